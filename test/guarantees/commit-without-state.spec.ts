import { createActivities } from '#engine/commit/commit.js';
import { type CommitRequest } from '#workflows/activities.types.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');
const DAY = 24 * 3_600_000;
const TURNS = 6;

const withoutState = ({ state: _, ...request }: CommitRequest): CommitRequest => request;

describe('a turn offered without the state that it makes', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await scratchDatabase();
  }, 60_000);
  afterAll(() => scratch.drop());

  const fresh = (): ReturnType<typeof createActivities> =>
    createActivities({ database: scratch.engine, key: scratch.key });
  const saved = async (pathwayId: string): Promise<State> =>
    uncarry((await fresh().load(pathwayId)).state ?? '');

  it('leaves the same state saved as one offered with it, turn after turn', async () => {
    const activities = fresh();
    const pathwayId = await newPathway(scratch);
    let ledger = after(
      newState(pathwayId),
      await activities.commit(turn(newState(pathwayId), NOW, sentenced(NOW))),
    );
    for (let day = 1; day <= TURNS; day++) {
      const offered = turn(ledger, NOW + day * 20 * DAY);
      ledger = after(ledger, await activities.commit(withoutState(offered)));
      expect(await saved(pathwayId)).toEqual({ ...uncarry(offered.state ?? ''), head: ledger.head });
    }
    expect(ledger.seq).toBe(1 + TURNS);
    expect(ledger.steps.size).toBeGreaterThan(0);
  });

  it('is asked for its state by a process that did not commit the turn before, and taken with it', async () => {
    const pathwayId = await newPathway(scratch);
    const first = await fresh().commit(turn(newState(pathwayId), NOW, sentenced(NOW)));
    const ledger = after(newState(pathwayId), first);
    const other = fresh();
    const offered = turn(ledger, NOW + 20 * DAY);
    expect(await other.commit(withoutState(offered))).toEqual({ kind: 'needs-state' });
    expect((await saved(pathwayId)).seq).toBe(1);
    expect((await other.commit(offered)).kind).toBe('committed');
    expect((await saved(pathwayId)).seq).toBe(2);
  });

  it('is asked for its state when another process has committed in between, or it was committed and the answer lost', async () => {
    const [one, other] = [fresh(), fresh()];
    const pathwayId = await newPathway(scratch);
    const first = after(
      newState(pathwayId),
      await one.commit(turn(newState(pathwayId), NOW, sentenced(NOW))),
    );
    const second = turn(first, NOW + 20 * DAY);
    const ledger = after(first, await other.commit(second));
    expect(await one.commit(withoutState(turn(ledger, NOW + 40 * DAY)))).toEqual({ kind: 'needs-state' });
    expect(await other.commit(withoutState(second))).toEqual({ kind: 'needs-state' });
    expect(await other.commit(second)).toMatchObject({ kind: 'committed', batch: { head: ledger.head } });
    expect((await saved(pathwayId)).seq).toBe(2);
  });
});
