import { spawn } from 'node:child_process';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig } from '#config/config.js';
import { type KeyRing } from '#config/key-ring.js';
import { SealedCodec } from '#engine/codec.js';
import { deliverTo, Relay } from '#engine/relay.js';
import { living, type Living } from './support/living.js';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a worker killed between the commit of a turn and the end of its workflow task', () => {
  let live: Living;
  let relay: Relay;
  let connection: Connection;
  beforeAll(async () => {
    live = await living();
    const config = readConfig(live.environment.env);
    connection = await Connection.connect({ address: config.temporal.address });
    const client = new Client({
      connection,
      namespace: config.temporal.namespace,
      dataConverter: { payloadCodecs: [new SealedCodec(config.codec.key as KeyRing)] },
    });
    relay = new Relay({ databaseUrl: config.databases.engine, deliver: deliverTo(client), log: quiet });
    relay.start();
  }, 120_000);
  afterAll(async () => {
    await relay.stop();
    await connection.close();
    await live.close();
  }, 60_000);

  /** Runs the worker that dies until it has died. */
  const dieAfterCommitting = (seq: number): Promise<NodeJS.Signals | null> =>
    new Promise((resolve, reject) => {
      const file = path.join(checkoutRoot(), 'dist/test/guarantees/support/dying-worker.js');
      const child = spawn(process.execPath, [file], {
        env: { ...process.env, ...live.environment.env, NODE_OPTIONS: '', DIE_AT: String(seq) },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      child.once('error', reject);
      child.once('exit', (_code, signal) => resolve(signal));
    });

  it('repeats nothing and loses no command', async () => {
    const pathwayId = await live.open();
    expect(await dieAfterCommitting(1)).toBe('SIGKILL');
    const [first] = await live.owner.query<{ head: string; events: unknown[] }>(
      'SELECT head, events FROM throughcare.journal WHERE pathway_id = $1',
      [pathwayId],
    );

    // What is accepted now reaches the workflow before it takes its first turn again: the second offer knows more.
    const taskId = await live.task(pathwayId, 'supervisor.assign');
    await live.answer(taskId);
    await live.until(
      'SELECT 1 FROM throughcare.command WHERE pathway_id = $1 AND n = 3 AND delivered_at IS NOT NULL',
      [pathwayId],
    );
    expect(await dieAfterCommitting(2)).toBe('SIGKILL');

    await live.environment.worker.start();
    await live.until(`SELECT 1 FROM throughcare.task WHERE id = $1 AND state = 'DONE'`, [taskId], 60_000);
    const later = await live.open();
    await live.task(later, 'supervisor.assign');
    const turns = await live.owner.query<{ seq: number; head: string; applied: number }>(
      'SELECT seq, head, applied FROM throughcare.journal WHERE pathway_id = $1 ORDER BY seq',
      [pathwayId],
    );
    expect(turns.map(({ seq }) => seq)).toEqual(turns.map((_, index) => index + 1));
    expect(turns[0]?.head).toBe(first?.head);
    expect(turns[1]?.applied).toBe(3);
    expect(await live.events(pathwayId, 'FactRecorded')).toHaveLength(3); // sentenced, received, and the supervisor named
    expect(
      (await live.events(pathwayId, 'TaskDone')).filter(({ type }) => type === 'supervisor.assign'),
    ).toHaveLength(1);
    const stuck = await live.owner.query(
      `SELECT cause FROM throughcare.stuck WHERE pathway_id = $1 AND source <> 'pathway'`,
      [pathwayId],
    );
    expect(stuck).toEqual([]);
  }, 180_000);
});
