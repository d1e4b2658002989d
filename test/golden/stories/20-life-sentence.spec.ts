import { inCustody, LEFT } from '../cases.js';

// pathway.md stages 9 to 13 for a life sentence. Sentenced on Mon 2 March 2026 to life, the tariff ends on Mon 3 March 2031.
const LIFE = { kind: 'life', months: undefined, dates: { ted: '2031-03-03' } };

describe('a life sentence, from the sentence through the tariff to the life licence', () => {
  it('is refused at the tariff, moves to open conditions, goes out and back, is released, recalled and released again', () => {
    const s = inCustody('life', '2030-01-02 09:00', LIFE)
      // Handed over twelve months before the tariff, Sun 3 March 2030; its steps appear 56 days before, Sun 6 January.
      .expectNotOpen('parole.open-review', 'handover.hand-over', 'release.discharge')
      .on('2030-01-06 09:00')
      .answer('handover.name-manager', 'named', { manager: 'o.manager' })
      .expectOpen('handover.hand-over', { due: '2030-03-03', row: 'HANDOVER-PAROLE' })
      .work('2030-05-02 18:00')

      // The first review. Ten months before the tariff it is approaching; opened 26 weeks, 182 days, before: Mon 2 September 2030.
      .expectNotOpen('parole.open-review')
      .on('2030-05-03 09:00')
      .expectOpen('parole.open-review', { due: '2030-09-02', row: 'PAROLE-START', role: 'ppcs-caseworker' })
      .expectStage('parole', 'custody#1')
      .answer('parole.open-review', 'hearing-set', {
        review: 'first-release',
        targetHearing: '2031-02-17',
        psychologyReportAsked: true,
      })
      // Eight weeks, 56 days, before Mon 17 February 2031: Mon 23 December 2030. The case is the community's since handover.
      .expectOpen('parole.write-om-report', {
        due: '2030-12-23',
        row: 'PAROLE-REPORTS',
        role: 'offender-manager',
        place: 'YOR',
      })
      .expectOpen('parole.write-os-report', { due: '2030-12-23', role: 'offender-supervisor', place: 'HLI' })
      .expectOpen('parole.write-psychology-report', { due: '2030-12-23', role: 'psychology' })
      .expectNotOpen('parole.disclose-dossier', 'parole.record-decision')
      .work('2030-12-02 10:00', { but: ['parole.write-om-report', 'parole.disclose-dossier'] })
      .answer('parole.write-om-report', 'submitted')
      // The dossier is whole on Mon 2 December: five working days, Mon 9 December.
      .expectOpen('parole.disclose-dossier', { due: '2030-12-09', role: 'case-administrator' })
      .work('2031-02-16 10:00')
      .expectNotOpen('parole.record-decision')
      // Heard on Mon 17 February; the Board has fourteen days, to Mon 3 March.
      .on('2031-02-17 16:00')
      .expectOpen('parole.record-decision', { due: '2031-03-03' })
      .on('2031-02-20 10:00')
      .answer('parole.record-decision', 'refused', {
        decidedOn: '2031-02-20',
        provisional: false,
        nextReview: '2032-02-16',
      })
      // A refusal is told the same day, Thu 20 February.
      .expectOpen('parole.explain-decision', { due: '2031-02-20', role: 'offender-supervisor' })
      .work('2031-03-05 09:00')
      // Past the tariff, with a date ahead.
      .expectNotStuck('post-tariff-without-review')
      .expectNotOpen('release.discharge')

      // The second review, on the day the refusal named: ten months before Mon 16 February 2032; 182 days before it is Mon 18 August 2031.
      .work('2031-04-16 09:00', { but: ['parole.open-review'] })
      .expectOpen('parole.open-review', { due: '2031-08-18', row: 'PAROLE-START' })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2032-02-16' })
      .work('2032-02-18 10:00', { but: ['parole.record-decision'] })
      .answer('parole.record-decision', 'open-conditions', {
        decidedOn: '2032-02-18',
        provisional: false,
        openConditionsAccepted: 'accepted',
        nextReview: '2033-02-14',
      })
      // Not a refusal: told by the next working day, Thu 19 February.
      .expectOpen('parole.explain-decision', { due: '2032-02-19' })
      .work('2032-03-10 10:00')
      .fact('category-changed', { category: 'D', open: true })
      .fact('moved', { from: 'HLI', to: 'HII', planned: true, reason: 'progression' })
      // Twenty working days after Wed 10 March 2032; Good Friday is 26 March, Easter Monday 29 March: Fri 9 April.
      .expectOpen('oasys.review-open', { due: '2032-04-09', row: 'OASYS-OPEN' })
      .work('2032-06-01 10:00', { but: ['parole.open-review'] });

    // Temporary release from open conditions, out and back.
    s.fact('rotl-applied', { type: 'day', firstOuting: '2032-07-14' })
      .usually('rotl.issue-licence', 'issued-police-told', {
        outAt: '2032-07-14T09:00',
        backBy: '2032-07-14T17:00',
      })
      .work('2032-07-13 18:00', { but: ['parole.open-review', 'rotl.confirm-return'] })
      .expectAnswered('rotl.decide', 'approved-unescorted')
      .work('2032-07-14 16:30', { but: ['parole.open-review', 'rotl.confirm-return'] })
      .expectOpen('rotl.confirm-return', { dueAt: '2032-07-14 17:00', place: 'HII' })
      .answer('rotl.confirm-return', 'back-on-time', { returnedAt: '2032-07-14T16:30' })
      .work('2032-08-02 10:00', { but: ['parole.open-review'] })
      .expectAnswered('rotl.record-outcome', 'went-well')

      // The third review: Mon 14 February 2033 less 182 days is Mon 16 August 2032.
      .expectOpen('parole.open-review', { due: '2032-08-16' })
      .answer('parole.open-review', 'hearing-set', { review: 'open-conditions', targetHearing: '2033-02-14' })
      .work('2033-02-21 10:00', { but: ['parole.record-decision'] })
      .answer('parole.record-decision', 'release', {
        decidedOn: '2033-02-21',
        provisional: true,
        reconsiderationUntil: '2033-03-14',
      })
      // Provisional: nothing about a release yet; final the day after the window, Tue 15 March, recorded within two working days.
      .expectNotOpen('parole.record-decision', 'release.check-date')
      .work('2033-03-15 09:00', { but: ['parole.record-decision'] })
      .expectOpen('parole.record-decision', {
        due: '2033-03-17',
        barred: ['refused', 'open-conditions', 'adjourned', 'deferred'],
      })
      .answer('parole.record-decision', 'release', {
        decidedOn: '2033-02-21',
        provisional: false,
        releaseOn: '2033-04-13',
      })
      .expectNotStuck('no-release-date')
      // Four weeks and a day are left: what should have been done by then opens at once, not late.
      .expectOpen('resettlement.reassess-needs', { mark: 'learnt-late' })
      .expectOpen('licence.contribute')
      .work('2033-04-13 09:00', { but: ['release.discharge'] })
      .expectStage('pre-release', 'custody#1')
      .expectOpen('release.discharge', { due: '2033-04-13', place: 'HII' })
      .answer('release.discharge', 'released', { ...LEFT('2033-04-13T09:00'), authority: 'parole' })
      .expectStage('licence', 'licence#1')
      .work('2035-06-01 10:00')

      // The life licence has no end, and is supervised as any other.
      .expectNotOpen('termination.end-supervision')
      .expectStage('licence', 'licence#1');

    // Recalled: for life it is always by telephone, within two hours, and never for a fixed term.
    s.fact('recall-requested', { by: 'offender-manager' })
      .expectOpen('recall.phone-emergency', { dueAt: '2035-06-01 12:00', row: 'RECALL-EMERGENCY' })
      .answer('recall.phone-emergency', 'recall-agreed-by-telephone')
      .expectOpen('recall.ask', { barred: ['ask-fixed-term'] })
      .answer('recall.ask', 'papers-after-emergency')
      .answer('recall.agree', 'agreed-emergency')
      .answer('recall.endorse', 'endorsed-and-sent')
      .expectOpen('recall.assess', { barred: ['curfew', 'fixed-term'] })
      .answer('recall.assess', 'standard', { revokedAt: '2035-06-01T11:00' })
      .on('2035-06-04 10:00')
      .fact('returned', { prison: 'HLI' })
      .expectStage('recall', 'custody#2')
      // No re-release date is ever calculated for life: nobody is asked to settle one.
      .expectNotStuck('no-release-date')
      .expectOpen('recall.categorise', { row: 'CATEGORISE-RECALL' })
      // The day of return, Mon 4 June, is the first of 28: Sun 1 July.
      .expectOpen('recall.refer-parole', { due: '2035-07-01' })
      .work('2035-06-18 10:00', { but: ['recall.refer-parole'] })
      .answer('recall.refer-parole', 'referred')
      // Referred on Mon 18 June: opened at once, within five working days.
      .expectOpen('parole.open-review', { due: '2035-06-25' })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2035-10-15' })
      // Eight weeks before Mon 15 October: Mon 20 August.
      .expectOpen('parole.write-om-report', { due: '2035-08-20', row: 'PAROLE-REPORTS' })
      .work('2035-10-16 10:00', { but: ['parole.record-decision'] })
      .answer('parole.record-decision', 'release', {
        decidedOn: '2035-10-16',
        provisional: false,
        releaseOn: '2035-10-31',
      })
      .expectOpen('recall.prepare-re-release')
      .work('2035-10-31 09:00', { but: ['release.discharge'] })
      .answer('release.discharge', 'released', { ...LEFT('2035-10-31T09:00'), authority: 'parole' })
      .expectStage('licence', 'licence#2');
  });
});
