/** A running installation: servers, apps, sample data on the first start, supervision, and its end. */
import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { secretsFromFiles } from '#config/secret-files.js';
import { saveEnvironment } from '#config/environment.js';
import { developmentPassword } from '#identity/development-issuer.js';
import { readIdentityConfig } from '#identity/identity-config.js';
import { runChild, tail } from '../embedded/child.js';
import { freePorts, needPorts } from '../embedded/ports.js';
import { installationSecrets } from '../embedded/secrets.js';
import { type TemporalBinaries, temporalBinaries } from '../embedded/temporal-binaries.js';
import { startTemporalUi } from '../embedded/temporal-ui.js';
import { type Settings, prepareDataFolder, readSettings } from './settings.js';
import { Stack } from './stack.js';
import { Supervisor } from './supervisor.js';

type Env = Record<string, string | undefined>;

/** Commands of the first start: people of the sample teams, a caseload for them to work, and cases that no caseload file shows. */
const SAMPLE = [
  { what: 'sample people', args: ['seed-sample'] },
  { what: 'sample caseload', args: ['import', 'infra/sample/caseload-small.ndjson', '--yes'] },
  { what: 'demonstration cases', args: ['demo'] },
];

const AFTER_CRASH_MS = 12_000;

export class Installation {
  private stack: Stack | undefined;
  private supervisor: Supervisor | undefined;
  private stopping: Promise<void> | undefined;
  private stopUi: (() => Promise<void>) | undefined;

  private readonly env: Env;

  /** @throws Error naming a file of a secret that cannot be read */
  constructor(
    env: Env,
    private readonly log: (line: string) => void,
    /** The last start was killed: its parts may need some seconds to end. */
    private readonly afterCrash: boolean,
  ) {
    this.env = secretsFromFiles(env);
  }

  /**
   * Starts everything and keeps it running.
   * @returns why it had to give up; it does not return while all is well
   * @throws Refusal with a way out (ports, disk, no Temporal); Error when a part does not start
   */
  async run(): Promise<string> {
    const settings = readSettings(this.env);
    prepareDataFolder(settings.dataDir);
    await needPorts(wantedPorts(settings), this.afterCrash ? AFTER_CRASH_MS : 0);
    const binaries = settings.ownTemporal ? undefined : await temporalBinaries(this.env, this.log);
    const stack = await this.createStack(settings, binaries);
    const { postgres, temporal, notify, worker, api } = stack;
    this.log(
      `Starting ${[postgres && 'PostgreSQL', temporal && 'Temporal'].filter(Boolean).join(' and ') || 'on your own servers'}`,
    );
    await stack.startServers();
    saveEnvironment(settings.dataDir, stack.env);
    this.log('Starting worker and api');
    await Promise.all([notify?.start(), worker.start(), api.start()]);
    const failed = new Promise<string>((resolve) => {
      this.supervisor = new Supervisor(stack.parts, { log: this.log, giveUp: resolve });
      this.supervisor.watch();
    });
    await this.loadSample(settings, stack);
    if (binaries?.ui) {
      const ui = await startTemporalUi({
        dataDir: settings.dataDir,
        binary: binaries.ui,
        temporal: settings.ports.temporal,
      });
      this.stopUi = ui.stop;
      this.log(`Temporal's own pages: ${ui.url}`);
    }
    this.announce(settings, stack);
    return failed;
  }

  /** Orderly stop of whatever runs; safe to call at any time, and twice. */
  stop(): Promise<void> {
    this.stopping ??= (async () => {
      await this.stopUi?.();
      await this.supervisor?.stop();
      await this.stack?.stop();
    })();
    return this.stopping;
  }

  private async createStack(settings: Settings, binaries: TemporalBinaries | undefined): Promise<Stack> {
    this.stack = new Stack({
      ...settings,
      ports: { ...settings.ports, temporalInner: await freePorts(7) },
      secrets: installationSecrets(settings.dataDir),
      binaries,
      given: this.env,
      log: this.log,
    });
    return this.stack;
  }

