/** A whole installation on one machine: PostgreSQL, Temporal, worker, api, and what each needs of the others. */
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { checkoutRoot } from '#config/checkout.js';
import { temporalTls } from '#config/tls.js';
import { migrate } from '#persistence/migrate.js';
import { type Running, runChild, tail } from '../embedded/child.js';
import { databaseOf, ensureDatabases, withDatabase } from '../embedded/databases.js';
import { ensureNamespaces } from '../embedded/namespaces.js';
import { OWNER, startPostgres } from '../embedded/postgres.js';
import { type Secrets } from '../embedded/secrets.js';
import { type TemporalBinaries } from '../embedded/temporal-binaries.js';
import { startTemporal } from '../embedded/temporal.js';
import { Refusal } from '../tools/progress.mjs';
import { appEnvironment, rolePasswords } from './app-environment.js';
import { Part } from './part.js';

export interface StackOptions {
  dataDir: string;
  ports: {
    api: number;
    worker: number;
    postgres: number;
    temporal: number;
    temporalInner: number[];
    /** Of the local stand-in for GOV.UK Notify; absent when the real one is used, or none. */
    notify?: number;
  };
  secrets: Secrets;
  /** Absent when a Temporal server of one's own is used. */
  binaries?: TemporalBinaries;
  ownDatabase?: string;
  ownTemporal?: string;
  /** The environment of whoever starts; the apps get it too, below their own variables. */
  given: Record<string, string | undefined>;
  log: (line: string) => void;
}

/** An app has this long to serve. */
const APP_START_MS = 60_000;

export class Stack {
  /** What the apps are given. Tests may add to it before they start an app. */
  readonly env: Record<string, string>;
  readonly postgres?: Part;
  readonly temporal?: Part;
  readonly notify?: Part;
  readonly worker: Part;
  readonly api: Part;
  private readonly ownerUrl: string;
  private readonly rehearsalDatabase: string;

  constructor(private readonly options: StackOptions) {
    const { ports, secrets, ownDatabase, ownTemporal } = options;
    this.ownerUrl =
      ownDatabase ?? `postgresql://${OWNER}:${secrets.owner}@127.0.0.1:${String(ports.postgres)}/throughcare`;
    this.rehearsalDatabase = `${databaseOf(this.ownerUrl)}_rehearsal`;
    this.env = appEnvironment({
      ownerUrl: this.ownerUrl,
      rehearsalDatabase: this.rehearsalDatabase,
      secrets,
      temporalAddress: ownTemporal ?? `127.0.0.1:${String(ports.temporal)}`,
      ports,
      dataDir: options.dataDir,
      given: options.given,
    });
    if (!ownDatabase) this.postgres = new Part('postgres', () => this.launchPostgres());
    if (!ownTemporal) this.temporal = new Part('temporal', () => this.launchTemporal());
    if (ports.notify !== undefined) this.notify = new Part('notify', () => this.launchApp('notify'));
    this.worker = new Part('worker', () => this.launchApp('worker'));
    this.api = new Part('api', () => this.launchApp('api'));
  }

  /** In the order in which they are started. */
  get parts(): Part[] {
    return [this.postgres, this.temporal, this.notify, this.worker, this.api].filter(
      (part) => part !== undefined,
    );
  }

  /** Starts PostgreSQL and Temporal, makes databases and namespaces, migrates. */
  async startServers(): Promise<void> {
    await this.postgres?.start();
    await this.migrate();
    if (this.temporal) await this.temporal.start();
    else await this.useOwnTemporal();
  }

  /** Both databases are made and brought up to date. */
  async migrate(): Promise<void> {
    const databases = [databaseOf(this.ownerUrl), this.rehearsalDatabase];
    await ensureDatabases(withDatabase(this.ownerUrl, 'postgres'), databases);
    for (const database of databases) {
      const ran = await migrate(
        withDatabase(this.ownerUrl, database),
        rolePasswords(this.options.secrets, this.options.given),
      );
      if (ran.length > 0) this.options.log(`Database ${database}: ${ran.join(', ')}`);
    }
  }

  /** Stops all parts, the last started first. Nothing acknowledged is lost, in whatever order they die. */
  async stop(): Promise<void> {
    for (const part of this.parts.reverse()) await part.stop();
  }

  private async launchPostgres(): Promise<Running> {
    const { dataDir, ports, secrets, log } = this.options;
    return (await startPostgres({ dataDir, port: ports.postgres, password: secrets.owner, log })).process;
  }

  private async launchTemporal(): Promise<Running> {
    const { dataDir, ports, binaries, ownDatabase, log } = this.options;
    if (!binaries) throw new Error('The embedded Temporal server needs its binaries.');
    const prefix = ownDatabase ? `${databaseOf(ownDatabase)}_` : '';
    const temporal = await startTemporal({
      dataDir,
      ports: { frontend: ports.temporal, inner: ports.temporalInner },
      postgres: {
        url: ownDatabase ?? withDatabase(this.ownerUrl, 'postgres'),
        main: `${prefix}temporal`,
        visibility: `${prefix}temporal_visibility`,
      },
      binaries,
      log,
    });
    return temporal.process;
  }

  private async useOwnTemporal(): Promise<void> {
    const address = this.env['TEMPORAL_ADDRESS'] as string;
    let connection: Connection | undefined;
    try {
      connection = await Connection.connect({
        address,
        tls: temporalTls(this.options.given),
        connectTimeout: '10s',
      });
      await ensureNamespaces(connection, [
        this.env['TEMPORAL_NAMESPACE'] as string,
        this.env['TEMPORAL_REHEARSAL_NAMESPACE'] as string,
      ]);
    } catch (error) {
      throw new Refusal(
        `Temporal at ${address} cannot be used: ${(error as Error).message}\n` +
          'Way out: start that server, correct TEMPORAL_ADDRESS, or unset it to use the embedded server.',
      );
    } finally {
      await connection?.close();
    }
  }

  private async launchApp(name: 'notify' | 'worker' | 'api'): Promise<Running> {
    const child = await runChild({
      name,
      command: process.execPath,
      args: [
        '--enable-source-maps',
        path.join(checkoutRoot(), name === 'notify' ? 'dist/infra' : 'dist/apps', name, 'main.js'),
      ],
      env: {
        ...this.options.given,
        NODE_OPTIONS: undefined,
        ...this.env,
        THROUGHCARE_NOTIFY_FILE: path.join(this.options.dataDir, 'messages.ndjson'),
      },
      cwd: checkoutRoot(),
      logFile: path.join(this.options.dataDir, 'logs', `${name}.log`),
      stopSignal: 'SIGTERM',
      graceMs: 15_000,
    });
    const port = this.env[name === 'api' ? 'THROUGHCARE_PORT' : 'THROUGHCARE_WORKER_PORT'] ?? '';
    const base = name === 'notify' ? this.env['NOTIFY_URL'] : `http://127.0.0.1:${port}`;
    if (await healthy(`${base ?? ''}/health`, child)) return child;
    const { code } = await child.stop();
    const why =
      code === null
        ? `did not serve within ${String(APP_START_MS / 1000)} s`
        : `ended (code ${String(code)})`;
    throw new Error(`The ${name} ${why}. The end of ${child.logFile}:\n${tail(child.logFile)}`);
  }
}

async function healthy(url: string, child: Running): Promise<boolean> {
  let ended = false;
  void child.exited.then(() => {
    ended = true;
  });
  const until = Date.now() + APP_START_MS;
  while (!ended && Date.now() < until) {
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok) return !ended;
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
