import { atLondon } from '#calendar/index.js';
import { answer, eventsOf, openKeys, smallCase } from '../../test/support/small-policy.js';
import { copyState, type Command } from './state.js';
import { applyBatch } from './apply.js';
import { POLICY } from '../policy.js';
import { type MemoryDriver } from './memory-driver.js';
import { type Pass } from './pass.js';
import { smallPolicy } from '../../test/support/small-policy.js';
import { takeTurn } from './turn.js';

const T0 = atLondon('2026-03-02', '10:00');
const overtaken = (driver: MemoryDriver): string[] =>
  eventsOf(driver, 'CommandOvertaken').map(({ why }) => why);

describe('what an accepted command does', () => {
  it('is told to its author when it came too late, and changes nothing', () => {
    const driver = smallCase((p: Pass) => {
      p.task('a');
      p.task('again');
    }, T0);
    const complete = (key: string, round: number) =>
      driver.say(T0 + 10, { type: 'complete', key, round, outcome: 'done', data: {}, by: 'u1' });
    complete('part/a', 1);
    complete('part/a', 1);
    complete('part/nothing', 1);
    driver.say(T0 + 11, { type: 'override-gate', key: 'part/G1', until: '2026-04-01' });
    driver.say(T0 + 12, { type: 'withdraw-fact', factId: 'c99' });
    expect(overtaken(driver)).toEqual(['already-answered', 'withdrawn', 'gate-not-closed', 'fact-unknown']);
    expect(eventsOf(driver, 'CommandOvertaken')[0]).toMatchObject({ by: 'u1', n: 4, key: 'part/a' });
    answer(driver, T0 + 13, 'part/again');
    driver.say(T0 + 14, {
      type: 'fact',
      fact: { kind: 'roh-changed', data: { level: 'high' }, happenedAt: T0 + 14, learntAt: T0 + 14 },
    });
    complete('part/again', 1);
    expect(overtaken(driver).at(-1)).toBe('asked-again');
    expect(openKeys(driver)).toEqual(['part/again']);
  });

  it('makes the facts its outcome makes, with numbers as numbers, and only where the form says so', () => {
    const driver = smallCase((p: Pass) => void p.task('makes'), T0);
    answer(driver, T0 + 5, 'part/makes', 'done', { level: '2', concern: false });
    const made = driver.state.facts.slice(2);
    expect(made).toEqual([
      expect.objectContaining({ id: 'c3', kind: 'tier-changed', data: { tier: 2 }, happenedAt: T0 + 5 }),
    ]);
    const other = smallCase((p: Pass) => void p.task('makes'), T0);
    answer(other, T0 + 5, 'part/makes', 'not-done', { level: '2', concern: true });
    expect(other.state.facts.slice(2).map(({ kind, data }) => [kind, data])).toEqual([
      ['self-harm-concern', { source: 'staff' }],
    ]);
  });

  it('gives each fact of one command an id of its own', () => {
    const driver = smallCase((p: Pass) => void p.task('makes'), T0);
    answer(driver, T0 + 5, 'part/makes', 'done', { level: '1', concern: true });
    expect(driver.state.facts.slice(2).map(({ id }) => id)).toEqual(['c3', 'c3-1']);
  });

  it('is taken in the order of its number, once, and not beyond a gap', () => {
    const driver = smallCase((p: Pass) => void p.task('a'), T0);
    const policy = smallPolicy((p) => void p.task('a'));
    const fact = (n: number): Command => ({
      n,
      at: T0 + n,
      type: 'fact',
      fact: { kind: 'ppo-changed', data: { ppo: true }, happenedAt: T0, learntAt: T0 },
    });
    const batch = takeTurn(policy, driver.state, T0 + 100, [fact(6), fact(4), fact(3), fact(1), fact(2)]);
    expect(batch.applied).toBe(4);
    const recorded = batch.events.filter(({ e }) => e === 'FactRecorded');
    expect(recorded.map((event) => event.e === 'FactRecorded' && event.fact.id)).toEqual(['c3', 'c4']);
    const state = applyBatch(driver.state, batch, copyState);
    expect(takeTurn(policy, state, T0 + 101, [fact(3), fact(4)]).events).toEqual([]);
  });

  it('is judged by the instant it was accepted, late or not', () => {
    const due = atLondon('2026-03-05', '12:00');
    const inTime = smallCase((p: Pass) => void p.task('a', { before: due }), T0);
    const step = { type: 'complete' as const, key: 'part/a', round: 1, outcome: 'done', data: {} };
    // Accepted at the last instant, taken two hours later: no miss is declared.
    const batch = takeTurn(
      smallPolicy((p) => void p.task('a', { before: due })),
      inTime.state,
      due + 7_200_000,
      [{ ...step, n: 3, at: due }],
    );
    expect(batch.events.map(({ e }) => e)).toEqual(['TaskDone']);
    const late = takeTurn(
      smallPolicy((p) => void p.task('a', { before: due })),
      inTime.state,
      due + 7_200_000,
      [{ ...step, n: 3, at: due + 1 }],
    );
    expect(late.events.map(({ e }) => e)).toEqual(['ClockMissed', 'TaskDone']);
    expect(late.events[1]).toMatchObject({ late: true });
  });

  it('takes back an assumption that the confirmation denies, and nothing else', () => {
    const driver = smallCase((p: Pass) => void p.task('a', { before: '2026-02-27' }), T0);
    expect(openKeys(driver)).toEqual(['part/a']);
    expect(POLICY.types.get('manager.confirm-adopted')?.fields.some(({ name }) => name === 'reopen')).toBe(
      true,
    );
    driver.say(T0 + 1, {
      type: 'complete',
      key: 'part/a',
      round: 1,
      outcome: 'done',
      data: { reopen: ['part/a', 'part/unknown'] },
    });
    expect(eventsOf(driver, 'AssumptionWithdrawn')).toEqual([]);
  });
});
