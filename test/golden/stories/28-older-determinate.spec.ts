import { LEFT } from '../cases.js';
import { story, type Story } from '../story.js';

type Told = Readonly<Record<string, unknown>>;

// pathway.md, table of kinds ("older sentences: PED, NPD") and stage 9; Criminal Justice Act 1991 ss33(2), 35(1), 37(1): four years or
// more for an offence before 4 April 2005 is eligible at half, out at two thirds, on licence to three quarters. Thirty-two years passed
// on Mon 14 November 2011: PED Sat 13 November 2027, NPD Sun 13 March 2033, LED Tue 13 November 2035, SED Fri 13 November 2043.
const DATES = { ped: '2027-11-13', npd: '2033-03-13', led: '2035-11-13', sed: '2043-11-13' };
const BUT = {
  but: ['parole.open-review', 'parole.record-decision', 'release.discharge', 'mappa.hold-meeting'],
};

/** Taken over on a Monday at ten, after what is told of the Board. */
const taken = (title: string, on: string, dates: Told, before: readonly Told[] = []): Story =>
  story(title)
    .on(`${on} 10:00`)
    .importCase([
      [
        'sentenced',
        { kind: 'determinate', months: 384, prison: 'HLI', area: 'YOR', victimScheme: false },
        '2011-11-14',
      ],
      ['received', { prison: 'HLI' }, '2011-11-14'],
      ['dates-changed', { dates }, '2011-11-15'],
      ...before.map((data) => ['parole-decision', data, '2031-12-01'] as const),
      ['os-changed', { username: 's.own' }, '2011-11-16'],
      ['tier-changed', { tier: 3 }, '2011-11-16'],
      ['roh-changed', { level: 'high' }, '2026-08-03'],
      ['imported', { stage: 'custody', lastRohReviewOn: '2026-08-03' }, on],
    ]);

/** Heard for the first time, on Mon 15 November 2027 at three. */
const firstHearing = (title: string): Story =>
  taken(title, '2026-10-05', DATES)
    .expectNotStuck('no-release-date')
    .expectNotStuck('contradictory-dates')
    .work('2027-01-12 18:00', BUT)
    .expectNotOpen('parole.open-review')
    // Ten months before eligibility: Wed 13 January 2027. 182 days before it: Sat 15 May 2027.
    .on('2027-01-13 09:00')
    .expectOpen('parole.open-review', { due: '2027-05-15', row: 'PAROLE-START' })
    .answer('parole.open-review', 'hearing-set', { review: 'first-release', targetHearing: '2027-11-15' })
    // Both reports, as before every first release by the Board: 56 days before Mon 15 November is Mon 20 September.
    .expectOpen('parole.write-om-report', { due: '2027-09-20', row: 'PAROLE-REPORTS' })
    .expectOpen('parole.write-os-report', { due: '2027-09-20', row: 'PAROLE-REPORTS' })
    .work('2027-11-15 15:00', BUT)
    .expectNotOpen('release.check-date', 'release.discharge');

