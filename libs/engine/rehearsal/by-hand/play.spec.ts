import { atLondon, londonDateOf } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { carry } from '#workflows/runtime/carry.js';
import { compare, traitsOfCase } from './compare.js';
import { copyWithoutVictims } from './copy-case.js';
import { inventedFacts, readInvented, type InventedCase } from './invent-case.js';
import { beginFrom, beginWith, moveOn, say, type Taken } from './play.js';
import { type Problem } from '../../outcome.js';

const CASE = { kind: 'determinate', months: 48, sentencedOn: '2026-12-09', prison: 'HLI', area: 'YOR' };
const everybody = (): boolean => true;

function begin(more: object = {}): Taken {
  const { facts, at } = inventedFacts(readInvented({ ...CASE, ...more }) as InventedCase);
  return beginWith('3c9f2b1e-0000-4000-8000-000000000001', facts, at);
}
const fact = (from: Taken, kind: FactKind, data: Record<string, unknown>): Taken =>
  say(from, (at) => ({ type: 'fact', fact: { kind, data: data as never, happenedAt: at, learntAt: at } }));

test('an invented case stands on its first day, with an example of its dates', () => {
  const begun = begin();
  expect(begun.state.stage).toBe('reception');
  // Half of 48 months; the sentence ends the day before four years are over.
  expect(traitsOfCase(begun.state)).toMatchObject({ releaseOn: '2028-12-08', sentenceEnd: '2030-12-08' });
  expect(begun.state.steps.open.size).toBeGreaterThan(10);
});

test('what was chosen is checked field by field', () => {
  const fields = (given: object): string[] =>
    (readInvented({ ...CASE, ...given }) as readonly Problem[]).map(({ field }) => field);
  expect(fields({ months: 0, sentencedOn: '2026-02-31' })).toEqual(['months', 'sentencedOn']);
  expect(fields({ prison: undefined })).toEqual(['prison']);
  expect(fields({ kind: 'community-order', area: undefined })).toEqual(['area']);
  expect(fields({ releaseOn: '2026-12-01', endsOn: '2026-11-01' })).toEqual(['releaseOn', 'endsOn']);
});

test('the next thing that happens is where time stops; with nobody at work it is a deadline missed', async () => {
  const begun = begin();
  const next = await moveOn(begun, { everybodyAnswers: false, mayKnow: everybody });
  expect(next.clock).toBeGreaterThan(begun.clock);
  expect(next.happened.map(({ what }) => what)).toContain('clock-missed');
  const unseen = await moveOn(begun, { everybodyAnswers: false, mayKnow: () => false });
  expect(unseen.clock).toBeGreaterThanOrEqual(next.clock);
});

test('a deadline of a day that was missed is told by its day, not by the midnight after it', async () => {
  const moved = await moveOn(begin(), {
    to: atLondon('2026-12-11', '09:00'),
    everybodyAnswers: false,
    mayKnow: everybody,
  });
  const missed = moved.happened.filter(
    ({ what, type }) => what === 'clock-missed' && type === 'allocation.send-documents',
  );
  expect(missed.map(({ dueOn }) => dueOn)).toEqual(['2026-12-09']);
});

test('with everybody at work a whole sentence runs to its end, and nobody goes on by themselves afterwards', async () => {
  const done = await moveOn(begin(), {
    to: atLondon('2031-01-15', '09:00'),
    everybodyAnswers: true,
    mayKnow: everybody,
  });
  expect(done.stopped).toBe(false);
  // Four years from 9 December 2026: nobody ends a sentence before it has run.
  expect(londonDateOf(done.state.endedAt ?? 0) >= '2030-12-08').toBe(true);
  expect(done.state.planned).toEqual([]);
  const released = done.state.facts.find(({ kind }) => kind === 'released');
  expect(released && londonDateOf(released.happenedAt)).toBe('2028-12-08');
}, 60_000);

test('nothing about victims is in a copy, and nobody asks for it there', () => {
  const victim = '5b0c2d3e-1111-4222-8333-444455556666';
  let real = begin();
  const open = fact(real, 'sentence-varied', { how: 'varied' });
  real = fact(open, 'victim-opted', { victim, in: true });
  // Facts of their own: pictures are remembered by facts.
  const sentenced = real.state.facts.map((one) => ({
    ...one,
    ...(one.kind === 'sentenced' ? { data: { ...one.data, victimScheme: true } } : {}),
  }));
  real = fact({ ...real, state: { ...real.state, facts: sentenced } }, 'tier-changed', { tier: 2 });
  expect([...real.state.steps.keys()].some((key) => key.includes(victim))).toBe(true);

  const copied = beginFrom(copyWithoutVictims(real.state), real.clock);
  expect(carry(copied.state)).not.toContain(victim);
  expect([...copied.state.steps.keys()].filter((key) => key.startsWith('victim/'))).toEqual([]);
  expect(carry(real.state)).toContain(victim);
});

test('a copy with another release differs from the real case in the dates that rest on it, and in no other', () => {
  const real = begin();
  const copied = beginFrom(copyWithoutVictims(real.state), real.clock);
  expect(compare(real.state, copied.state, everybody).clocks).toEqual([]);
  const later = fact(copied, 'dates-changed', { dates: { crd: '2029-06-08' } });
  const { clocks, same, rehearsed } = compare(real.state, later.state, everybody);
  expect(rehearsed.releaseOn).toBe('2029-06-08');
  expect(clocks.length + same).toBeGreaterThan(0);
  expect(same).toBeGreaterThan(0);
  expect(traitsOfCase(real.state).releaseOn).toBe('2028-12-08');
});
