import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { spawn, type ChildProcess } from 'node:child_process';
import { Client, Connection } from '@temporalio/client';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig } from '#config/config.js';
import { keyIdOf } from '#config/key-ring.js';
import { loadState } from '#engine/commit/commit.js';
import { workflowId } from '#engine/ids.js';
import { living, type Living } from './support/living.js';

const NEXT = randomBytes(32);
const dist = (file: string): string => path.join(checkoutRoot(), 'dist', file);

describe('the codec key is rotated', () => {
  let live: Living;
  let old: Buffer;
  let older: ChildProcess | undefined;
  beforeAll(async () => {
    live = await living();
    old = Buffer.from(live.environment.env['THROUGHCARE_CODEC_KEY'] ?? '', 'hex');
    await live.environment.worker.start();
  }, 120_000);
  afterAll(async () => {
    older?.kill('SIGKILL');
    await live.close();
  }, 60_000);

  const setKeys = (writes: Buffer, readable: readonly Buffer[]): void => {
    live.environment.env['THROUGHCARE_CODEC_KEY'] = writes.toString('hex');
    live.environment.env['THROUGHCARE_CODEC_KEYS_READABLE'] = readable
      .map((key) => key.toString('hex'))
      .join(',');
  };
  const cli = async (...args: string[]) => {
    const env = { ...process.env, ...live.environment.env, NODE_OPTIONS: '' };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [dist('apps/cli/main.js'), 'keys', ...args, '--json'],
      { env },
    );
    return JSON.parse(stdout) as {
      states: { id: string; count: number }[];
      histories: { id: string; count: number }[];
      resealed: number;
      left: number;
    };
  };
  const sealedWith = async (pathwayId: string): Promise<string | undefined> => {
    const [row] = await live.owner.query<{ id: string }>(
      `SELECT encode(substring(carried FROM 2 FOR 8), 'hex') AS id FROM throughcare.pathway WHERE id = $1`,
      [pathwayId],
    );
    return row?.id;
  };
  const faults = async (): Promise<unknown[]> =>
    live.owner.query('SELECT pathway_id, cause FROM throughcare.stuck WHERE cause IN ($1, $2)', [
      'workflow-absent',
      'diverged',
    ]);

  it('while pathways run: nothing stops, old data opens, and the old key can be taken away in the end', async () => {
    const { worker } = live.environment;
    const running = await live.open();
    const resting = await live.open();
    const task = await live.task(running, 'supervisor.assign');
    const later = await live.task(resting, 'supervisor.assign');

    // First every process can open what the next key will seal; a second worker stands beside, as in a rolling deployment.
    setKeys(old, [NEXT]);
    await worker.restart();
    older = spawn(process.execPath, [dist('apps/worker/main.js')], {
      env: { ...process.env, ...live.environment.env, THROUGHCARE_WORKER_PORT: '', NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    setKeys(NEXT, [old]);
    await worker.restart();
    const mixed = await Promise.all(Array.from({ length: 8 }, () => live.open()));
    await live.answer(task);
    for (const pathwayId of mixed) await live.answer(await live.task(pathwayId, 'supervisor.assign'));
    await live.until(`SELECT 1 FROM throughcare.task WHERE id = $1 AND state = 'DONE'`, [task]);
    for (const pathwayId of mixed)
      await live.until(
        `SELECT 1 FROM throughcare.task WHERE pathway_id = $1 AND type = 'supervisor.assign' AND state = 'DONE'`,
        [pathwayId],
      );
    older.kill('SIGTERM');
    await new Promise((resolve) => older?.once('exit', resolve));
    expect(await faults()).toEqual([]);

    // What rests is still under the old key, opens all the same, and is sealed anew beside the running worker.
    const { key } = readConfig(live.environment.env).codec;
    if (!key) throw new Error('The test needs the codec');
    expect(await sealedWith(resting)).toBe(keyIdOf(old));
    expect(await loadState(live.owner, key, resting)).toContain('supervisor.assign');
    const resealed = await cli('reseal');
    expect({ some: resealed.resealed > 0, left: resealed.left }).toEqual({ some: true, left: 0 });
    const listed = await cli('list', '--histories');
    expect(listed.states).toEqual([{ id: keyIdOf(NEXT), count: 10 }]);
    // Temporal keeps what was sealed before; the old key must stay readable until this says nobody needs it.
    expect(listed.histories.map(({ id }) => id).sort()).toEqual([keyIdOf(old), keyIdOf(NEXT)].sort());

    // With the old key gone, a state sealed anew is enough to start its pathway again.
    setKeys(NEXT, []);
    await worker.restart();
    const { temporal } = readConfig(live.environment.env);
    const connection = await Connection.connect({ address: temporal.address });
    const client = new Client({ connection, namespace: temporal.namespace });
    for (const pathwayId of [running, resting, ...mixed])
      await client.workflow.getHandle(workflowId(pathwayId)).terminate('its history is under the old key');
    await connection.close();
    await live.answer(later);
    await live.until(`SELECT 1 FROM throughcare.task WHERE id = $1 AND state = 'DONE'`, [later], 60_000);
    expect(await live.events(resting, 'FactRecorded')).toHaveLength(3);
  }, 240_000);
});
