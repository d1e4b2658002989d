import { inCustody, LEFT } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md, table of kinds and stage 9. Passed on Mon 2 March 2026: parole eligibility Thu 2 March 2028, CRD Mon 2 September 2030, SLED Fri 2 September 2033.
const EXTENDED = {
  kind: 'extended',
  months: 90,
  dates: { ped: '2028-03-02', crd: '2030-09-02', sled: '2033-09-02' },
};
const BUT = { but: ['parole.open-review', 'parole.record-decision', 'release.discharge'] };
const firstHearing = (title: string): Story =>
  inCustody(title, '2027-05-01 18:00', EXTENDED)
    .expectNotOpen('parole.open-review')
    // Ten months before eligibility: Sun 2 May 2027. 182 days before it: Thu 2 September 2027.
    .on('2027-05-02 09:00')
    .expectOpen('parole.open-review', { due: '2027-09-02', row: 'PAROLE-START' })
    .answer('parole.open-review', 'hearing-set', { review: 'first-release', targetHearing: '2028-03-06' })
    .work('2028-03-06 15:00', BUT);

describe('an extended sentence', () => {
  it('is refused at eligibility and once more, goes out at its CRD, and is on licence to its SLED', () => {
    firstHearing('refused')
      .answer('parole.record-decision', 'refused', {
        decidedOn: '2028-03-06',
        provisional: false,
        nextReview: '2029-09-03',
      })
      // Ten months before Mon 3 September 2029; 182 days before it is Mon 5 March 2029.
      .work('2028-11-03 09:00', BUT)
      .expectOpen('parole.open-review', { due: '2029-03-05' })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2029-09-03' })
      .work('2029-09-04 10:00', BUT)
      // Refused again, and the CRD comes before another review would: none is named, and nobody is stuck for it.
      .answer('parole.record-decision', 'refused', { decidedOn: '2029-09-04', provisional: false })
      .work('2030-09-02 09:00', BUT)
      .expectNotOpen('parole.open-review')
      .expectNotStuck('post-tariff-without-review')
      .expectStage('pre-release', 'custody#1')
      .expectOpen('release.discharge', { due: '2030-09-02' })
      .answer('release.discharge', 'released', LEFT('2030-09-02T09:00'))
      .work('2033-09-01 10:00')
      .expectStage('licence', 'licence#1')
      .expectNotOpen('termination.end-supervision')
      .on('2033-09-02 09:00')
      .expectOpen('termination.end-supervision', { due: '2033-09-02', row: 'LICENCE-END' });
  });

  it('is released on direction, and not before the Board has decided', () => {
    firstHearing('directed')
      .expectNotOpen('release.discharge', 'release.check-date')
      .answer('parole.record-decision', 'release', {
        decidedOn: '2028-03-06',
        provisional: false,
        releaseOn: '2028-03-27',
      })
      .work('2028-03-27 09:00', BUT)
      .expectOpen('release.discharge', { due: '2028-03-27' })
      .answer('release.discharge', 'released', { ...LEFT('2028-03-27T09:00'), authority: 'parole' })
      .expectStage('licence', 'licence#1')
      // Nothing of the prison's dates is left to come: the next date is the SLED.
      .expectNotOpen('parole.open-review');
  });

  it('is handed over twelve months before eligibility, not before the CRD', () => {
    inCustody('handover', '2027-01-04 10:00', EXTENDED)
      .expectNotOpen('handover.hand-over')
      // Tue 2 March 2027 less 56 days is Tue 5 January.
      .on('2027-01-05 09:00')
      .answer('handover.name-manager', 'named', { manager: 'o.manager' })
      .expectOpen('handover.hand-over', { due: '2027-03-02', row: 'HANDOVER-PAROLE' });
  });

  it('is recalled for the rest of the sentence only, and reviewed every year while thirteen months are left', () => {
    firstHearing('recalled')
      .answer('parole.record-decision', 'release', {
        decidedOn: '2028-03-06',
        provisional: false,
        releaseOn: '2028-03-27',
      })
      .work('2028-03-27 09:00', BUT)
      .answer('release.discharge', 'released', { ...LEFT('2028-03-27T09:00'), authority: 'parole' })
      .work('2029-01-08 10:00')
      .fact('recall-requested', { by: 'offender-manager' })
      // Extended sentences are not for fixed-term recall (CJA 2003 s255A).
      .expectOpen('recall.ask', { barred: ['ask-fixed-term'] })
      .answer('recall.ask', 'ask-standard')
      .answer('recall.agree', 'agreed')
      .answer('recall.endorse', 'endorsed-and-sent')
      .answer('recall.assess', 'standard', { revokedAt: '2029-01-08T10:00' })
      .on('2029-01-10 10:00')
      .fact('returned', { prison: 'HLI' })
      .fact('dates-changed', { dates: { prrd: '2033-09-02' } })
      .work('2029-02-05 10:00', { but: [...BUT.but, 'recall.refer-parole'] })
      .answer('recall.refer-parole', 'referred')
      // Five working days after Mon 5 February 2029.
      .expectOpen('parole.open-review', { due: '2029-02-12' })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2029-06-11' })
      // An extended sentence has both reports, also on recall: 56 days before Mon 11 June is Mon 16 April.
      .expectOpen('parole.write-om-report', { due: '2029-04-16', row: 'PAROLE-REPORTS' })
      .work('2029-06-11 15:00', BUT)
      .answer('parole.record-decision', 'refused', { decidedOn: '2029-06-11', provisional: false })
      .work('2030-01-21 10:00', { but: [...BUT.but, 'parole.prepare-annual-review'] })
      // A year after Mon 11 June 2029 is Tue 11 June 2030; sixteen weeks, 112 days, before: Tue 19 February. It appears four weeks before that.
      .expectNotOpen('parole.prepare-annual-review')
      .on('2030-01-22 09:00')
      .expectOpen('parole.prepare-annual-review', { due: '2030-02-19', row: 'PAROLE-ANNUAL' });
  });
});
