import { createActivities } from '#engine/commit/commit.js';
import { type Activities } from '#workflows/activities.types.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');

describe('a history that contradicts the journal', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  const stuckWith = (pathwayId: string): Promise<{ cause: string; severity: number }[]> =>
    scratch.owner.query(
      `SELECT cause, severity FROM throughcare.stuck WHERE pathway_id = $1 AND cause = 'diverged'`,
      [pathwayId],
    );

  it('is refused and stuck, writes nothing, and clears when the true history goes on', async () => {
    const pathwayId = await newPathway(scratch);
    const commands = sentenced(NOW);
    const first = await activities.commit(turn(newState(pathwayId), NOW, commands.slice(0, 2)));
    const ledger = after(newState(pathwayId), first);

    const other = await activities.commit(turn({ ...ledger, head: 'f'.repeat(32) }, NOW + 1_000, commands));
    expect(other).toEqual({ kind: 'diverged', have: 1 });
    expect(await stuckWith(pathwayId)).toEqual([{ cause: 'diverged', severity: 38 }]);
    const [audit] = await scratch.owner.query<{ outcome: string; detail: object }>(
      'SELECT outcome, detail FROM audit.event WHERE pathway_id = $1',
      [pathwayId],
    );
    expect(audit).toMatchObject({ outcome: 'diverged', detail: { offered: 2, have: 1 } });
    const [row] = await scratch.owner.query<{ last_seq: number }>(
      'SELECT last_seq FROM throughcare.pathway WHERE id = $1',
      [pathwayId],
    );
    expect(row?.last_seq).toBe(1);

    const true2 = await activities.commit(turn(ledger, NOW + 2_000, commands));
    expect(true2.kind).toBe('committed');
    expect(await stuckWith(pathwayId)).toEqual([]);
  });

  it('is refused for a turn long past, too', async () => {
    const pathwayId = await newPathway(scratch);
    const commands = sentenced(NOW);
    const ledger = after(
      newState(pathwayId),
      await activities.commit(turn(newState(pathwayId), NOW, commands)),
    );
    await activities.commit(turn(ledger, NOW + 60_000));
    const forged = await activities.commit(turn({ ...ledger, head: 'another past' }, NOW + 60_000));
    expect(forged).toEqual({ kind: 'diverged', have: 2 });
  });
});
