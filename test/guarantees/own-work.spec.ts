import { randomUUID } from 'node:crypto';
import { openPathway, overrideGate, recordFact } from '#engine/commands.js';
import { createActivities } from '#engine/commit/commit.js';
import { commandOf, type StoredCommand } from '#engine/command-row.js';
import { claimTask, completeTask } from '#engine/tasks.js';
import { type Actor } from '#identity/actor.js';
import { type Command, type State } from '#workflows/runtime/state.js';
import { after, newState, turn } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const HOUR = 3_600_000;

/** pathway.md, "Gates": nobody excuses, defers or overrides their own task. */
describe('nobody', () => {
  let scratch: Scratch;
  let omu: Actor;
  let area: Actor;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    omu = await scratch.actor('omu', 'HLI', 'head-of-omu');
    area = await scratch.actor('area-management', 'HUM', 'area-manager');
  }, 60_000);
  afterAll(() => scratch.drop());

  /** One person with two hats. */
  const wearing = (actor: Actor, hat: Actor): Actor => ({
    ...actor,
    memberships: [...actor.memberships, ...hat.memberships],
  });
  const commands = async (pathwayId: string): Promise<Command[]> =>
    (
      await scratch.engine.query<StoredCommand>(
        'SELECT n, accepted_at, accepted_by, payload FROM throughcare.command WHERE pathway_id = $1 ORDER BY n',
        [pathwayId],
      )
    ).map(commandOf);
  const apply = async (state: State): Promise<State> => {
    const activities = createActivities({ database: scratch.engine, key: scratch.key });
    return after(state, await activities.commit(turn(state, Date.now(), await commands(state.id))));
  };
  const opened = async (): Promise<State> => {
    const clerk = await scratch.actor('omu', 'HLI', 'case-administrator');
    const fact = (kind: string, data: object) => ({
      kind,
      data,
      happenedAt: Date.now() - HOUR,
      source: 'court',
    });
    const result = await openPathway(scratch, clerk, {
      person: { firstName: 'Zebedee', lastName: 'Quillfeather' },
      facts: [
        fact('sentenced', { kind: 'determinate', months: 30, prison: 'HLI', area: 'HUM', offences: [] }),
        fact('received', { prison: 'HLI' }),
      ],
    });
    if (result.kind !== 'done') throw new Error(result.message);
    return apply(newState(result.pathwayId));
  };
  const one = async (
    table: 'task' | 'gate',
    pathwayId: string,
    column: string,
    value: string,
  ): Promise<string> => {
    const [row] = await scratch.owner.query<{ id: string }>(
      `SELECT id FROM throughcare.${table} WHERE pathway_id = $1 AND ${column} = $2`,
      [pathwayId, value],
    );
    if (!row) throw new Error(`There is no ${table} ${value}`);
    return row.id;
  };
  const today = new Date().toISOString().slice(0, 10);

  it('overrides a gate whose step they hold themselves', async () => {
    const { id } = await opened();
    const both = wearing(omu, area);
    const gate = await one('gate', id, 'gate', 'G1');
    expect((await claimTask(scratch, both, await one('task', id, 'type', 'supervisor.assign'))).kind).toBe(
      'done',
    );
    expect(await overrideGate(scratch, both, gate, 'It is late', today)).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('nobody overrides their own task') as string,
    });
    expect((await overrideGate(scratch, area, gate, 'It is late', today)).kind).toBe('done');
  });

  it('reviews an override of their own', async () => {
    const state = await opened();
    expect(
      (await overrideGate(scratch, area, await one('gate', state.id, 'gate', 'G1'), 'It is late', today))
        .kind,
    ).toBe('done');
    await apply(state);
    const task = await one('task', state.id, 'type', 'manager.review-override');
    const governor = await scratch.actor('prison-command', 'HLI', 'governor');
    const completion = {
      outcome: 'right-and-ended',
      data: { override: 'G1', wasItRight: true, whatHappened: 'The supervisor was named late.' },
    };
    const both = wearing(area, governor);
    expect((await claimTask(scratch, both, task)).kind).toBe('done');
    expect(await completeTask(scratch, both, task, completion)).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('You overrode this gate yourself') as string,
    });
  });

  it('asks to put off what is never put off', async () => {
    const { id } = await opened();
    const ask = (task: string) =>
      recordFact(scratch, omu, {
        pathwayId: id,
        kind: 'deferral-asked',
        data: { task, for: 'defer' },
        happenedAt: Date.now() - HOUR,
        source: 'staff',
      });
    expect(await ask('roh.screen')).toMatchObject({ code: 'INVALID', problems: [{ field: 'task' }] });
    expect((await ask('induction.complete')).kind).toBe('done');
  });

  it('asks about a task by its id, and is excused from contributions only', async () => {
    const state = await opened();
    const ask = (task: string, wish: string) =>
      recordFact(scratch, omu, {
        pathwayId: state.id,
        kind: 'deferral-asked',
        data: { task, for: wish },
        happenedAt: Date.now() - HOUR,
        source: 'staff',
      });
    const task = await one('task', state.id, 'type', 'induction.screen-basic-skills');
    expect(await ask(task, 'excuse')).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'for', message: expect.stringContaining('nobody is excused from') as string }],
    });
    expect(await ask(randomUUID(), 'defer')).toMatchObject({
      code: 'INVALID',
      problems: [{ field: 'task' }],
    });
    expect((await ask('board.contribute', 'excuse')).kind).toBe('done');
    const asked = await ask(task, 'defer');
    const [stored] = await scratch.owner.query<{ data: unknown }>(
      'SELECT data FROM throughcare.fact WHERE id = $1',
      [asked.kind === 'done' ? asked.facts[0]?.factId : ''],
    );
    // The pathway knows the step by its key.
    expect(stored?.data).toMatchObject({ task: 'custody#1/induction.screen-basic-skills' });
  });

  it('decides a request of their own', async () => {
    const state = await opened();
    const asked = await recordFact(scratch, omu, {
      pathwayId: state.id,
      kind: 'deferral-asked',
      data: { task: 'induction.complete', for: 'defer' },
      happenedAt: Date.now() - HOUR,
      source: 'staff',
    });
    expect(asked.kind).toBe('done');
    await apply(state);
    const task = await one('task', state.id, 'type', 'manager.decide-deferral');
    const completion = {
      outcome: 'refused',
      data: { task: 'induction', reasonCode: 'other', reason: 'No.', timesBefore: 0 },
    };
    expect((await claimTask(scratch, omu, task)).kind).toBe('done');
    expect(await completeTask(scratch, omu, task, completion)).toMatchObject({
      code: 'NOT_ALLOWED',
      message: expect.stringContaining('You asked for this yourself') as string,
    });
  });
});