describe('a determinate sentence with a parole eligibility date and a non-parole date', () => {
  it('is refused at eligibility and again, goes out at two thirds all the same, and is on licence to three quarters', () => {
    firstHearing('refused')
      .answer('parole.record-decision', 'refused', {
        decidedOn: '2027-11-15',
        provisional: false,
        nextReview: '2029-11-12',
      })
      // Ten months before Mon 12 November 2029: Fri 12 January; 182 days before it: Mon 14 May 2029.
      .work('2029-01-12 09:00', BUT)
      .expectOpen('parole.open-review', { due: '2029-05-14', row: 'PAROLE-START' })
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2029-11-12' })
      .work('2029-11-12 15:00', BUT)
      .answer('parole.record-decision', 'refused', { decidedOn: '2029-11-12', provisional: false })
      // No other review is named: the path goes on to the NPD. Eight months before Fri 11 March 2033 is Sun 11 July 2032.
      .work('2032-07-10 18:00', BUT)
      .expectNotOpen('parole.open-review')
      .work('2032-07-11 09:00', BUT)
      .expectStage('pre-release', 'custody#1')
      // The NPD is a Sunday: out on the Friday before.
      .work('2033-03-11 09:00', BUT)
      .expectOpen('release.discharge', { due: '2033-03-11', row: 'RELEASE-ON-DATE' })
      .answer('release.discharge', 'released', LEFT('2033-03-11T09:00'))
      .expectStage('licence', 'licence#1')
      // The licence ends at three quarters, not with the sentence.
      .work('2035-11-12 10:00')
      .expectNotOpen('termination.end-supervision')
      .on('2035-11-13 09:00')
      .expectOpen('termination.end-supervision', { due: '2035-11-13', row: 'LICENCE-END' });
  });

  it('is released on direction between the two', () => {
    firstHearing('directed')
      .answer('parole.record-decision', 'release', {
        decidedOn: '2027-11-15',
        provisional: false,
        releaseOn: '2027-12-06',
      })
      .work('2027-12-06 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-12-06', row: 'RELEASE-ON-DATE' })
      .answer('release.discharge', 'released', { ...LEFT('2027-12-06T09:00'), authority: 'parole' })
      .expectStage('licence', 'licence#1')
      .expectNotOpen('parole.open-review');
  });

  it('is handed over twelve months before eligibility', () => {
    // Twelve months before Sat 13 November 2027.
    taken('handover', '2026-10-05', DATES)
      .answer('handover.name-manager', 'named', { manager: 'o.manager' })
      .expectOpen('handover.hand-over', { due: '2026-11-13', row: 'HANDOVER-PAROLE' });
  });

  it('is held by no review: on the day of the law what the Board has not decided is no longer asked', () => {
    const refused = { result: 'refused', final: true, nextReview: '2033-02-07' };
    taken('review under way', '2032-03-01', DATES, [refused])
      .work('2032-04-07 09:00', BUT)
      // Ten months before Mon 7 February 2033.
      .expectOpen('parole.open-review')
      .answer('parole.open-review', 'hearing-set', { review: 'further', targetHearing: '2033-02-07' })
      .work('2033-02-07 15:00', BUT)
      .expectOpen('parole.record-decision', { due: '2033-02-21' })
      .work('2033-03-10 10:00', BUT)
      .expectOpen('parole.record-decision')
      .work('2033-03-11 09:00', BUT)
      .expectNotOpen('parole.record-decision', 'parole.open-review')
      .expectOpen('release.discharge', { due: '2033-03-11' })
      // Nobody let them out: from midnight on they are held unlawfully, and that goes before everything else.
      .on('2033-03-12 00:00')
      .expectStuck('held-past-release-date');
  });

  it('waits for the Board to the day of the law, in the last eight months too', () => {
    // Eligible since Mon 16 November 2026, and not decided: eight months before Fri 12 November 2027 is Fri 12 March.
    const near = { ped: '2026-11-16', npd: '2027-11-12', led: '2028-11-13', sed: '2030-11-13' };
    taken('undecided', '2026-10-05', near)
      .work('2027-03-12 09:00', BUT)
      .expectStage('parole', 'custody#1')
      .work('2027-11-11 18:00', BUT)
      .expectStage('parole', 'custody#1')
      .work('2027-11-12 09:00', BUT)
      .expectStage('pre-release', 'custody#1')
      .expectOpen('release.discharge', { due: '2027-11-12' });
  });

  it('has no review opened for a day after the non-parole date', () => {
    const refused = { result: 'refused', final: true, nextReview: '2033-05-02' };
    taken('hearing too late', '2032-03-01', DATES, [refused])
      .work('2032-10-04 10:00', BUT)
      .expectNotOpen('parole.open-review')
      .expectStage('pre-release', 'custody#1');
  });

  it('is out on the non-parole date where another term gives a later conditional one; without eligibility, on the conditional one', () => {
    // NPD Mon 15 March 2027, CRD Mon 14 June 2027; eligible on Mon 16 November 2026, not yet heard.
    const two = { npd: '2027-03-15', crd: '2027-06-14', led: '2028-09-13', sed: '2030-06-13' };
    taken('terms of 1991 and 2003', '2026-10-05', { ...two, ped: '2026-11-16' })
      .work('2027-03-15 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-03-15', row: 'RELEASE-ON-DATE' });
    taken('no eligibility', '2026-10-05', two)
      .work('2027-03-15 09:00', BUT)
      .expectNotOpen('release.discharge', 'parole.open-review')
      .work('2027-06-14 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-06-14', row: 'RELEASE-ON-DATE' });
    // The calculation gives nothing else: the NPD stands.
    taken('an NPD alone', '2026-10-05', { ...two, crd: null })
      .work('2027-03-15 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-03-15', row: 'RELEASE-ON-DATE' });
  });

  it('goes out on a curfew that is on the record, whatever the Board has still to hear', () => {
    // HDCAD Mon 15 March 2027, before eligibility and long before the NPD.
    taken('curfew', '2026-10-05', { ...DATES, hdcad: '2027-03-15' })
      .work('2027-03-12 18:00', BUT)
      .expectNotOpen('release.discharge', 'parole.open-review')
      .work('2027-03-15 09:00', BUT)
      .expectOpen('release.discharge', { due: '2027-03-15', row: 'RELEASE-ON-DATE' });
  });

  it('is stuck where eligibility would come after the non-parole date', () => {
    taken('contradiction', '2026-10-05', { ...DATES, ped: '2033-11-13' }).expectStuck(
      'contradictory-dates',
      'ped-after-npd',
    );
  });
});

describe('after a recall, the same sentence', () => {
  it('may be recalled for a fixed term, and is reviewed only when it is referred', () => {
    firstHearing('recalled')
      .answer('parole.record-decision', 'release', {
        decidedOn: '2027-11-15',
        provisional: false,
        releaseOn: '2027-12-06',
      })
      .work('2027-12-06 09:00', BUT)
      .answer('release.discharge', 'released', { ...LEFT('2027-12-06T09:00'), authority: 'parole' })
      .work('2028-05-08 10:00')
      .fact('recall-requested', { by: 'offender-manager' })
      // Extended sentences are not for fixed-term recall (CJA 2003 s255A); this one is determinate.
      .expectOpen('recall.ask', { barred: undefined })
      .answer('recall.ask', 'ask-standard')
      .answer('recall.agree', 'agreed')
      .answer('recall.endorse', 'endorsed-and-sent')
      .answer('recall.assess', 'standard', { revokedAt: '2028-05-08T10:00' })
      .on('2028-05-10 10:00')
      .fact('returned', { prison: 'HLI' })
      .fact('dates-changed', { dates: { prrd: '2035-11-13' } })
      .expectNotStuck('no-release-date')
      .work('2028-05-24 10:00', { but: [...BUT.but, 'recall.refer-parole'] })
      .expectNotOpen('parole.open-review');
  });
});
