/** An own Temporal server on one machine, over PostgreSQL. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import { type Running, runChild, tail } from './child.js';
import { ensureDatabases, withDatabase } from './databases.js';
import { ensureNamespaces } from './namespaces.js';
import { type TemporalBinaries } from './temporal-binaries.js';
import { type TemporalDatabases, type TemporalPorts, writeTemporalConfig } from './temporal-config.js';

export interface TemporalOptions {
  /** Holds the configuration and `logs/temporal.log`. */
  dataDir: string;
  ports: TemporalPorts;
  postgres: TemporalDatabases;
  binaries: TemporalBinaries;
  log: (line: string) => void;
}

export interface Temporal {
  /** `host:port` of the frontend. */
  address: string;
  process: Running;
  stop(): Promise<void>;
}

/**
 * Brings the schema up to date, starts the server and settles when both namespaces can be used.
 * Throws with the end of the server's log when it does not serve within a minute.
 */
export async function startTemporal({
  dataDir,
  ports,
  postgres,
  binaries,
  log,
}: TemporalOptions): Promise<Temporal> {
  await ensureDatabases(postgres.url, [postgres.main, postgres.visibility]);
  await updateSchema(binaries.sqlTool, postgres, log);
  const config = writeTemporalConfig(dataDir, ports, postgres);
  const address = `127.0.0.1:${String(ports.frontend)}`;
  const logFile = path.join(dataDir, 'logs', 'temporal.log');
  const server = await runChild({
    name: 'temporal',
    command: binaries.server,
    args: ['--config-file', config, '--allow-no-auth', 'start'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC' },
    cwd: dataDir,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
  });
  if (!(await serves(address, server))) {
    await server.stop();
    throw new Error(`Temporal did not start. The end of ${logFile}:\n${tail(logFile)}`);
  }
  return {
    address,
    process: server,
    stop: async () => {
      await server.stop();
    },
  };
}

async function updateSchema(
  tool: string,
  postgres: TemporalDatabases,
  log: (line: string) => void,
): Promise<void> {
  const { hostname, port, username, password } = new URL(postgres.url);
  const run = (database: string, ...args: string[]): Promise<unknown> =>
    promisify(execFile)(
      tool,
      [
        '--plugin',
        'postgres12_pgx',
        '--ep',
        hostname,
        '-p',
        port || '5432',
        '-u',
        decodeURIComponent(username),
      ].concat(['--db', database], args),
      { env: { PATH: process.env['PATH'], SQL_PASSWORD: decodeURIComponent(password) } },
    );
  const one = async (database: string, schema: string): Promise<void> => {
    if (!(await hasSchema(withDatabase(postgres.url, database)))) {
      log(`Temporal: laying out database ${database}`);
      await run(database, 'setup-schema', '-v', '0.0');
    }
    await run(database, 'update-schema', '--schema-name', `postgresql/v12/${schema}`);
  };
  await Promise.all([one(postgres.main, 'temporal'), one(postgres.visibility, 'visibility')]);
}

async function hasSchema(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('schema_version') IS NOT NULL AS there`,
    );
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
}

async function serves(address: string, server: Running): Promise<boolean> {
  let ended = false;
  void server.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + 60_000;
  while (!ended && Date.now() < until) {
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({ address, connectTimeout: '2s' });
      await ensureNamespaces(connection);
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await connection?.close();
    }
  }
  return false;
}
