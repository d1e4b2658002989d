import { onLicence } from '../cases.js';

// pathway.md stage 13: standard recall, and a recall rescinded.
const returned = (title: string) =>
  onLicence(title, '2027-04-13 15:00')
    // The Board, to which the case is referred, does not release (stage 9 is told in 24).
    .usually('parole.record-decision', 'refused', { provisional: false })
    .fact('recall-requested', { by: 'offender-manager' })
    .answer('recall.ask', 'ask-standard')
    .answer('recall.agree', 'agreed')
    .answer('recall.endorse', 'endorsed-and-sent')
    .on('2027-04-14 10:30')
    .answer('recall.assess', 'standard', { revokedAt: '2027-04-14T10:00' })
    .on('2027-04-19 11:00')
    .fact('returned', { prison: 'HLI' })
    .fact('dates-changed', { dates: { prrd: '2028-03-01' } });

describe('a standard recall', () => {
  it('goes to the Parole Board, and stays to the end of the sentence unless somebody directs otherwise', () => {
    returned('to the end')
      // 14 working days after Mon 19 April: 20–23, 26–30, 4–7 May (Mon 3 is a holiday), Mon 10 May.
      .expectOpen('recall.write-part-b', {
        due: '2027-05-10',
        row: 'RECALL-PART-B',
        role: 'offender-manager',
      })
      // 28 calendar days: Mon 17 May. The return is day 1 for the Parole Board: Sun 16 May.
      .expectOpen('recall.send-second-dossier', { due: '2027-05-17', row: 'RECALL-SECOND-DOSSIER' })
      .expectOpen('recall.refer-parole', { due: '2027-05-16', row: 'RECALL-PAROLE' })
      .expectNotOpen('recall.prepare-re-release', 'recall.check-fixed-term-date')
      .answer('recall.send-second-dossier', 'sent-without-part-b')
      .expectNotOpen('recall.send-second-dossier')
      .answer('recall.write-part-b', 'submitted-asks-release')
      // The Part B is in: it follows by the next working day.
      .expectOpen('recall.send-second-dossier', { due: '2027-04-20' })
      .expectOpen('recall.review-recall', { due: '2027-05-04' })
      .answer('recall.review-recall', 'recall-stands')
      .expectStage('recall', 'custody#2')
      .work('2028-02-29 12:00', { but: ['release.discharge'] })
      // Re-released on the last day, Wed 1 March 2028.
      .on('2028-03-01 09:00')
      .expectOpen('release.discharge', { due: '2028-03-01' });
  });

  it('is released on a direction, on the day it names', () => {
    returned('direction')
      .work('2027-09-01 10:00')
      .fact('release-direction', { on: '2027-10-06' })
      .expectOpen('recall.prepare-re-release', { due: '2027-09-15' })
      // Five weeks is less than six and eight: opened late because it was learnt late.
      .expectOpen('resettlement.reassess-needs', { mark: 'learnt-late', due: '2027-09-02' })
      .work('2027-10-06 09:00', { but: ['release.discharge'] })
      .expectOpen('release.discharge', { due: '2027-10-06' });
  });

  it('resumes after it is rescinded without starting the release clocks again', () => {
    returned('rescinded')
      .answer('recall.write-part-b', 'submitted-asks-release')
      .answer('recall.review-recall', 'rescinded')
      .expectStage('licence', 'licence#2')
      // Reported, inducted and planned before the recall: not again; seen within a week of being back.
      .expectNotOpen(
        'licence.record-arrival',
        'licence.make-plan',
        'licence.induct',
        'roh.screen',
        'recall.refer-parole',
      )
      .on('2027-04-25 09:00')
      .expectOpen('licence.make-contact', { due: '2027-04-26', row: 'CONTACT-LICENCE-HIGH' })
      .answer('licence.make-contact', 'seen', { when: '2027-04-25T09:00', how: 'office' })
      // Re-scored sixteen weeks after release, Tue 2 March, as if nothing had been: Tue 22 June.
      .on('2027-06-20 12:00')
      .expectOpen('licence.rescore-oasys', { due: '2027-06-22' });
  });
});
