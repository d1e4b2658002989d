/** An own PostgreSQL server on one machine: own data folder, loopback only, fsync on. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Running, runChild, tail } from './child.js';
import { type Account, postgresAccount, postgresBinaries, postgresDataFolder } from './postgres-binaries.js';

export interface PostgresOptions {
  /** Made when missing; holds the cluster in `postgres` and the log in `logs`. */
  dataDir: string;
  port: number;
  /** Password of the owner role; it is fixed when the cluster is made. */
  password: string;
  log: (line: string) => void;
}

export interface Postgres {
  /** URL of the owner (a superuser) on database `postgres`. */
  url: string;
  process: Running;
  stop(): Promise<void>;
}

export const OWNER = 'throughcare_owner';

/** Server settings. Failing statements and their values stay out of the log: they carry names. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  fsync: 'on',
  log_min_messages: 'log', // above ERROR: an error's text may quote a value
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Starts the server, making its cluster on the first start. Recovers from a killed postmaster: waits for its last
 * children, removes a pid file that names nobody of ours, and stops a server left behind by a killed owner.
 * Throws with the end of the server's log when it does not come up within a minute.
 */
export async function startPostgres({ dataDir, port, password, log }: PostgresOptions): Promise<Postgres> {
  const account = postgresAccount();
  const native = postgresBinaries(account);
  const folder = postgresDataFolder(path.join(dataDir, 'postgres'), account);
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) {
    log('PostgreSQL: making a new cluster');
    await makeCluster(native, folder, password, account);
  }
  await clearStalePid(folder, log);
  const url = `postgresql://${OWNER}:${password}@127.0.0.1:${String(port)}/postgres`;
  const logFile = path.join(dataDir, 'logs', 'postgres.log');
  const flags = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const until = Date.now() + 60_000;
  for (;;) {
    const process = await runChild({
      name: 'postgres',
      command: path.join(native, 'bin', 'postgres'),
      args: ['-D', folder, '-p', String(port), ...flags],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
      cwd: '/',
      ...account,
      logFile,
      stopSignal: 'SIGINT', // "fast": sessions are ended, nothing committed is lost
      graceMs: 30_000,
    });
    if (await answers(url, process, until)) {
      return {
        url,
        process,
        stop: async () => {
          await process.stop();
        },
      };
    }
    // A postmaster killed a moment ago may still have children that hold the shared memory.
    if (Date.now() > until - 30_000 || !/shared memory|lock file/.test(tail(logFile))) {
      await process.stop();
      throw new Error(`PostgreSQL did not start. The end of ${logFile}:\n${tail(logFile)}`);
    }
    await pause(500);
  }
}

/** The cluster is made aside and moved into place, so that one broken off by Ctrl-C is never taken for whole. */
async function makeCluster(
  native: string,
  folder: string,
  password: string,
  account: Account,
): Promise<void> {
  const aside = `${folder}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(aside), { recursive: true });
  fs.mkdirSync(aside, { mode: 0o700 });
  const secret = `${folder}.secret`;
  fs.rmSync(secret, { force: true });
  fs.writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) {
    fs.chownSync(aside, account.uid, account.gid);
    fs.chownSync(secret, account.uid, account.gid);
  }
  const flags = [
    '--auth=scram-sha-256',
    `--username=${OWNER}`,
    `--pwfile=${secret}`,
    '--encoding=UTF8',
    '--locale=C',
  ];
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await promisify(execFile)(path.join(native, 'bin', 'initdb'), ['-D', aside, ...flags, ...builtin], {
      ...account,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    });
  } catch (error) {
    throw new Error(`PostgreSQL's cluster could not be made in ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    fs.rmSync(secret, { force: true });
  }
  if (fs.existsSync(folder)) fs.rmdirSync(folder); // only ever an empty folder: PG_VERSION is missing
  fs.renameSync(aside, folder);
}

/** Ends a server left behind on our own data folder; removes a pid file whose number now belongs to another. */
async function clearStalePid(folder: string, log: (line: string) => void): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  if (!isOurServer(pid, folder)) {
    log('PostgreSQL: was not stopped in order last time; recovering');
    fs.rmSync(file, { force: true });
    return;
  }
  log(`PostgreSQL: stopping process ${String(pid)}, left behind on the same data folder`);
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isOurServer(pid, folder); waited += 100) {
    if (waited > 15_000) process.kill(pid, 'SIGQUIT');
    await pause(100);
  }
}

function isOurServer(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return fs
      .readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
      .split('\0')
      .includes(folder);
  } catch {
    return !fs.existsSync('/proc/self/cmdline'); // no /proc: believe the pid file
  }
}

async function answers(url: string, process: Running, until: number): Promise<boolean> {
  let ended = false;
  void process.exited.then(() => {
    ended = true;
  });
  while (!ended && Date.now() < until) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return !ended;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
