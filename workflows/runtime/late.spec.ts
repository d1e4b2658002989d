import { addDays, atLondon } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { DAY } from '#domain/time.js';
import { answer, eventsOf, openKeys, smallCase, smallPolicy } from '../../test/support/small-policy.js';
import { type Clock, emptyState, type State } from './state.js';
import { isLateNews, judgeLate } from './late.js';
import { MemoryDriver } from './memory-driver.js';
import { type Pass } from './pass.js';
import { SMALL_TYPES } from '../../test/support/small-policy.js';
import { type Want } from './ask.js';

const NOW = atLondon('2026-05-20', '10:00');
const dueOn = (on: string, anchor?: string): Clock => ({
  dueOn: on,
  dueAt: atLondon(addDays(on, 1), '00:00'),
  anchor,
});
const stateWith = (...facts: Partial<Fact>[]): State => ({
  ...emptyState('late', 'one'),
  seq: 3,
  now: NOW,
  facts: facts.map((fact, i) => ({
    id: `f${i}`,
    kind: 'ppo-changed',
    data: {},
    happenedAt: 0,
    learntAt: 0,
    ...fact,
  })),
});
const want = (round = 1, id = 'a'): Want => ({
  key: `part/${id}`,
  type: SMALL_TYPES.get(id) as Want['type'],
  ask: {},
  round,
  confirm: false,
});

describe('a step already late when it is wanted', () => {
  const day = atLondon('2026-05-01', '09:00');

  it('is on time while its deadline is ahead, or beyond what the calendar knows', () => {
    expect(judgeLate(stateWith(), want(), dueOn('2026-05-20'), false)).toBe('on-time');
    expect(judgeLate(stateWith(), want(), { ...dueOn('2026-05-01'), beyondHorizon: true }, false)).toBe(
      'on-time',
    );
  });

  it('is ours when nothing else explains it', () => {
    expect(
      judgeLate(
        stateWith({ happenedAt: day, learntAt: day }),
        want(),
        dueOn('2026-05-08', '2026-05-01'),
        false,
      ),
    ).toBe('missed');
  });

  it('is learnt late when the day it runs from became known after its deadline', () => {
    const late = stateWith({ happenedAt: day, learntAt: NOW });
    expect(judgeLate(late, want(), dueOn('2026-05-08', '2026-05-01'), false)).toBe('learnt-late');
    // Of another day nothing was learnt.
    expect(judgeLate(late, want(), dueOn('2026-05-08', '2026-05-02'), false)).toBe('missed');
  });

  it('is learnt late when the release it is counted back from was first known after its deadline', () => {
    const told = (learntAt: number, crd: string): Partial<Fact> => ({
      kind: 'dates-changed',
      data: { dates: { crd } },
      happenedAt: learntAt,
      learntAt,
    });
    const clock = dueOn('2026-05-12', '2026-06-05');
    expect(isLateNews(stateWith(told(NOW, '2026-06-05')), clock)).toBe(true);
    // Sun 7 June: the working day before is the Friday it is counted back from.
    expect(isLateNews(stateWith(told(NOW, '2026-06-07')), clock)).toBe(true);
    expect(isLateNews(stateWith(told(NOW, '2026-06-20')), clock)).toBe(false);
    // Known in time, and said again later: ours.
    expect(isLateNews(stateWith(told(day, '2026-06-05'), told(NOW, '2026-06-05')), clock)).toBe(false);
    // The next review that the Board names is such a day, too.
    const board: Partial<Fact> = {
      kind: 'parole-decision',
      data: { result: 'deferred', nextReview: '2026-06-05' },
      happenedAt: NOW,
      learntAt: NOW,
    };
    expect(isLateNews(stateWith(board), clock)).toBe(true);
    expect(isLateNews(stateWith({ ...board, data: { nextReview: '2026-06-20' } }), clock)).toBe(false);
    // A fact that was withdrawn told nobody anything.
    const state = stateWith(told(NOW, '2026-06-05'));
    expect(isLateNews({ ...state, withdrawnFacts: new Set(['f0']) }, clock)).toBe(false);
  });

  it('is taken for granted at adoption and under new code, but never what a case must do for itself', () => {
    const adopted = stateWith({ kind: 'imported', happenedAt: NOW - DAY, learntAt: NOW });
    expect(judgeLate(adopted, want(), dueOn('2026-05-08'), false)).toBe('assume');
    expect(judgeLate(adopted, want(), dueOn('2026-05-19'), false)).not.toBe('assume');
    expect(judgeLate(stateWith(), want(), dueOn('2026-05-08'), true)).toBe('assume');
    const must = { ...want(), type: { ...want().type, id: 'release.discharge' } };
    expect(judgeLate(adopted, must, dueOn('2026-05-08'), false)).not.toBe('assume');
    // Said at confirmation not to be done: asked, and not called late.
    expect(judgeLate(adopted, want(2), dueOn('2026-05-08'), false)).toBe('asked-again');
  });
});

