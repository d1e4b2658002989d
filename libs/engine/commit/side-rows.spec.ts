import { atLondon } from '#calendar/index.js';
import { POLICY } from '#workflows/policy.js';
import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type Codes } from '#domain/values.js';
import { TWO_YEARS } from '../../../test/golden/cases.js';
import { sideChanges, sideSnapshot } from './side-rows.js';
import { type Scene } from './task-rows.js';
import { type TeamDirectory } from './teams.js';

const NO_TEAMS = { find: () => null } as unknown as TeamDirectory;
const GATE = 'custody#1/G1';

/** A case whose G1 was overridden until 10 March. */
function overridden(): MemoryDriver {
  const driver = new MemoryDriver(POLICY, 'gates');
  const at = atLondon('2026-03-02', '15:00');
  const fact = { happenedAt: at, learntAt: at };
  driver.say(
    at,
    { type: 'fact', fact: { ...fact, kind: 'sentenced', data: TWO_YEARS } },
    { type: 'fact', fact: { ...fact, kind: 'received', data: { prison: 'HLI' } } },
  );
  driver.say(atLondon('2026-03-03', '10:00'), { type: 'override-gate', key: GATE, until: '2026-03-10' });
  return driver;
}
function review(driver: MemoryDriver, outcome: string, data: Codes = {}): void {
  const key = `manager/manager.review-override#${GATE}|2026-03-10`;
  driver.say(atLondon('2026-03-04', '10:00'), { type: 'complete', key, round: 1, outcome, data });
}
function rows(driver: MemoryDriver): { turn: unknown; whole: unknown } {
  const { state, journal } = driver;
  const { view } = pictureOf(state);
  const scene: Scene = {
    pathwayId: '00000000-0000-4000-8000-000000000001',
    state,
    view,
    teams: NO_TEAMS,
    at: state.now,
  };
  const day = (changes: ReturnType<typeof sideChanges>): unknown =>
    changes.open.gate.up.get(GATE)?.['overridden_until'];
  return { turn: day(sideChanges(journal.at(-1)?.events ?? [], scene)), whole: day(sideSnapshot(scene)) };
}

describe('the row of an overridden gate', () => {
  it('names the day of the override', () => {
    expect(rows(overridden())).toEqual({ turn: '2026-03-10', whole: '2026-03-10' });
  });

  it('names the new day once a review has extended it', () => {
    const driver = overridden();
    review(driver, 'extended-once', { newExpiry: '2026-03-13' });
    expect(rows(driver)).toEqual({ turn: '2026-03-13', whole: '2026-03-13' });
  });

  it.each(['right-and-ended', 'wrong'])('names no day once a review has ended it (%s)', (outcome) => {
    const driver = overridden();
    review(driver, outcome);
    expect(rows(driver)).toEqual({ turn: null, whole: null });
  });
});
