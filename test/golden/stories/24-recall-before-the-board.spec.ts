import { LEFT, onLicence } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md stages 13 and 9. Four years, released Tue 2 March 2027, SLED Fri 1 March 2030. Recalled for the rest of the sentence, back on Mon 19 April 2027.
const FOUR_YEARS = { months: 48, dates: { crd: '2027-03-02', sled: '2030-03-01' } };
const BUT = {
  but: ['parole.open-review', 'parole.record-decision', 'recall.refer-parole', 'release.discharge'],
};
const returned = (title: string, prrd = '2030-03-01', victims = false): Story =>
  onLicence(title, '2027-04-13 15:00', { ...FOUR_YEARS, victimScheme: victims })
    .fact('recall-requested', { by: 'offender-manager' })
    .answer('recall.ask', 'ask-standard')
    .answer('recall.agree', 'agreed')
    .answer('recall.endorse', 'endorsed-and-sent')
    .on('2027-04-14 10:30')
    .answer('recall.assess', 'standard', { revokedAt: '2027-04-14T10:00' })
    .on('2027-04-19 11:00')
    .fact('returned', { prison: 'HLI' })
    .fact('dates-changed', { dates: { prrd } });
/** Referred on Fri 14 May, inside 28 days of the return. */
const referred = (title: string, prrd?: string): Story =>
  returned(title, prrd).work('2027-05-14 10:00', BUT).answer('recall.refer-parole', 'referred');
const refused = (title: string, prrd?: string): Story =>
  referred(title, prrd)
    .answer('parole.open-review', 'on-papers', { review: 'further', targetHearing: '2027-06-14' })
    .work('2027-06-14 15:00', BUT)
    .answer('parole.record-decision', 'refused', { decidedOn: '2027-06-14', provisional: false });

