import { createActivities } from '#engine/commit/commit.js';
import { type Activities } from '#workflows/activities.types.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');

describe('a commit', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  /** Everything a commit may write, so that "changes nothing" means all of it. */
  const everything = async (pathwayId: string): Promise<string> => {
    const tables = ['journal', 'task', 'stuck', 'standing_clock', 'notice'];
    const parts: string[] = [];
    for (const schema of ['throughcare', 'victim']) {
      for (const table of [...tables, ...(schema === 'throughcare' ? ['gate', 'milestone'] : [])]) {
        const rows = await scratch.owner.query(
          `SELECT t.*, t.xmin::text FROM ${schema}.${table} t WHERE pathway_id = $1 ORDER BY t::text`,
          [pathwayId],
        );
        parts.push(JSON.stringify(rows));
      }
    }
    return parts.join('\n');
  };

  it('offered twice changes nothing, and answers with what the journal has, even if the second offer knows more', async () => {
    const pathwayId = await newPathway(scratch);
    const commands = sentenced(NOW);
    const first = await activities.commit(turn(newState(pathwayId), NOW, commands.slice(0, 2)));
    const before = await everything(pathwayId);
    const second = await activities.commit(turn(newState(pathwayId), NOW + 5_000, commands));
    expect(second).toEqual(first);
    expect(await everything(pathwayId)).toBe(before);
    expect(after(newState(pathwayId), second).applied).toBe(2);
  });

  it('keeps victim events and tasks in their own schema, and gives the whole turn back in its order', async () => {
    const pathwayId = await newPathway(scratch);
    const request = turn(newState(pathwayId), NOW, sentenced(NOW));
    await activities.commit(request);
    const again = await activities.commit(request);
    if (again.kind !== 'committed') throw new Error(again.kind);
    expect(again.batch.events).toEqual(JSON.parse(JSON.stringify(request.batch.events)));
    const [open] = await scratch.owner.query<{ text: string }>(
      'SELECT events::text AS text FROM throughcare.journal WHERE pathway_id = $1',
      [pathwayId],
    );
    expect(open?.text).not.toContain('victim-opted');
    const victimTasks = request.batch.events.filter(
      (event) => event.e === 'TaskOpened' && event.type.startsWith('victim.'),
    );
    const rows = await scratch.owner.query('SELECT type FROM victim.task WHERE pathway_id = $1', [pathwayId]);
    expect(victimTasks.length).toBeGreaterThan(0);
    expect(rows).toHaveLength(victimTasks.length);
    await expect(scratch.app.query('SELECT 1 FROM victim.task')).rejects.toThrow(
      /permission denied for schema victim/,
    );
  });

  it('gives every opened task to the team of its role at its place, with its clock', async () => {
    const pathwayId = await newPathway(scratch);
    const request = turn(newState(pathwayId), NOW, sentenced(NOW));
    await activities.commit(request);
    const opened = request.batch.events.flatMap((event) => (event.e === 'TaskOpened' ? [event] : []));
    const rows = await scratch.owner.query<{
      key: string;
      place_code: string;
      kind: string;
      due_on: string | null;
    }>(
      `SELECT t.key, t.place_code, m.kind, t.due_on FROM (SELECT * FROM throughcare.task UNION ALL SELECT * FROM victim.task) t
       JOIN throughcare.team m ON m.id = t.team_id AND m.place_code = t.place_code WHERE t.pathway_id = $1 AND t.state = 'OPEN'`,
      [pathwayId],
    );
    expect(rows).toHaveLength(opened.length);
    for (const { key, place, clock } of opened) {
      expect(rows.find((row) => row.key === key)).toMatchObject({
        place_code: place,
        due_on: clock?.dueOn ?? null,
      });
    }
  });

  it('saves a state from which an absent workflow goes on', async () => {
    const pathwayId = await newPathway(scratch);
    const result = await activities.commit(turn(newState(pathwayId), NOW, sentenced(NOW)));
    const ledger = after(newState(pathwayId), result);
    const { state } = await activities.load(pathwayId);
    const saved = uncarry(state ?? '');
    expect(saved).toEqual(uncarry(JSON.stringify({ ...JSON.parse(state ?? ''), head: ledger.head })));
    expect(saved.steps.size).toBe(ledger.steps.size);
    const next = await activities.commit(turn(saved, NOW + 60_000));
    expect(next.kind).toBe('committed');
    const [row] = await scratch.owner.query<{ carried: Buffer }>(
      'SELECT carried FROM throughcare.pathway WHERE id = $1',
      [pathwayId],
    );
    expect(row?.carried.includes('determinate')).toBe(false);
  });

  it('makes a task stuck when no team may take it, until one may', async () => {
    const pathwayId = await newPathway(scratch);
    const [sentence, received] = sentenced(NOW);
    const elsewhere = JSON.parse(JSON.stringify(received)) as { fact: { data: { prison: string } } };
    elsewhere.fact.data.prison = 'XXI';
    const commands = [sentence, elsewhere] as ReturnType<typeof sentenced>;
    await activities.commit(turn(newState(pathwayId), NOW, commands));
    const stuck = await scratch.owner.query<{ cause: string; detail: string }>(
      `SELECT cause, detail FROM throughcare.stuck WHERE pathway_id = $1 AND cause = 'no-eligible-holder'`,
      [pathwayId],
    );
    expect(stuck.length).toBeGreaterThan(0);
    expect(stuck[0]?.detail).toMatch(/ at XXI$/);
  });
});
