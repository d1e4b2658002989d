import { claimTask } from '#engine/tasks.js';
import { type TestEnvironment } from '../support/environment.js';
import { signIn } from '../e2e/support/client.js';
import { living, type Living } from './support/living.js';

type PartName = 'worker' | 'temporal' | 'postgres' | 'api';

describe('an acknowledged completion', () => {
  let live: Living;
  beforeAll(async () => {
    live = await living();
    await live.environment.worker.start();
  }, 120_000);
  afterAll(() => live.close(), 60_000);

  const part = (name: PartName): NonNullable<TestEnvironment[PartName]> => {
    const found = live.environment[name];
    if (!found) throw new Error(`No ${name} in this environment`);
    return found;
  };
  /** Done, by the commit of one turn, from one command, once. */
  const isDoneOnce = async (pathwayId: string, taskId: string): Promise<void> => {
    const row = await live.until<{ key: string; done_by: string | null }>(
      `SELECT key, done_by FROM throughcare.task WHERE id = $1 AND state = 'DONE'`,
      [taskId],
      60_000,
    );
    expect(row.done_by).not.toBeNull();
    const ends = (await live.events(pathwayId, 'TaskDone')).filter(({ key }) => key === row.key);
    expect(ends).toHaveLength(1);
    const commands = await live.owner.query(
      `SELECT outcome FROM throughcare.command WHERE pathway_id = $1 AND type = 'complete'`,
      [pathwayId],
    );
    expect(commands).toEqual([{ outcome: 'applied' }]);
    expect(await live.events(pathwayId, 'CommandOvertaken')).toEqual([]);
  };

  it.each(['worker', 'temporal', 'postgres'] as const)(
    'survives kill -9 of the %s at that moment, once',
    async (name) => {
      const pathwayId = await live.open();
      const taskId = await live.task(pathwayId, 'supervisor.assign');
      await live.answer(taskId);
      await part(name).kill();
      await part(name).start();
      await isDoneOnce(pathwayId, taskId);
    },
    120_000,
  );

  it.each(['worker', 'temporal'] as const)(
    'is taken and kept while the %s is away',
    async (name) => {
      const pathwayId = await live.open();
      const taskId = await live.task(pathwayId, 'supervisor.assign');
      await part(name).kill();
      await live.answer(taskId);
      const [row] = await live.owner.query<{ state: string }>(
        'SELECT state FROM throughcare.task WHERE id = $1',
        [taskId],
      );
      expect(row?.state).toBe('SUBMITTED');
      await part(name).start();
      await isDoneOnce(pathwayId, taskId);
    },
    120_000,
  );

  it('survives kill -9 of the api that acknowledged it, once', async () => {
    await part('api').start();
    const pathwayId = await live.open();
    const taskId = await live.task(pathwayId, 'supervisor.assign');
    const head = await live.actor('omu', 'HLI', 'head-of-omu');
    const supervisor = await live.actor('omu', 'HLI', 'offender-supervisor');
    const claimed = await claimTask(live.doors, head, taskId);
    expect(claimed.kind).toBe('done');
    const client = await signIn(live.environment.env, live.environment.apiUrl, head.username);
    // The worker is away, so that the acknowledgement cannot have waited for the turn.
    await part('worker').kill();
    const data = { supervisor: supervisor.userId, kind: 'prison', oasysTrained: true };
    const { data: answer } = await client.ask(
      `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "named", data: $data, commandId: "once") { __typename ... on Refusal { message } } }`,
      { id: taskId, data },
    );
    expect(answer).toEqual({ completeTask: { __typename: 'TaskDone' } });
    await part('api').kill();
    await part('worker').start();
    await part('api').start();
    const again = await client.ask(
      `mutation ($id: ID!, $data: JSON) { completeTask(id: $id, outcome: "named", data: $data, commandId: "once") { __typename ... on Refusal { message } } }`,
      { id: taskId, data },
    );
    expect(again.data).toEqual({ completeTask: { __typename: 'TaskDone' } });
    await isDoneOnce(pathwayId, taskId);
  }, 120_000);
});
