/** Servers for system tests: the shared ones `npm test` has started, or private ones that a test may kill. */
import fs from 'node:fs';
import path from 'node:path';
import { type OwnEnvironmentOptions, startOwnEnvironment } from '#infra/stack/own-environment.js';
import { type Part } from '#infra/stack/part.js';

export interface TestEnvironment {
  /** What the apps are given; `readConfig(environment.env)` gives a test the same. */
  env: Record<string, string>;
  /** e.g. `http://127.0.0.1:23456`; serves once `api` is started. */
  apiUrl: string;
  /** Health and metrics of the worker. */
  workerUrl: string;
  postgres: Part;
  /** Absent when started with `temporal: false`. */
  temporal?: Part;
  /** The local stand-in for GOV.UK Notify; tests of notices start it. */
  notify: Part;
  worker: Part;
  api: Part;
  /** Everything any part has written to its log so far. */
  logs(): string;
  /** Stops all parts and removes their data. */
  stop(): Promise<void>;
}

/**
 * A private PostgreSQL and Temporal, migrated, in two to four seconds. Worker and api are started by the test
 * (`await environment.worker.start()`), from dist. Each part has `start()`, `stop()`, `restart()` and `kill()` (kill -9).
 * Should the test process die, its servers are stopped and their data removed all the same.
 */
export async function startEnvironment(options: OwnEnvironmentOptions = {}): Promise<TestEnvironment> {
  const { stack, dataDir, stop } = await startOwnEnvironment({ ...options, ownServers: false });
  if (!stack.postgres || !stack.notify)
    throw new Error('A private environment has its own PostgreSQL and messages.');
  return {
    env: stack.env,
    apiUrl: `http://127.0.0.1:${stack.env['THROUGHCARE_PORT'] ?? ''}`,
    workerUrl: `http://127.0.0.1:${stack.env['THROUGHCARE_WORKER_PORT'] ?? ''}`,
    postgres: stack.postgres,
    temporal: options.temporal === false ? undefined : stack.temporal,
    notify: stack.notify,
    worker: stack.worker,
    api: stack.api,
    logs: () => {
      const folder = path.join(dataDir, 'logs');
      return fs
        .readdirSync(folder)
        .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
        .join('\n');
    },
    stop,
  };
}

/**
 * The environment of the servers all system tests share: same variables as the apps get. Tests may not kill these.
 * Throws when the test was not started by `npm test`.
 */
export function sharedEnvironment(): Record<string, string> {
  if (process.env['THROUGHCARE_TEST'] !== '1' || !process.env['MIGRATION_DATABASE_URL']) {
    throw new Error('This test needs servers: run it with `npm test -- <path>`.');
  }
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
