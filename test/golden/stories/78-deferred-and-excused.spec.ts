import { excusedAs, mayBeDeferred } from '#workflows/policy/deferral.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { received } from '../cases.js';
import { type Story } from '../story.js';

// pathway.md, "Gates": defer twice, then the next manager; never for release, victim, risk of harm or recall. "Facts": nothing missed is revived.

/** The supervisor is named, and the board set for Tue 14 April. */
const boardSet = (title: string): Story =>
  received(title)
    .answer('supervisor.assign', 'named', { supervisor: 's.own', kind: 'prison' })
    .answer('board.set-date', 'set', { boardOn: '2026-04-14' });
const SCREEN = 'induction.screen-basic-skills';
const ask = { task: SCREEN, for: 'defer', by: 'other' };
const movesOf = (s: Story, step: string) =>
  s.events.flatMap((event) =>
    event.e === 'ClockMoved' && event.key.endsWith(step)
      ? [[event.to?.dueOn, event.to?.row, event.to?.anchor, event.because]]
      : [],
  );

describe('a deferral that was granted', () => {
  it('moves the deadline; the standard and the day it runs from are kept, the reminder follows, and the journal says why', () => {
    const s = received('granted')
      // BASIC-SKILLS-SCREEN: seven days from Mon 2 March.
      .expectOpen(SCREEN, { due: '2026-03-09', row: 'BASIC-SKILLS-SCREEN' })
      .on('2026-03-05 11:00')
      .fact('deferral-asked', ask)
      .on('2026-03-06 11:00')
      .answer('manager.decide-deferral', 'deferred', { newDate: '2026-03-20' })
      .expectOpen(SCREEN, { due: '2026-03-20', row: 'BASIC-SKILLS-SCREEN', round: 1 });
    expect(movesOf(s, SCREEN)).toEqual([
      ['2026-03-20', 'BASIC-SKILLS-SCREEN', '2026-03-02', 'deferral-asked'],
    ]);
    const reminded = () => s.events.some((event) => event.e === 'Reminded' && event.key.endsWith(SCREEN));
    // Two working days before Fri 20 March: Wed 18 March, in the minutes after nine.
    s.on('2026-03-18 08:59');
    expect(reminded()).toBe(false);
    s.on('2026-03-18 09:20').expectNeverMissed(SCREEN);
    expect(reminded()).toBe(true);
    s.on('2026-03-21 00:00').expectMissed(SCREEN, '2026-03-21 00:00');
  });

  it('is about one step where the request names one: the others keep their day', () => {
    boardSet('one of several')
      .on('2026-04-08 11:00')
      .fact('deferral-asked', { task: 'custody#1/board.contribute#security', for: 'defer' })
      // Two working days after Wed 8 April.
      .expectOpen('manager.decide-deferral', { due: '2026-04-10', role: 'head-of-omu' })
      .answer('manager.decide-deferral', 'deferred', { newDate: '2026-04-17' })
      .expectOpen('board.contribute#security', { due: '2026-04-17' })
      .expectOpen('board.contribute#education', { due: '2026-04-14' })
      .on('2026-04-15 10:00')
      .expectMissed('board.contribute#education', '2026-04-15 00:00')
      .expectNeverMissed('board.contribute#security');
  });

  it('decided again moves it again; the third request is the governor’s, and the last decision counts', () => {
    const s = received('thrice');
    for (const [on, newDate] of [
      ['2026-03-05', '2026-03-13'],
      ['2026-03-12', '2026-03-20'],
    ] as const)
      s.on(`${on} 11:00`)
        .fact('deferral-asked', ask)
        .expectOpen('manager.decide-deferral', { role: 'head-of-omu' })
        .answer('manager.decide-deferral', 'deferred', { newDate })
        .expectOpen(SCREEN, { due: newDate });
    s.on('2026-03-19 11:00')
      .fact('deferral-asked', ask)
      .expectOpen('manager.decide-deferral', { role: 'governor', due: '2026-03-23' })
      .answer('manager.decide-deferral', 'refused')
      .expectOpen(SCREEN, { due: '2026-03-20' })
      .on('2026-03-21 00:00')
      .expectMissed(SCREEN, '2026-03-21 00:00');
  });

  it('never brings a deadline forward, and an earlier day leaves the standard’s own', () => {
    const s = received('earlier')
      .on('2026-03-04 11:00')
      .fact('deferral-asked', ask)
      .answer('manager.decide-deferral', 'deferred', { newDate: '2026-03-06' })
      .expectOpen(SCREEN, { due: '2026-03-09' });
    expect(movesOf(s, SCREEN)).toEqual([]);
  });

  it('too late, revives nothing: what was missed stays missed on its own day', () => {
    const s = received('too late')
      .on('2026-03-10 11:00')
      .expectMissed(SCREEN, '2026-03-10 00:00')
      .fact('deferral-asked', ask)
      .answer('manager.decide-deferral', 'deferred', { newDate: '2026-03-20' })
      .expectOpen(SCREEN, { due: '2026-03-09', missed: true });
    expect(movesOf(s, SCREEN)).toEqual([]);
    s.answer(SCREEN, 'no-need');
    expect(s.events.some((event) => event.e === 'TaskDone' && event.key.endsWith(SCREEN) && event.late)).toBe(
      true,
    );
  });

  it('whose request is withdrawn gives the step its own day back', () => {
    received('withdrawn')
      .on('2026-03-04 11:00')
      .fact('deferral-asked', ask, { as: 'request' })
      .answer('manager.decide-deferral', 'deferred', { newDate: '2026-03-20' })
      .expectOpen(SCREEN, { due: '2026-03-20' })
      .withdraw('request')
      .expectOpen(SCREEN, { due: '2026-03-09' });
  });
});

