import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig, type Config } from '#config/config.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { Database } from '#persistence/database.js';
import { signIn, type Client as Person } from '../e2e/support/client.js';

export const RAW_QUEUE = 'bench-raw';
const START_PATIENCE = 60_000;

/** What every measurement needs: our worker and api, a bare Temporal worker beside them, databases, people signed in. */
export interface Scene {
  readonly config: Config;
  readonly apiUrl: string;
  readonly engine: Database;
  /** With the owner's rights, for what must be counted or laid out. */
  readonly owner: Database;
  readonly temporal: Client;
  as(username: string): Promise<Person>;
  /** Waits until every accepted command has been applied. */
  settled(say?: (left: number) => void): Promise<void>;
  close(): Promise<void>;
}

export async function setScene(env: Record<string, string>): Promise<Scene> {
  const config = readConfig(env);
  const apiUrl = `http://127.0.0.1:${config.port}`;
  const engine = new Database({ url: config.databases.engine, poolSize: 4, applicationName: 'bench' });
  const owner = new Database({
    url: config.databases.migration ?? '',
    poolSize: 4,
    applicationName: 'bench',
  });
  await seedSamplePeople(owner);
  const parts = ['worker', 'api'].map((part) => start(part, env));
  await Promise.all([
    serves(`${apiUrl}/health`),
    ...(config.workerPort ? [serves(`http://127.0.0.1:${config.workerPort}/health`)] : []),
  ]);
  const raw = await startRawWorker(config);
  const connection = await Connection.connect({ address: config.temporal.address });
  const temporal = new Client({ connection, namespace: config.temporal.namespace });
  return {
    config,
    apiUrl,
    engine,
    owner,
    temporal,
    as: (username) => signIn(env, apiUrl, username),
    settled: (say) => settled(owner, say),
    async close() {
      await raw();
      await connection.close();
      await Promise.all(parts.map(stop));
      await engine.close();
      await owner.close();
    },
  };
}

function start(part: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [path.join(checkoutRoot(), `dist/apps/${part}/main.js`)], {
    env: { ...env, THROUGHCARE_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

async function serves(url: string): Promise<void> {
  const end = Date.now() + START_PATIENCE;
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (Date.now() > end) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @returns stops it */
async function startRawWorker(config: Config): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: config.temporal.address });
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: RAW_QUEUE,
    workflowsPath: path.join(checkoutRoot(), 'dist/test/bench/raw.workflow.js'),
    maxCachedWorkflows: 200,
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}

async function settled(owner: Database, say?: (left: number) => void): Promise<void> {
  for (;;) {
    const [row] = await owner.query<{ left: number }>(
      'SELECT count(*)::int AS left FROM throughcare.pathway WHERE applied < last_command',
    );
    say?.(row?.left ?? 0);
    if (!row || row.left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