  private async loadSample(settings: Settings, stack: Stack): Promise<void> {
    const done = path.join(settings.dataDir, 'sample-loaded');
    if (fs.existsSync(done) || this.env['THROUGHCARE_SAMPLE'] === '0') return;
    for (const { what, args } of SAMPLE) {
      this.log(`First start: loading the ${what}`);
      const child = await runChild({
        name: what,
        command: process.execPath,
        args: [path.join(checkoutRoot(), 'dist/apps/cli/main.js'), ...args],
        env: { ...this.env, NODE_OPTIONS: undefined, ...stack.env },
        cwd: checkoutRoot(),
        logFile: path.join(settings.dataDir, 'logs', 'sample.log'),
        stopSignal: 'SIGTERM',
        graceMs: 10_000,
      });
      const from = Date.now();
      const tick = setInterval(() => {
        this.log(`  … ${what}: ${String(Math.round((Date.now() - from) / 1000))} s`);
      }, 5_000);
      const { code } = await child.exited;
      clearInterval(tick);
      // 2: some lines were refused, as the sample's contradictory ones may be; the rest is in.
      if (code !== 0 && code !== 2) {
        this.log(
          `The ${what} could not be loaded; the next start tries again. ${child.logFile}:\n${tail(child.logFile)}`,
        );
        return;
      }
    }
    fs.writeFileSync(done, new Date().toISOString());
  }

  private announce(settings: Settings, stack: Stack): void {
    const api = `http://localhost:${String(settings.ports.api)}`;
    this.log(
      [
        'Throughcare runs.',
        `  GraphQL   ${api}/graphql`,
        `  health    ${api}/health   metrics ${api}/metrics`,
        ...(settings.ports.notify === undefined
          ? []
          : [`  messages  http://localhost:${String(settings.ports.notify)}/ shows what would be sent`]),
        `  Temporal  ${stack.env['TEMPORAL_ADDRESS'] ?? ''}, namespace ${stack.env['TEMPORAL_NAMESPACE'] ?? ''}`,
        `  data      ${settings.dataDir}`,
        ...signInLines(this.env, { THROUGHCARE_DATA: settings.dataDir }, api),
        '  Ctrl-C stops everything and loses nothing.',
      ].join('\n'),
    );
  }
}

/** How to sign in: as sample people by the development issuer, or where the real one is. */
function signInLines(given: Env, own: Env, api: string): string[] {
  const identity = readIdentityConfig({ ...given, ...own });
  const address = identity.publicUrl ?? api;
  if (identity.kind !== 'development') return [`  Sign in at ${address} with ${identity.issuer}`];
  return [
    `  Sign in at ${address} as one of the sample people, with the password ${developmentPassword(identity)}`,
    '    omu.hli       case administrator, offender management unit, Hull',
    '    j.ibbotson    offender manager',
    '    vlo.yor       victim liaison officer, York',
    '  Programs use a token: npx throughcare token omu.hli',
  ];
}

function wantedPorts({ ports, ownDatabase, ownTemporal }: Settings): Parameters<typeof needPorts>[0] {
  return [
    { port: ports.api, variable: 'THROUGHCARE_PORT', what: 'the API' },
    { port: ports.worker, variable: 'THROUGHCARE_WORKER_PORT', what: "the worker's health and metrics" },
    ...(ports.notify === undefined
      ? []
      : [{ port: ports.notify, variable: 'THROUGHCARE_NOTIFY_PORT', what: 'the messages page' }]),
    ...(ownDatabase ? [] : [{ port: ports.postgres, variable: 'THROUGHCARE_PG_PORT', what: 'PostgreSQL' }]),
    ...(ownTemporal
      ? []
      : [{ port: ports.temporal, variable: 'THROUGHCARE_TEMPORAL_PORT', what: 'Temporal' }]),
  ];
}
