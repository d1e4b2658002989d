import { TASK_TYPES } from '#workflows/task-types.js';
import { inCustody, onLicence, TWO_YEARS } from '../cases.js';
import { orderMade } from '../orders.js';
import { story, type Story } from '../story.js';

/**
 * Decision rules of evidence 002, section 4.3 (D), its calendar requirements, section 5.4, and the rules for clocks of 003,
 * section 5.5 (CLK), that no other story tells (docs/golden.md). Sentenced Mon 2 March 2026, released Tue 2 March 2027.
 */
const received = (title: string): Story =>
  story(title).on('2026-03-02 15:00').fact('sentenced', TWO_YEARS).fact('received', { prison: 'HLI' });

describe('risk of harm decides', () => {
  it('D2: any level above low has a plan to manage it, low has none', () => {
    received('low')
      .answer('roh.screen', 'concern')
      .answer('roh.analyse', 'analysed', { level: 'low' })
      .expectNotOpen('rmp.write');
    received('medium')
      .answer('roh.screen', 'concern')
      .answer('roh.analyse', 'analysed', { level: 'medium' })
      // Ten working days before Mon 27 April: 24–20, 17–13 April.
      .expectOpen('rmp.write', { due: '2026-04-13' });
  });

  it('D3: at a high level a referral is considered and recorded, and is not automatic', () => {
    received('high')
      .answer('roh.screen', 'concern')
      .expectNotOpen('mappa.decide-referral')
      .answer('roh.analyse', 'analysed', { level: 'high' })
      // Twelve working days before Mon 27 April: 24–20, 17–13, 10, 9 April.
      .expectOpen('mappa.decide-referral', { due: '2026-04-09' })
      .answer('mappa.decide-referral', 'not-refer', { ownDecisionMeanwhile: true })
      .expectNotOpen('mappa.answer-referral', 'mappa.hold-meeting')
      .expectNotOpen('mappa.decide-referral');
  });

  it('D8: not taking part is a change that somebody must answer for risk', () => {
    onLicence('does not take part', '2027-04-06 10:00')
      .fact('absence', { what: 'appointment' })
      .fact('significant-change', { change: 'non-compliance' })
      // Five working days after Tue 6 April.
      .expectOpen('risk.review-after-change', { due: '2027-04-13', row: 'ROH-REVIEW-CHANGE' });
  });

  it('D9: whether the person is told their level is asked at the board, with a reason where not', () => {
    const asked = TASK_TYPES.get('board.hold')?.fields.find(({ name }) => name === 'levelToldToPerson');
    expect(asked?.type).toEqual({ choice: ['told', 'not-told-with-reason'] });
    received('board')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .answer('board.set-date', 'set', { boardOn: '2026-04-14' })
      .fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      .on('2026-04-14 15:00')
      .answer('board.hold', 'held', { heldOn: '2026-04-14', levelToldToPerson: 'not-told-with-reason' })
      .expectOpen('plan.write');
  });

  it('D14: an urgent decision does not wait for the MAPPA meeting', () => {
    const s = onLicence('urgent', '2027-04-06 10:00')
      .fact('roh-changed', { level: 'high' })
      .fact('mappa-changed', { category: 2, level: 2, decidedBy: 'agencies' });
    // Twelve weeks, 84 days, after Tue 6 April: Tue 29 June.
    s.on('2027-04-09 21:00')
      .fact('recall-requested', { by: 'offender-manager', emergency: true })
      // Two hours, on a Friday night.
      .expectOpen('recall.phone-emergency', { dueAt: '2027-04-09 23:00', row: 'RECALL-EMERGENCY' })
      .fact('child-concern', { what: 'a child in the home' })
      .expectOpen('child.oversee#senior-probation-officer')
      .expectNotOpen('mappa.hold-meeting');
    const meeting = [...s.state.standing.values()].find(({ type }) => type === 'mappa.hold-meeting');
    expect(meeting?.clock.dueOn).toBe('2027-06-29');
  });

  it('D16: a case taken to a lower MAPPA level by the agencies stays managed, on the clock of its new level', () => {
    inCustody('lower', '2026-05-04 10:00')
      .fact('roh-changed', { level: 'high' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .usually('mappa.decide-referral', 'already-managed')
      .usually('mappa.set-level', 'level-3')
      .fact('mappa-changed', { category: 2, level: 3, decidedBy: 'agencies' })
      .work('2026-06-15 10:00', { but: ['mappa.hold-meeting'] })
      // Six weeks, 42 days, after Mon 4 May.
      .expectOpen('mappa.hold-meeting', { due: '2026-06-15', row: 'MAPPA-L3-MEETING' })
      .answer('mappa.hold-meeting', 'level-lowered', { level: '2', roh: 'high' })
      // Confirmed for the release in July, which moves no meeting.
      .usually('mappa.set-level', 'level-2')
      .work('2026-09-07 10:00', { but: ['mappa.hold-meeting'] })
      // Twelve weeks, 84 days, after Mon 15 June.
      .expectOpen('mappa.hold-meeting', { due: '2026-09-07', row: 'MAPPA-L2-MEETING' });
  });
});

describe('the calendar', () => {
  it('5.4: weeks are no months: re-scored 112 days after release, the risk of harm reviewed on the same day four months on', () => {
    onLicence('weeks and months', '2027-03-08 10:00')
      .fact('roh-changed', { level: 'medium' })
      .work('2027-06-21 10:00', { but: ['licence.rescore-oasys', 'risk.review'] })
      // 112 days after Tue 2 March 2027 are Tue 22 June; four months are Fri 2 July, ten days later.
      .expectOpen('licence.rescore-oasys', { due: '2027-06-22', row: 'OASYS-RESCORE' })
      .expectOpen('risk.review', { due: '2027-07-02', row: 'ROH-REVIEW' });
  });

  it('5.4: two clocks of five working days have each their anchor: the release, and the day an order began', () => {
    inCustody('release', '2026-09-01 10:00')
      .fact('roh-changed', { level: 'high' })
      .usually('roh.review-custody', 'unchanged', { level: 'high' })
      .usually('ap.apply', 'not-needed')
      .work('2027-03-02 10:00', { but: ['risk.update-rmp-at-release'] })
      .expectOpen('risk.update-rmp-at-release', { due: '2027-03-09', row: 'RMP-RELEASE' });
    orderMade('order')
      .answer('allocation.set-tier', 'confirmed', { tier: '2' })
      .answer('allocation.name-offender-manager', 'named', { manager: 'o.manager' })
      // Mon 2 March 2026.
      .expectOpen('allocation.make-first-contact', { due: '2026-03-09' });
  });
});

describe('a clock', () => {
  it('CLK-2: that is kept is on record with when it was due and when it was done', () => {
    const s = received('due and done')
      .on('2026-03-03 10:00')
      .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' });
    const done = s.events.find((event) => event.e === 'TaskDone' && event.type === 'supervisor.assign');
    // Two working days after Mon 2 March; done the day after the sentence.
    expect(done).toMatchObject({ due: '2026-03-04', at: Date.UTC(2026, 2, 3, 10) + 1 });
  });

  it('CLK-4: that is missed is shown with its owner, and a late assessment as the cause of the late plan', () => {
    const s = received('late')
      .usually('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
      .usually('allocation.set-tier', 'confirmed', { tier: '2' })
      .usually('allocation.identify-mappa-category', 'not-eligible')
      .usually('board.set-date', 'set', { boardOn: '2026-04-14' })
      .work('2026-04-28 09:00', { but: ['oasys.complete', 'board.hold', 'handover.hand-over'] });
    // Eight weeks after Mon 2 March: Mon 27 April.
    s.expectMissed('oasys.complete', '2026-04-28 00:00')
      .expectOpen('oasys.complete', { role: 'offender-supervisor', missed: true })
      .expectNotOpen('board.hold', 'plan.write')
      .expectGate('G2', 'closed');
    expect([...s.state.gates.values()].map(({ gate, opens }) => [gate, opens])).toContainEqual([
      'G2',
      'oasys.complete',
    ]);
  });

  it('CLK-6: of reviews runs from when the last was due where it was done late: a late one pushes none', () => {
    onLicence('late review', '2027-03-08 10:00')
      .fact('roh-changed', { level: 'medium' })
      .work('2027-07-20 10:00', { but: ['risk.review'] })
      // Due Fri 2 July, done Tue 20: the next is four months after 2 July, Tue 2 November.
      .expectOpen('risk.review', { due: '2027-07-02', missed: true })
      .answer('risk.review', 'unchanged')
      .work('2027-10-05 09:00', { but: ['risk.review'] })
      .expectOpen('risk.review', { due: '2027-11-02', row: 'ROH-REVIEW' });
  });

  it('CLK-7: for a very high risk of harm or a priority offender calls at half its time', () => {
    const until = '2027-04-27 00:00';
    const reviewed = (title: string, level: string): Story =>
      onLicence(title, '2027-03-02 12:00').fact('roh-changed', { level });
    // Sixteen weeks after Tue 2 March are Tue 22 June; eight weeks before, Tue 27 April; for a high risk four, Tue 25 May.
    reviewed('very high', 'very-high')
      .work('2027-04-26 23:00', { but: ['risk.review'] })
      .expectNotOpen('risk.review')
      .on(until)
      .expectOpen('risk.review', { due: '2027-06-22', row: 'ROH-REVIEW-HIGH' });
    reviewed('high', 'high')
      .work(until, { but: ['risk.review'] })
      .expectNotOpen('risk.review');
    reviewed('priority', 'high')
      .fact('ppo-changed', { ppo: true })
      .work(until, { but: ['risk.review'] })
      .expectOpen('risk.review', { due: '2027-06-22' });
  });
});
