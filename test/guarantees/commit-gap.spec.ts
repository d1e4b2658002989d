import { createActivities } from '#engine/commit/commit.js';
import { type Activities } from '#workflows/activities.types.js';
import { type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');
const DAY = 24 * 3_600_000;

/** What a restore from an old backup, or a lost database, leaves behind. */
describe('a gap in the journal', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  const live = (pathwayId: string): Promise<unknown[]> =>
    scratch.owner.query(
      `SELECT key, round, type, role, team_id, state, due_on, due_at, missed_at, rung, escalated_team_id
       FROM (SELECT * FROM throughcare.task UNION ALL SELECT * FROM victim.task) t
       WHERE pathway_id = $1 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED') ORDER BY key, round`,
      [pathwayId],
    );
  const side = async (pathwayId: string): Promise<unknown[]> => [
    await scratch.owner.query(
      'SELECT key, gate, opens, closed_at, lapsed_at FROM throughcare.gate WHERE pathway_id = $1 ORDER BY key',
      [pathwayId],
    ),
    await scratch.owner.query(
      'SELECT key, kind, on_date FROM throughcare.milestone WHERE pathway_id = $1 ORDER BY key',
      [pathwayId],
    ),
    await scratch.owner.query(
      'SELECT key, type, due_at FROM throughcare.standing_clock WHERE pathway_id = $1 ORDER BY key',
      [pathwayId],
    ),
    await scratch.owner.query(
      'SELECT key, cause, since FROM throughcare.stuck WHERE pathway_id = $1 ORDER BY key',
      [pathwayId],
    ),
  ];

  it('is answered with a snapshot that leaves the projections as if nothing had been lost', async () => {
    const whole = await newPathway(scratch);
    const torn = await newPathway(scratch);
    const victim = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';
    const live1: State[] = [];
    for (const pathwayId of [whole, torn]) {
      let state = newState(pathwayId);
      state = after(state, await activities.commit(turn(state, NOW, sentenced(NOW, victim))));
      if (pathwayId === torn) {
        // The backup was taken here; two further turns are lost.
        await scratch.owner.query(
          `UPDATE throughcare.task SET state = 'WITHDRAWN' WHERE pathway_id = $1 AND type LIKE 'reception.%'`,
          [pathwayId],
        );
        await scratch.owner.query(
          `INSERT INTO throughcare.gate (pathway_id, key, id, gate, closed_at, opens) VALUES ($1, 'gone', gen_random_uuid(), 'G9', now(), 'x')`,
          [pathwayId],
        );
      }
      for (const days of [12, 24]) {
        const offered = turn(state, NOW + days * DAY);
        if (pathwayId === whole) state = after(state, await activities.commit(offered));
        else state = after(state, { kind: 'committed', batch: { ...offered.batch, head: `lost ${days}` } });
      }
      const last = turn(state, NOW + 25 * DAY);
      if (pathwayId === torn) {
        expect(await activities.commit(last)).toEqual({ kind: 'gap', have: 1 });
        state = after(state, await activities.commit({ ...last, snapshot: true }));
      } else state = after(state, await activities.commit(last));
      live1.push(state);
    }
    const [a, b] = live1;
    expect([...(b?.steps.keys() ?? [])].sort()).toEqual([...(a?.steps.keys() ?? [])].sort());
    expect(await live(torn)).toEqual(await live(whole));
    expect(await side(torn)).toEqual(await side(whole));
    const next = await activities.commit(turn(b as State, NOW + 26 * DAY));
    expect(next.kind).toBe('committed');
  });
});