describe('a clock that moves under an open step', () => {
  const T0 = atLondon('2026-03-02', '10:00');
  const release = (p: Pass): void =>
    void p.task('a', {
      before: addDays(p.case.dates.crd ?? '2026-12-01', -14),
      from: p.case.dates.crd ?? '2026-12-01',
    });
  const dates = (at: number, crd: string) =>
    ({
      type: 'fact',
      fact: { kind: 'dates-changed', data: { dates: { crd } }, happenedAt: at, learntAt: at },
    }) as const;

  it('follows its anchor, and names the fact that moved it', () => {
    const driver = smallCase(release, T0);
    driver.say(T0 + DAY, dates(T0 + DAY, '2026-11-02'));
    expect(eventsOf(driver, 'ClockMoved')[0]).toMatchObject({
      because: 'dates-changed',
      to: { dueOn: '2026-10-19' },
    });
  });

  it('that was past when learnt is put off to the next working day, once', () => {
    const driver = smallCase(release, T0);
    const friday = atLondon('2026-03-06', '15:00');
    driver.say(friday, dates(friday, '2026-03-12'));
    expect(driver.state.steps.get('part/a')?.open?.clock?.dueOn).toBe('2026-03-09');
    driver.runTo(atLondon('2026-03-09', '12:00'));
    expect(driver.state.steps.get('part/a')?.open?.clock?.dueOn).toBe('2026-03-09');
    driver.runTo(atLondon('2026-03-10', '00:00'));
    expect(eventsOf(driver, 'ClockMissed')).toHaveLength(1);
    // Missed, and then put back by months: the miss stands.
    const tuesday = atLondon('2026-03-10', '10:00');
    driver.say(tuesday, dates(tuesday, '2026-12-01'));
    expect(driver.state.steps.get('part/a')?.open?.missedAt).toBe(atLondon('2026-03-10', '00:00'));
  });
});

describe('a change of the rules', () => {
  const T0 = atLondon('2026-03-02', '10:00');
  const tuesday = atLondon('2026-03-03', '10:00');
  /** Sixteen weeks by the old rule, in June; five working days by the new one, to Mon 23 February. */
  const twoRules = (p: Pass): void =>
    void p.task('a', {
      within: p.case.rulesChanged.length > 0 ? 'ROH-REVIEW-CHANGE' : 'ROH-REVIEW-HIGH',
      from: '2026-02-16',
    });
  const change = {
    type: 'fact',
    fact: {
      kind: 'rules-changed',
      data: { what: 'standard', change: 'sooner' },
      happenedAt: atLondon('2026-03-01', '00:00'),
      learntAt: tuesday,
    },
  } as const;

  it('that moves an open clock into the past leaves it to the next working day, and is no excuse afterwards', () => {
    const driver = smallCase(twoRules, T0);
    driver.say(tuesday, change);
    expect(eventsOf(driver, 'ClockMoved')).toMatchObject([
      { because: 'rules-changed', to: { dueOn: '2026-03-04' } },
    ]);
    driver.runTo(atLondon('2026-03-04', '23:59'));
    expect(eventsOf(driver, 'ClockMissed')).toEqual([]);
    driver.runTo(atLondon('2026-03-05', '00:00'));
    expect(eventsOf(driver, 'ClockMissed')).toHaveLength(1);
  });

  it('explains only what it moved itself: what opens later, past its deadline, is ours', () => {
    let wanted = false;
    const driver = smallCase((p) => void (wanted && twoRules(p)), T0);
    driver.say(tuesday, change);
    wanted = true;
    driver.say(tuesday + DAY, { type: 'retry' });
    expect(eventsOf(driver, 'TaskOpened')).toMatchObject([{ missed: atLondon('2026-02-24', '00:00') }]);
  });
});

describe('a withdrawal', () => {
  const T0 = atLondon('2026-03-02', '10:00');

  it('spares the types that survive when their part is no longer run, and none when it is', () => {
    let part = 'one';
    const policy = smallPolicy(() => undefined);
    const driver = new MemoryDriver(
      {
        ...policy,
        run: (p) => p.track(part, () => p.together([() => p.task('survives'), () => p.task('keeps')])),
      },
      'small',
    );
    driver.say(T0, { type: 'fact', fact: { kind: 'sentenced', data: {}, happenedAt: T0, learntAt: T0 } });
    expect(openKeys(driver)).toEqual(['one/keeps', 'one/survives']);
    part = 'two';
    driver.say(T0 + 1, { type: 'retry' });
    expect(openKeys(driver)).toEqual(['one/survives', 'two/keeps', 'two/survives']);
    answer(driver, T0 + 2, 'one/survives');
    expect(openKeys(driver)).toEqual(['two/keeps', 'two/survives']);
  });

  it('counts as a miss when the step goes because its own time ran out', () => {
    const lock = atLondon('2026-03-05', '00:00');
    const driver = smallCase((p: Pass) => {
      if (!p.has('2026-03-05')) p.task('a', { before: lock });
    }, T0);
    driver.runTo(lock);
    expect(openKeys(driver)).toEqual([]);
    expect(eventsOf(driver, 'ClockMissed').map(({ at }) => at)).toEqual([lock]);
  });

  it('reopens under a new round', () => {
    let wanted = true;
    const driver = smallCase((p: Pass) => void (wanted && p.task('a')), T0);
    wanted = false;
    driver.say(T0 + 1, { type: 'retry' });
    wanted = true;
    driver.say(T0 + 2, { type: 'retry' });
    expect(eventsOf(driver, 'TaskOpened').map(({ round }) => round)).toEqual([1, 2]);
  });
});