describe('a standard recall before the Parole Board', () => {
  it('is heard on the papers: Part B stands for the reports, and release is directed', () => {
    referred('papers')
      // Five working days after Fri 14 May 2027.
      .expectOpen('parole.open-review', { due: '2027-05-21', role: 'ppcs-caseworker' })
      .expectStage('parole', 'custody#2')
      .answer('parole.open-review', 'on-papers', { review: 'further', targetHearing: '2027-06-14' })
      .expectNotOpen('parole.write-om-report', 'parole.write-os-report', 'parole.disclose-dossier')
      .work('2027-06-14 09:00', BUT)
      // Fourteen days after Mon 14 June.
      .expectOpen('parole.record-decision', { due: '2027-06-28' })
      .answer('parole.record-decision', 'release', {
        decidedOn: '2027-06-14',
        provisional: false,
        releaseOn: '2027-07-05',
      })
      .expectOpen('parole.explain-decision', { due: '2027-06-15' })
      // Ten working days after Mon 14 June.
      .expectOpen('recall.prepare-re-release', { due: '2027-06-28' })
      .work('2027-07-05 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-07-05' })
      .answer('release.discharge', 'released', { ...LEFT('2027-07-05T09:00'), authority: 're-release' })
      .expectStage('licence', 'licence#2');
  });

  it('has reports when the panel wants to hear the person', () => {
    referred('oral')
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2027-10-04' })
      // No standard speaks for a determinate recall; the same eight weeks bound it: Mon 9 August 2027.
      .expectOpen('parole.write-om-report', { due: '2027-08-09' })
      .expectOpen('parole.write-os-report', { due: '2027-08-09' });
    referred('near')
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2027-06-21' })
      // Less than eight weeks: ten working days after Fri 14 May; the spring holiday is Mon 31 May: Fri 28 May.
      .expectOpen('parole.write-om-report', { due: '2027-05-28' });
  });

  it('is refused with years left: prepared again each year, sixteen weeks before', () => {
    refused('each year')
      .expectOpen('parole.explain-decision', { due: '2027-06-14' })
      .work('2028-01-25 18:00', { but: [...BUT.but, 'parole.prepare-annual-review'] })
      .expectNotOpen('parole.prepare-annual-review', 'parole.open-review')
      // A year after Mon 14 June 2027: Wed 14 June 2028; 112 days before: Wed 23 February; it appears four weeks earlier, Wed 26 January.
      .on('2028-01-26 09:00')
      .expectOpen('parole.prepare-annual-review', { due: '2028-02-23', row: 'PAROLE-ANNUAL' })
      .answer('parole.prepare-annual-review', 'prepared', { reviewDate: '2028-06-14' })
      // Five working days after Wed 26 January.
      .expectOpen('parole.open-review', { due: '2028-02-02' })
      .answer('parole.open-review', 'on-papers', { review: 'further', targetHearing: '2028-06-14' })
      .work('2028-06-14 15:00', { but: [...BUT.but, 'parole.prepare-annual-review'] })
      .answer('parole.record-decision', 'refused', { decidedOn: '2028-06-14', provisional: false })
      .work('2029-01-25 09:00', { but: [...BUT.but, 'parole.prepare-annual-review'] })
      // The third year: 112 days before Thu 14 June 2029 is Thu 22 February. Twenty and a half months were left.
      .expectOpen('parole.prepare-annual-review', { due: '2029-02-22' })
      .answer('parole.prepare-annual-review', 'not-needed')
      .expectNotOpen('parole.open-review');
  });

  it('is refused with less than thirteen months left: stays to the end of the sentence', () => {
    // Twelve and a half months: from Mon 14 June 2027 to Fri 30 June 2028.
    refused('to the end', '2028-06-30')
      .work('2028-06-30 09:00', { but: [...BUT.but, 'parole.prepare-annual-review'] })
      .expectNotOpen('parole.prepare-annual-review', 'parole.open-review')
      .expectOpen('release.discharge', { due: '2028-06-30' });
  });

  it('is referred at once when the person makes representations', () => {
    returned('representations')
      .expectOpen('recall.refer-parole', { due: '2027-05-16', row: 'RECALL-PAROLE' })
      .answer('recall.send-dossier', 'sent')
      .on('2027-04-21 10:00')
      .answer('recall.disclose-dossier', 'disclosed', {
        givenOn: '2027-04-20',
        representationsReceived: '2027-04-21',
      })
      // The next working day after Wed 21 April.
      .expectOpen('recall.refer-parole', { due: '2027-04-22' });
  });

  it('is given the second dossier too', () => {
    returned('second dossier')
      .on('2027-05-10 10:00')
      .answer('recall.write-part-b', 'submitted')
      .answer('recall.send-second-dossier', 'sent')
      // The next working day after Mon 10 May.
      .expectOpen('recall.disclose-dossier#second', { due: '2027-05-11' });
  });
});

describe('an executive release', () => {
  it('asks the victims first, and ends the review before the Board', () => {
    returned('executive', undefined, true)
      .fact('victim-opted', { victim: 'v1', in: true })
      .work('2027-05-04 10:00', {
        but: [...BUT.but, 'recall.write-part-b', 'victim.ask-views', 'recall.review-recall'],
      })
      .answer('recall.refer-parole', 'referred')
      .expectOpen('parole.open-review')
      .answer('recall.write-part-b', 'submitted-asks-release')
      // Ten working days after Tue 4 May 2027.
      .expectOpen('victim.ask-views', { due: '2027-05-18', role: 'victim-liaison-officer' })
      .expectGate('G11', 'closed')
      .expectNotOpen('recall.review-recall')
      .answer('victim.ask-views', 'views-given')
      .expectGate('G11', 'open')
      .expectOpen('recall.review-recall', { due: '2027-05-18' })
      .answer('recall.review-recall', 'executive-release', { releaseOn: '2027-05-25' })
      .expectNotOpen('parole.open-review', 'parole.record-decision')
      .work('2027-05-25 09:00', BUT)
      .answer('release.discharge', 'released', { ...LEFT('2027-05-25T09:00'), authority: 'executive' })
      .expectStage('licence', 'licence#2');
  });
});
