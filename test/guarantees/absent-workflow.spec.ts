import { Client, Connection } from '@temporalio/client';
import { readConfig } from '#config/config.js';
import { type KeyRing } from '#config/key-ring.js';
import { SealedCodec } from '#engine/codec.js';
import { workflowId } from '#engine/ids.js';
import { Reconciler } from '#engine/reconcile/reconciler.js';
import { deliverTo } from '#engine/relay.js';
import { Database } from '#persistence/database.js';
import { living, type Living } from './support/living.js';

const MINUTE = 60_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('the reconciler', () => {
  let live: Living;
  let client: Client;
  let database: Database;
  let reconciler: Reconciler;
  beforeAll(async () => {
    live = await living();
    const config = readConfig(live.environment.env);
    const connection = await Connection.connect({ address: config.temporal.address });
    client = new Client({
      connection,
      namespace: config.temporal.namespace,
      dataConverter: { payloadCodecs: [new SealedCodec(config.codec.key as KeyRing)] },
    });
    database = new Database({ url: config.databases.engine, poolSize: 2 });
    reconciler = new Reconciler({ database, client, deliver: deliverTo(client), log: quiet });
    await live.environment.worker.start();
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await client.connection.close();
    await live.close();
  }, 60_000);

  /** A look as it would be a minute and more from now: what is young is left alone. */
  const look = (ahead = 2 * MINUTE): Promise<number> => reconciler.pass(Date.now() + ahead);
  const stuck = (pathwayId: string): Promise<unknown[]> =>
    live.owner.query(`SELECT cause FROM throughcare.stuck WHERE pathway_id = $1 AND source = 'reconciler'`, [
      pathwayId,
    ]);

  it('starts an absent workflow again from the saved state, says so, and takes it back once it runs', async () => {
    const pathwayId = await live.open();
    const taskId = await live.task(pathwayId, 'supervisor.assign');
    await client.workflow.getHandle(workflowId(pathwayId)).terminate('the test took it away');
    await live.until(
      'SELECT 1 WHERE NOT EXISTS (SELECT FROM throughcare.command WHERE pathway_id = $1 AND applied_seq IS NULL)',
      [pathwayId],
    );
    await look();
    expect(await stuck(pathwayId)).toEqual([{ cause: 'workflow-absent' }]);
    await live.answer(taskId);
    await live.until(`SELECT 1 FROM throughcare.task WHERE id = $1 AND state = 'DONE'`, [taskId]);
    expect(await live.events(pathwayId, 'FactRecorded')).toHaveLength(3);
    for (let tries = 0; (await stuck(pathwayId)).length > 0 && tries < 20; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await look();
    }
    expect(await stuck(pathwayId)).toEqual([]);
    const { status } = await client.workflow.getHandle(workflowId(pathwayId)).describe();
    expect(status.name).toBe('RUNNING');
  }, 120_000);

  it('lists a pathway that stays behind with its commands, not one that waits its turn, and lets go when they are applied', async () => {
    await live.environment.worker.kill();
    const pathwayId = await live.open();
    expect(await look()).toBeGreaterThan(0);
    // Nobody relays: the pathway is not in Temporal at all, and is started so that its commands find it.
    expect(await stuck(pathwayId)).toEqual([{ cause: 'workflow-absent' }]);
    await look();
    expect(await stuck(pathwayId)).toEqual([]);
    await look(12 * MINUTE);
    expect(await stuck(pathwayId)).toEqual([{ cause: 'behind' }]);
    await live.environment.worker.start();
    await live.task(pathwayId, 'supervisor.assign');
    await look();
    expect(await stuck(pathwayId)).toEqual([]);
  }, 120_000);

  it('nudges the owner of what is stuck at its hour, and sets the next', async () => {
    const pathwayId = await live.open();
    await live.task(pathwayId, 'supervisor.assign');
    await live.owner.query(
      `INSERT INTO throughcare.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks, next_nudge_at)
       VALUES ($1, 'test', 'no-release-date', 66, now() - interval '1 day', 'head-of-omu', 'dates', now() - interval '1 minute')`,
      [pathwayId],
    );
    await look();
    const head = await live.actor('omu', 'HLI', 'head-of-omu');
    const told = await live.owner.query(
      `SELECT team_id, data FROM throughcare.notice WHERE pathway_id = $1 AND kind = 'stuck'`,
      [pathwayId],
    );
    expect(told).toEqual([{ team_id: head.memberships[0]?.teamId, data: { cause: 'no-release-date' } }]);
    const [row] = await live.owner.query<{ next: number }>(
      `SELECT next_nudge_at AS next FROM throughcare.stuck WHERE pathway_id = $1 AND key = 'test'`,
      [pathwayId],
    );
    expect(row?.next).toBeGreaterThan(Date.now());
  }, 60_000);
});
