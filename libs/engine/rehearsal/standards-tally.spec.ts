import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { StandardsTally, type StandardCounts } from './standards-tally.js';

const batch = (...events: JournalEvent[]): Batch => ({
  seq: 1,
  prev: '',
  at: 0,
  events,
  applied: 0,
  wakeAt: 0,
});
const clock = { dueOn: '2026-03-02', dueAt: 100, row: 'ROW' };
const opened = (key: string, more: object = {}): JournalEvent => ({
  e: 'TaskOpened',
  key,
  round: 1,
  type: 'a.task',
  role: 'governor',
  place: 'HLI',
  clock,
  ...more,
});
const done = (key: string, late = false): JournalEvent => ({
  e: 'TaskDone',
  key,
  round: 1,
  type: 'a.task',
  outcome: 'done',
  data: {},
  at: 50,
  ...(late ? { late: true as const } : {}),
});
const missed = (key: string): JournalEvent => ({ e: 'ClockMissed', key, round: 1, at: 100, row: 'ROW' });
const standing = (key: string): JournalEvent => ({
  e: 'StandingSet',
  standing: { key, type: 'a.task', clock },
});
const cleared = (key: string): JournalEvent => ({ e: 'StandingCleared', key });

function count(...batches: Batch[]): StandardCounts[string] | undefined {
  const tally = new StandardsTally();
  for (const one of batches) tally.add(one);
  return tally.end()['ROW'];
}
const none = { met: 0, missed: 0, notDue: 0, learntLate: 0 };

describe('the count of standards', () => {
  it('counts a task once, as met, missed or still running', () => {
    expect(count(batch(opened('a')), batch(done('a')))).toEqual({ ...none, met: 1 });
    expect(count(batch(opened('a')), batch(done('a', true)))).toEqual({ ...none, missed: 1 });
    expect(count(batch(opened('a')), batch(missed('a')), batch(done('a', true)))).toEqual({
      ...none,
      missed: 1,
    });
    expect(count(batch(opened('a')))).toEqual({ ...none, notDue: 1 });
  });

  it('counts what opened already missed, and tells apart what was learnt too late', () => {
    expect(count(batch(opened('a', { missed: 10 })), batch(done('a', true)))).toEqual({ ...none, missed: 1 });
    expect(count(batch(opened('a', { mark: 'learnt-late' })), batch(missed('a')), batch(done('a')))).toEqual({
      ...none,
      learntLate: 1,
    });
  });

  it('counts a withdrawn task only when it was missed before', () => {
    const withdrawn: JournalEvent = { e: 'TaskWithdrawn', key: 'a', round: 1, type: 'a.task' };
    expect(count(batch(opened('a')), batch(withdrawn))).toBeUndefined();
    expect(count(batch(opened('a')), batch(missed('a')), batch(withdrawn))).toEqual({ ...none, missed: 1 });
  });

  it('counts a standing clock as met when a fact renewed it, not when its stage was left or it became a task', () => {
    expect(count(batch(standing('c#1')), batch(cleared('c#1'), standing('c#2')))).toEqual({
      ...none,
      met: 1,
      notDue: 1,
    });
    expect(count(batch(standing('c#1')), batch(cleared('c#1')))).toBeUndefined();
    expect(count(batch(standing('c#1')), batch(opened('c#1'), cleared('c#1')), batch(done('c#1')))).toEqual({
      ...none,
      met: 1,
    });
  });

  it('leaves out what the calendar cannot date yet', () => {
    expect(
      count(batch(opened('a', { clock: { ...clock, beyondHorizon: true } })), batch(done('a'))),
    ).toBeUndefined();
  });
});
