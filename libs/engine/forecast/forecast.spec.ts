import { londonDateOf } from '#calendar/index.js';
import { inCustody } from '../../../test/golden/cases.js';
import { emptyState } from '#workflows/runtime/state.js';
import { forecastOf } from './forecast.js';

// CRD Tue 2 March 2027, SLED Wed 1 March 2028: done in its time, the case goes out on the one and ends after the other.
test('a case goes out on its day and ends after its sentence, and the case itself stays as it was', async () => {
  const { state } = inCustody('forecast', '2026-12-01 12:00');
  const before = JSON.stringify([...state.steps.values()].map(({ key, open }) => [key, open !== undefined]));
  const ahead = await forecastOf(state, state.now, 60_000);
  const reached = (name: string): string | undefined => {
    const stage = ahead.stages.find((one) => one.stage === name);
    return stage && londonDateOf(stage.from);
  };
  expect(reached('licence')).toBe('2027-03-02');
  expect(reached('termination')).toBe('2028-03-01');
  expect(ahead.ends).toBe(true);
  expect(ahead.tasks.some(({ type }) => type === 'release.discharge')).toBe(true);
  expect(ahead.tasks.every(({ opensAt }) => opensAt >= state.now)).toBe(true);
  expect(ahead.tasks.filter(({ type }) => type.startsWith('victim.'))).toEqual([]);
  expect(JSON.stringify([...state.steps.values()].map(({ key, open }) => [key, open !== undefined]))).toBe(
    before,
  );
}, 60_000);

test('what takes too long is worked out in part, and says how far', async () => {
  const { state } = inCustody('forecast-short', '2026-06-01 12:00');
  const ahead = await forecastOf(state, state.now, 1);
  expect(ahead.ends).toBe(false);
  expect(ahead.until).toBeGreaterThanOrEqual(ahead.from);
  expect(londonDateOf(ahead.until) < '2028-03-01').toBe(true);
});

test('of a case before its first turn nothing is told', async () => {
  const now = Date.parse('2026-12-09T10:00:00Z');
  expect(await forecastOf(emptyState('p', ''), now)).toMatchObject({
    from: now,
    until: now,
    ends: false,
    tasks: [],
  });
});
