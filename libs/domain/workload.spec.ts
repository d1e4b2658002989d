import { pointsOf, weightOf } from './workload.js';

const LEVELS = ['low', 'medium', 'high', 'very-high'];

test.each(['case', 'task'] as const)('a %s of heavier risk weighs more', (what) => {
  const weights = LEVELS.map((roh) => weightOf({ what, roh, tier: 2 }));
  expect([...weights].sort((a, b) => a - b)).toEqual(weights);
  expect(new Set(weights).size).toBe(LEVELS.length);
});

test('a case of a higher tier weighs more, a task does not', () => {
  const of = (what: 'case' | 'task', tier: number) => weightOf({ what, roh: 'medium', tier });
  expect([1, 2, 3, 4].map((tier) => of('case', tier))).toEqual([2, 2.5, 3, 4]);
  expect(of('task', 4)).toBe(of('task', 1));
});

test('not recording the risk does not lighten a load', () => {
  expect(weightOf({ what: 'case', roh: null, tier: null })).toBe(
    weightOf({ what: 'case', roh: 'medium', tier: 2 }),
  );
  expect(weightOf({ what: 'task', roh: null, tier: null })).toBe(
    weightOf({ what: 'task', roh: 'medium', tier: null }),
  );
});

test('a load is the sum of what is in it', () => {
  expect(pointsOf([])).toBe(0);
  expect(
    pointsOf([
      { what: 'case', roh: 'very-high', tier: 4, count: 2 },
      { what: 'task', roh: 'low', tier: null, count: 3 },
    ]),
  ).toBe(16.6);
});
