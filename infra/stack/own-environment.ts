/** A private installation for tests and measurements: free ports, a temporary data folder, gone when its owner ends. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { databaseOf, dropDatabases, withDatabase } from '../embedded/databases.js';
import { dataElsewhere } from '../embedded/postgres-binaries.js';
import { freePorts } from '../embedded/ports.js';
import { removeAtEnd } from '../embedded/reaper.js';
import { installationSecrets } from '../embedded/secrets.js';
import { temporalBinaries } from '../embedded/temporal-binaries.js';
import { Stack } from './stack.js';

export interface OwnEnvironmentOptions {
  /** Leave out what is not needed: Temporal (`false` saves two seconds). */
  temporal?: boolean;
  log?: (line: string) => void;
  /** Honour DATABASE_URL and TEMPORAL_ADDRESS: a database of its own on that server, dropped at the end. */
  ownServers?: boolean;
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
  /^((VICTIM_|ENGINE_|MIGRATION_|REHEARSAL_)?DATABASE_URL|TEMPORAL_\w+|OIDC_\w+|NOTIFY_\w+|THROUGHCARE_\w+)$/;

/** A test asks from one address, as fast as it can; tests of the limits set their own. */
const UNHURRIED = {
  THROUGHCARE_RATE_PERSON: '1000000',
  THROUGHCARE_RATE_ADDRESS: '1000000',
  THROUGHCARE_RATE_SIGN_IN: '1000000',
};

/** Starts PostgreSQL and Temporal, migrated; the apps are parts of the stack, to be started when wanted. */
export async function startOwnEnvironment(options: OwnEnvironmentOptions = {}): Promise<OwnEnvironment> {
  const log = options.log ?? (() => undefined);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-test-'));
  fs.chmodSync(dataDir, 0o711); // under root, the account that runs PostgreSQL must get in
  removeAtEnd(dataDir);
  const [api, worker, postgres, temporal, notify, ...temporalInner] = await freePorts(12);
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => !PRIVATE.test(name)));
  const needsTemporal = options.temporal !== false;
  const own = options.ownServers ? ownServers(process.env) : {};
  const stack = new Stack({
    ...own,
    dataDir,
    ports: { api, worker, postgres, temporal, notify, temporalInner } as StackPorts,
    secrets: installationSecrets(dataDir),
    binaries: needsTemporal && !own.ownTemporal ? await temporalBinaries(process.env, log) : undefined,
    given: { ...given, ...own.given },
    log,
  });
  Object.assign(stack.env, { THROUGHCARE_TEST: '1' }, UNHURRIED, options.env);
  const stop = async (): Promise<void> => {
    await stack.stop();
    await own.drop?.();
    const elsewhere = dataElsewhere(path.join(dataDir, 'postgres'));
    if (elsewhere) fs.rmSync(elsewhere, { recursive: true, force: true });
    fs.rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await stack.postgres?.start();
    const elsewhere = dataElsewhere(path.join(dataDir, 'postgres'));
    if (elsewhere) removeAtEnd(elsewhere);
    if (needsTemporal) await stack.startServers();
    else await stack.migrate();
  } catch (error) {
    await stop();
    throw error;
  }
  return { stack, dataDir, stop };
}

interface OwnServers {
  ownDatabase?: string;
  ownTemporal?: string;
  given?: Record<string, string>;
  drop?: () => Promise<void>;
}

/** On servers of one's own, tests get databases and namespaces that are nobody else's. */
function ownServers(env: NodeJS.ProcessEnv): OwnServers {
  const out: OwnServers = {};
  const url = env['MIGRATION_DATABASE_URL'] || env['DATABASE_URL'];
  if (url) {
    const database = `${databaseOf(url)}_test_${String(process.pid)}`;
    out.ownDatabase = withDatabase(url, database);
    out.drop = () =>
      dropDatabases(
        url,
        ['', '_rehearsal', '_temporal', '_temporal_visibility'].map((end) => database + end),
      );
  }
  if (env['TEMPORAL_ADDRESS']) {
    out.ownTemporal = env['TEMPORAL_ADDRESS'];
    out.given = {
      TEMPORAL_NAMESPACE: 'throughcare-test',
      TEMPORAL_REHEARSAL_NAMESPACE: 'throughcare-test-rehearsal',
    };
  }
  return out;
}

type StackPorts = ConstructorParameters<typeof Stack>[0]['ports'];
