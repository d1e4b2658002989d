import { story } from '../story.js';

// pathway.md stages 3–5. Easter 2026: Good Friday 3 April, Easter Monday 6 April; early May holiday Mon 4 May.
describe('reception, induction, board and plan with Easter in the clocks', () => {
  const received = () =>
    story('reception')
      .on('2026-03-30 15:00')
      .fact('sentenced', {
        kind: 'determinate',
        months: 24,
        prison: 'HLI',
        area: 'YOR',
        victimScheme: false,
        dates: { crd: '2027-03-30', sled: '2028-03-29' },
      })
      .on('2026-03-30 18:00')
      .fact('received', { prison: 'HLI' });

  it('opens every first step with its own clock, owned by the prison before handover', () => {
    received()
      // Four hours after 18:00.
      .expectOpen('reception.restrict-contact', {
        dueAt: '2026-03-30 22:00',
        row: 'CONTACT-RESTRICT',
        role: 'public-protection',
      })
      .expectOpen('reception.complete-first-checks', {
        due: '2026-03-30',
        role: 'reception-officer',
        place: 'HLI',
      })
      // One working day after Mon 30 Mar.
      .expectOpen('scope.decide', { due: '2026-03-31' })
      .expectOpen('reception.act-on-ties', { due: '2026-03-31' })
      // Two: Wed 1 Apr.
      .expectOpen('supervisor.assign', { due: '2026-04-01', row: 'ASSIGN-OS', role: 'head-of-omu' })
      // Five: 31, 1, 2 Apr; Easter (3–6); 7, 8 Apr.
      .expectOpen('reception.check-dates', { due: '2026-04-08', row: 'DATES-CHECKED' })
      .expectOpen('allocation.identify-mappa-category', { due: '2026-04-08', role: 'offender-supervisor' })
      .expectOpen('roh.screen', { due: '2026-04-08', role: 'offender-supervisor', place: 'HLI' })
      // Ten: the eighth of April is the fifth; 9, 10, 13, 14, 15.
      .expectOpen('category.propose-first', { due: '2026-04-15', row: 'CATEGORISE' })
      // Seven calendar days, holiday or not.
      .expectOpen('induction.screen-basic-skills', { due: '2026-04-06', row: 'BASIC-SKILLS-SCREEN' })
      // Twelve months to release is not a short sentence: the community manager waits for the handover.
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .expectNotOpen(
        'allocation.name-manager-short-sentence',
        'allocation.name-offender-manager',
        'induction.complete',
      );
  });

  it('asks again for what could not be done, and completes induction on every result', () => {
    received()
      .on('2026-04-01 10:00')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      // Ten working days after Mon 30 Mar, over Easter: Wed 15 Apr.
      .expectOpen('supervisor.make-first-contact', { due: '2026-04-15', row: 'FIRST-CONTACT-OS' })
      .on('2026-04-02 10:00')
      .answer('supervisor.make-first-contact', 'not-seen', { on: '2026-04-02T10:00', nextOn: '2026-04-10' })
      .expectOpen('supervisor.make-first-contact', { due: '2026-04-10' })
      .answer('supervisor.make-first-contact', 'seen', { on: '2026-04-02T10:30' })
      .expectNotOpen('supervisor.make-first-contact')
      .answer('induction.assess-needs', 'not-fit-yet')
      .expectOpen('induction.assess-needs', { due: '2026-04-09' })
      .answer('induction.screen-basic-skills', 'no-need')
      .answer('induction.screen-health', 'need-found')
      .expectNotOpen('induction.complete')
      .on('2026-04-07 10:00')
      .answer('induction.assess-needs', 'assessed')
      // Seven days after Mon 30 Mar was Easter Monday: our own earlier step was late, so it opens missed.
      .expectOpen('induction.complete', { due: '2026-04-06', row: 'INDUCTION', missed: true });
  });

  it('holds no board before an OASys to standard (G1, G2), and shares the plan after it', () => {
    const s = received()
      .work('2026-04-09 09:00', {
        but: [
          'supervisor.assign',
          'roh.screen',
          'oasys.complete',
          'oasys.contribute',
          'reception.check-dates',
        ],
      })
      .expectGate('G1', 'closed')
      .expectNotOpen('board.set-date')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .expectGate('G1', 'open')
      // Eight weeks after Mon 30 Mar, as release is less than two years away: Mon 25 May (a calendar count, holiday or not).
      .expectOpen('board.set-date', { due: '2026-05-25', row: 'ISP-CUSTODY-SHORT' })
      .answer('board.set-date', 'no-slot')
      .expectOpen('board.set-date', { role: 'head-of-omu', due: '2026-04-14' })
      .answer('board.set-date', 'set', { boardOn: '2026-05-12' })
      // Ten working days before Tue 12 May: 11, 8, 7, 6, 5; Mon 4 is a holiday; 1 May, 30, 29, 28, 27 Apr.
      .expectOpen('board.invite', { due: '2026-04-27', row: 'BOARD-INVITE' })
      .expectGate('G2', 'closed')
      .expectNotOpen('board.hold')
      .answer('roh.screen', 'concern');
    // 15 working days before Mon 25 May: from Fri 22 May back to Thu 30 Apr is 15 without 4 May: 22,21,20,19,18,15,14,13,12,11,8,7,6,5,1.
    s.expectOpen('roh.analyse', { due: '2026-05-01' })
      .answer('roh.analyse', 'analysed', { level: 'high' })
      .expectOpen('mappa.decide-referral')
      .expectOpen('rmp.write')
      .answer('oasys.contribute', 'added')
      .expectOpen('oasys.complete', { due: '2026-05-25', role: 'offender-supervisor' })
      .on('2026-04-10 10:00')
      .answer('oasys.complete', 'complete-with-actions', { rohLevel: 'high' })
      // Quality actions keep it the author's, and G2 shut.
      .expectOpen('oasys.complete', { round: 2, due: '2026-05-25' })
      .expectGate('G2', 'closed')
      .on('2026-04-13 10:00')
      .answer('oasys.complete', 'complete-to-standard', { rohLevel: 'high' })
      // High risk of harm is countersigned within five working days of Mon 13 Apr, by the head of OMU in a prison-held case.
      .expectOpen('oasys.countersign', { due: '2026-04-20', row: 'COUNTERSIGN', role: 'head-of-omu' })
      .expectGate('G2', 'closed')
      .on('2026-04-14 10:00')
      .answer('oasys.countersign', 'returned')
      .expectOpen('oasys.complete', { round: 3 })
      .expectNotOpen('oasys.countersign')
      .on('2026-04-15 10:00')
      .answer('oasys.complete', 'complete-to-standard', { rohLevel: 'high' })
      .expectOpen('oasys.countersign', { round: 2, due: '2026-04-22' })
      .answer('oasys.countersign', 'countersigned')
      .expectGate('G2', 'open')
      .expectStage('planning')
      .expectOpen('board.hold', { due: '2026-05-12' })
      .on('2026-05-12 15:00')
      .answer('board.hold', 'postponed', { heldOn: '2026-05-12' })
      // A new date is set before anything is planned; the board is then held on it.
      .expectNotOpen('plan.write', 'board.hold')
      .expectOpen('board.set-date', { round: 2 })
      .answer('board.set-date', 'set', { boardOn: '2026-05-19' })
      .expectOpen('board.hold', { round: 2, due: '2026-05-19' })
      .on('2026-05-19 15:00')
      .answer('board.hold', 'held-person-absent', { heldOn: '2026-05-19' })
      // Five working days after Tue 19 May; Mon 25 May is a holiday: 20, 21, 22, 26, 27.
      .expectOpen('plan.write', { due: '2026-05-27' })
      .answer('plan.write', 'agreed')
      .expectOpen('board.feed-back', { due: '2026-05-22', role: 'offender-supervisor' })
      .on('2026-05-20 10:00')
      .answer('board.feed-back', 'asks-for-change')
      .expectOpen('plan.write', { round: 2 })
      .answer('plan.write', 'agreed')
      .expectOpen('plan.share', { due: '2026-05-27', row: 'PLAN-SHARED' })
      .answer('plan.share', 'given-and-signed')
      .expectNotOpen('plan.share', 'plan.write')
      .expectStage('custody');
  });

  it('is stuck while nobody knows the release date, or the dates contradict each other, and not after somebody says they stand', () => {
    story('dates')
      .on('2026-03-02 15:00')
      .fact('sentenced', { kind: 'determinate', months: 24, prison: 'HLI', area: 'YOR', victimScheme: false })
      .fact('received', { prison: 'HLI' })
      .expectStuck('no-release-date')
      .expectOpen('reception.settle-dates', { due: '2026-03-02', role: 'head-of-omu' })
      .on('2026-03-03 10:00')
      .fact('dates-changed', { dates: { crd: '2028-06-01', sled: '2028-03-01' } })
      .expectNotStuck('no-release-date')
      .expectStuck('contradictory-dates', 'release-after-sentence-end')
      .answer('reception.check-dates', 'differ')
      .answer('reception.settle-dates', 'stand')
      .expectNotStuck('contradictory-dates')
      .expectNotOpen('reception.settle-dates')
      .fact('dates-changed', { dates: { crd: '2027-03-01' } })
      .expectOpen('reception.check-dates', { round: 2, due: '2026-03-10' })
      .expectNotStuck('contradictory-dates')
      .expectNotOpen('reception.settle-dates');
  });
});