describe('an excusal', () => {
  it('ends a contribution by the outcome that says it did not come; the board goes on, and a new board asks anew', () => {
    const s = boardSet('excused')
      .on('2026-04-08 11:00')
      .fact('deferral-asked', { task: 'custody#1/board.contribute#education', for: 'excuse' })
      .expectOpen('board.contribute#education')
      .answer('manager.decide-deferral', 'excused')
      .expectNotOpen('board.contribute#education')
      .expectAnswered('board.contribute#education', 'did-not-answer')
      .expectOpen('board.contribute#security', { due: '2026-04-14' });
    expect([...s.state.milestones.values()].map(({ kind }) => kind)).toContain(
      'deferral:excused:board.contribute',
    );
    // The fact that asked for it stands beside the answer.
    expect(
      s.events.find((event) => event.e === 'TaskDone' && event.key.endsWith('board.contribute#education')),
    ).toMatchObject({ byFact: s.state.facts.at(-1)?.id });
    s.fact('oasys-completed', { tool: 'oasys', level: 'medium', complete: true })
      .answer('board.hold', 'postponed')
      .answer('board.set-date', 'set', { boardOn: '2026-04-24' })
      .expectOpen('board.contribute#education', { round: 2, due: '2026-04-24' });
  });

  it('is given from contributions only; elsewhere the step has an outcome that says why it was not done', () => {
    for (const type of TASK_TYPES.keys())
      expect([type, excusedAs(type) !== undefined]).toEqual([
        type,
        ['board.contribute', 'irmm.contribute'].includes(type),
      ]);
    received('not excused')
      .on('2026-03-04 11:00')
      .fact('deferral-asked', { task: SCREEN, for: 'excuse' })
      .expectNotOpen('manager.decide-deferral')
      // Nor does a request to defer end as one.
      .fact('deferral-asked', ask)
      .expectOpen('manager.decide-deferral', { barred: ['excused'] });
  });
});

describe('what is never put off', () => {
  it('is whatever protects somebody: release, victim, risk of harm, recall, contact restrictions, MAPPA, and a manager’s own decisions', () => {
    for (const type of [
      'release.discharge',
      'rotl.give-views',
      'parole.take-victim-statement',
      'psr.screen-roh',
      'reception.restrict-contact',
      'reception.complete-first-checks',
      'rotl.declare-at-large',
      'enforce.consider-recall',
      'mappa.do-action',
      'manager.decide-deferral',
      'manager.review-override',
      'termination.end-supervision',
      'custody#1/roh.screen',
    ])
      expect([type, mayBeDeferred(type)]).toEqual([type, false]);
    expect(mayBeDeferred('custody#1/board.contribute#security')).toBe(true);
    received('never')
      .on('2026-03-02 15:30')
      .fact('deferral-asked', { task: 'reception.restrict-contact', for: 'defer' })
      .expectNotOpen('manager.decide-deferral');
  });
});
