/** A private installation for tests and measurements: free ports, a temporary data folder, gone when its owner ends. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePorts } from '../embedded/ports.js';
import { removeAtEnd } from '../embedded/reaper.js';
import { installationSecrets } from '../embedded/secrets.js';
import { temporalBinaries } from '../embedded/temporal-binaries.js';
import { Stack } from './stack.js';

export interface OwnEnvironmentOptions {
  /** Leave out what is not needed: Temporal (`false` saves two seconds). */
  temporal?: boolean;
  log?: (line: string) => void;
  /** Variables for the apps, beside those of the installation. */
  env?: Record<string, string>;
}

export interface OwnEnvironment {
  stack: Stack;
  dataDir: string;
  /** Stops everything and removes the data folder. */
  stop(): Promise<void>;
}

/** The environment of whoever runs us, without servers of its own: a private installation never shares one. */
const PRIVATE =
  /^((VICTIM_|ENGINE_|MIGRATION_|REHEARSAL_)?DATABASE_URL|TEMPORAL_\w+|OIDC_\w+|THROUGHCARE_\w+)$/;

/** Starts PostgreSQL and Temporal, migrated; the apps are parts of the stack, to be started when wanted. */
export async function startOwnEnvironment(options: OwnEnvironmentOptions = {}): Promise<OwnEnvironment> {
  const log = options.log ?? (() => undefined);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-test-'));
  fs.chmodSync(dataDir, 0o711); // under root, the account that runs PostgreSQL must get in
  removeAtEnd(dataDir);
  const [api, worker, postgres, temporal, ...temporalInner] = await freePorts(11);
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));
  const needsTemporal = options.temporal !== false;
  const stack = new Stack({
    dataDir,
    ports: { api, worker, postgres, temporal, temporalInner } as StackPorts,
    secrets: installationSecrets(dataDir),
    binaries: needsTemporal ? await temporalBinaries(process.env, log) : undefined,
    given,
    log,
  });
  Object.assign(stack.env, { THROUGHCARE_TEST: '1' }, options.env);
  const stop = async (): Promise<void> => {
    await stack.stop();
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    if (needsTemporal) await stack.startServers();
    else {
      await stack.postgres?.start();
      await stack.migrate();
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { stack, dataDir, stop };
}

type StackPorts = ConstructorParameters<typeof Stack>[0]['ports'];
