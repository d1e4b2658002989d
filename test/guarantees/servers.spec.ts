import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { checkoutRoot } from '#config/checkout.js';
import { type TestEnvironment, startEnvironment } from '../support/environment.js';

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await startEnvironment();
});
afterAll(async () => {
  await environment.stop();
});

const temporal = (): Promise<Connection> =>
  Connection.connect({ address: environment.env['TEMPORAL_ADDRESS'] });

async function startSkipping(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.startWorkflowExecution({
    namespace,
    workflowId: `skips-in-${namespace}`,
    workflowType: { name: 'none' },
    taskQueue: { name: 'nobody' },
    requestId: namespace,
    timeSkippingConfig: { enabled: true },
  });
}

test('the production namespace refuses to skip time; the rehearsal namespace does not', async () => {
  const connection = await temporal();
  try {
    await startSkipping(connection, 'throughcare-rehearsal');
    await expect(startSkipping(connection, 'throughcare')).rejects.toThrow(/time.?skipping/i);
  } finally {
    await connection.close();
  }
});

test('what PostgreSQL and Temporal have accepted survives kill -9 of both', async () => {
  const owner = environment.env['MIGRATION_DATABASE_URL'];
  const query = async (sql: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      return (await client.query(sql)).rows as unknown[];
    } finally {
      await client.end();
    }
  };
  const before = await temporal();
  await new Client({ connection: before, namespace: 'throughcare' }).workflow.start('none', {
    workflowId: 'survivor',
    taskQueue: 'nobody',
  });
  await before.close();
  await query('CREATE TABLE survivor AS SELECT 42 AS n');
  expect(await query('SHOW fsync')).toEqual([{ fsync: 'on' }]);

  await Promise.all([environment.temporal?.kill(), environment.postgres.kill()]);
  await environment.postgres.start();
  await environment.temporal?.start();

  expect(await query('SELECT n FROM survivor')).toEqual([{ n: 42 }]);
  const after = await temporal();
  const survivor = new Client({ connection: after, namespace: 'throughcare' }).workflow.getHandle('survivor');
  expect((await survivor.describe()).status.name).toBe('RUNNING');
  await after.close();
});

test('when their owner is killed, servers and their data go too', async () => {
  const module = path.join(checkoutRoot(), 'dist/infra/stack/own-environment.js');
  const script = `import { startOwnEnvironment } from ${JSON.stringify(module)};
    const { stack, dataDir } = await startOwnEnvironment({ temporal: false });
    console.log(JSON.stringify({ pid: stack.postgres.pid, dataDir }));
    setInterval(() => undefined, 1000);`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [line] = (await new Promise<string[]>((resolve) => {
    readline.createInterface({ input: owner.stdout }).once('line', (text) => {
      resolve([text]);
    });
  })) as [string];
  const { pid, dataDir } = JSON.parse(line) as { pid: number; dataDir: string };
  expect(isAlive(pid)).toBe(true);
  owner.kill('SIGKILL');
  const until = Date.now() + 10_000;
  while ((isAlive(pid) || fs.existsSync(dataDir)) && Date.now() < until) await pause(50);
  expect(isAlive(pid)).toBe(false);
  expect(fs.existsSync(dataDir)).toBe(false);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
