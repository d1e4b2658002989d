import { createActivities } from '#engine/commit/commit.js';
import { giveToNewTeams } from '#engine/reconcile/new-teams.js';
import { claimTask } from '#engine/tasks.js';
import { type Actor } from '#identity/actor.js';
import { type Activities } from '#workflows/activities.types.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { after, at, newPathway, newState, sentenced, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const NOW = at('2026-06-01T10:00');
const DAY = 24 * 3_600_000;

describe('what a commit shows', () => {
  let scratch: Scratch;
  let activities: Activities;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    activities = createActivities({ database: scratch.engine, key: scratch.key });
  }, 60_000);
  afterAll(() => scratch.drop());

  const begun = async (commands = sentenced(NOW)): Promise<State> => {
    const pathwayId = await newPathway(scratch);
    return after(newState(pathwayId), await activities.commit(turn(newState(pathwayId), NOW, commands)));
  };
  /** The id of a task of the prison's, that somebody has claimed. */
  const claimed = async (state: State, head: Actor): Promise<string> => {
    const [task] = await scratch.owner.query<{ id: string }>(
      `SELECT id FROM throughcare.task WHERE pathway_id = $1 AND type = 'supervisor.assign' AND state = 'OPEN'`,
      [state.id],
    );
    if (!task) throw new Error('The first turn opened no task to claim');
    expect(await claimTask(scratch, head, task.id)).toMatchObject({ kind: 'done' });
    return task.id;
  };
  const fact = (n: number, kind: string, data: object, when: number): Command =>
    ({ n, at: when, type: 'fact', fact: { kind, data, happenedAt: when, learntAt: when } }) as Command;

  it('is the case as the facts have it', async () => {
    const { id } = await begun();
    const [row] = await scratch.owner.query(
      `SELECT kind, months, episode, stage, prison_code, area_code, roh, release_on, sentence_end, sentenced_on, last_seq, applied, last_command, ended_at
       FROM throughcare.pathway WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({
      kind: 'determinate',
      months: 36,
      episode: 'custody#1',
      stage: 'reception',
      prison_code: 'HLI',
      area_code: 'HUM',
      roh: 'high',
      release_on: '2027-11-20',
      sentence_end: '2029-05-20',
      sentenced_on: '2026-05-29',
      last_seq: 1,
      applied: 4,
      last_command: 4,
      ended_at: null,
    });
  });

  it('follows a move: open tasks pass to the other prison, free again, and who held one is told', async () => {
    const state = await begun();
    const head = await scratch.actor('omu', 'HLI', 'head-of-omu');
    const held = await claimed(state, head);
    await activities.commit(
      turn(state, NOW + DAY, [fact(5, 'moved', { from: 'HLI', to: 'NHI' }, NOW + DAY)]),
    );
    const [row] = await scratch.owner.query<{
      state: string;
      holder_id: string | null;
      place_code: string;
      team_place: string;
    }>(
      `SELECT t.state, t.holder_id, t.place_code, m.place_code AS team_place FROM throughcare.task t JOIN throughcare.team m ON m.id = t.team_id WHERE t.id = $1`,
      [held],
    );
    expect(row).toEqual({ state: 'OPEN', holder_id: null, place_code: 'NHI', team_place: 'NHI' });
    const told = await scratch.owner.query('SELECT kind, data FROM throughcare.notice WHERE user_id = $1', [
      head.userId,
    ]);
    expect(told).toEqual([{ kind: 'task-passed-on', data: { task: held } }]);
  });

  it('withdraws what is no longer wanted, and tells who held it', async () => {
    const state = await begun();
    const head = await scratch.actor('omu', 'HLI', 'head-of-omu');
    const held = await claimed(state, head);
    await activities.commit(turn(state, NOW + DAY, [fact(5, 'died', {}, NOW + DAY)]));
    const [row] = await scratch.owner.query(
      'SELECT state, withdrawn_because FROM throughcare.task WHERE id = $1',
      [held],
    );
    expect(row).toEqual({ state: 'WITHDRAWN', withdrawn_because: 'died' });
    const told = await scratch.owner.query('SELECT kind FROM throughcare.notice WHERE user_id = $1', [
      head.userId,
    ]);
    expect(told).toEqual([{ kind: 'task-withdrawn' }]);
  });

  it('declares nothing missed while commands accepted by then are on their way', async () => {
    const state = await begun();
    const step = [...state.steps.values()].find(({ type, open }) => type === 'supervisor.assign' && open);
    const due = step?.open?.clock?.dueAt ?? 0;
    const payload = { type: 'complete', key: step?.key, round: 1, outcome: 'named', data: {} };
    await scratch.owner.query('UPDATE throughcare.pathway SET last_command = 5 WHERE id = $1', [state.id]);
    await scratch.owner.query(
      `INSERT INTO throughcare.command (pathway_id, n, type, payload, accepted_at) VALUES ($1, 5, 'complete', $2, $3)`,
      [state.id, JSON.stringify(payload), new Date(due - 1_000)],
    );
    const hasty = await activities.commit(turn(state, due + 60_000));
    expect(hasty).toEqual({ kind: 'behind', commands: [{ ...payload, n: 5, at: due - 1_000 }] });
    if (hasty.kind !== 'behind') return;
    await activities.commit(turn(state, due + 60_000, hasty.commands));
    const [row] = await scratch.owner.query(
      `SELECT state, late, missed_at FROM throughcare.task WHERE pathway_id = $1 AND key = $2`,
      [state.id, step?.key],
    );
    expect(row).toEqual({ state: 'DONE', late: false, missed_at: null });
    const [command] = await scratch.owner.query(
      'SELECT applied_seq, outcome FROM throughcare.command WHERE pathway_id = $1 AND n = 5',
      [state.id],
    );
    expect(command).toEqual({ applied_seq: 2, outcome: 'applied' });
  });

  it('gives a task that nobody could take to the team that comes, which ends its being stuck', async () => {
    const [sentence, received] = sentenced(NOW) as [Command, Command];
    const elsewhere = JSON.parse(JSON.stringify(received).replace('HLI', 'XXI')) as Command;
    const { id } = await begun([sentence, elsewhere]);
    const count = async (text: string): Promise<number> => (await scratch.owner.query(text, [id])).length;
    const stuck = `SELECT 1 FROM throughcare.stuck WHERE pathway_id = $1 AND cause = 'no-eligible-holder'`;
    const homeless = `SELECT 1 FROM throughcare.task WHERE pathway_id = $1 AND team_id IS NULL AND role = 'case-administrator'`;
    const [before, tasks] = [await count(stuck), await count(homeless)];
    expect(tasks).toBeGreaterThan(0);
    await scratch.owner.query(
      `INSERT INTO throughcare.place (code, kind, name) VALUES ('XXI', 'prison', 'New')`,
    );
    await scratch.owner.query(`INSERT INTO throughcare.team (kind, place_code) VALUES ('omu', 'XXI')`);
    await scratch.engine.transaction((sql) => giveToNewTeams(sql));
    expect(await count(homeless)).toBe(0);
    expect(await count(stuck)).toBeLessThanOrEqual(before - tasks);
  });
});
