import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { type Environment } from '#config/environment.js';

const LOG_KEPT = 2_000;
const GRACE = 15_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A worker process of its own, in the rehearsal namespace and database, with staff of one seed. */
export class RehearsalWorker {
  /** Rejects when the worker ends before it is told to. */
  readonly lost: Promise<never>;
  private readonly child: ChildProcess;
  private readonly exited: Promise<void>;
  private said = '';
  private stopping = false;

  constructor(env: Environment, seed: number) {
    this.child = spawn(process.execPath, [path.join(checkoutRoot(), 'dist/apps/worker/main.js')], {
      env: {
        ...env,
        THROUGHCARE_REHEARSAL: '1',
        THROUGHCARE_REHEARSAL_SEED: String(seed),
        THROUGHCARE_WORKER_PORT: '',
        THROUGHCARE_LOG_LEVEL: 'warn',
      } as NodeJS.ProcessEnv,
      // The channel tells it when we are gone, killed too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const keep = (text: Buffer): void => {
      this.said = `${this.said}${text.toString()}`.slice(-LOG_KEPT);
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.exited = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.lost = new Promise((_resolve, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', (code, signal) => {
        if (!this.stopping)
          reject(new Error(`The rehearsal worker ended (${signal ?? code}). It said last:\n${this.said}`));
      });
    });
    this.lost.catch(() => undefined);
    process.once('exit', this.kill);
    for (const signal of SIGNALS) process.once(signal, this.leave);
  }

  /** Tells it to stop and waits; after a quarter of a minute it is ended. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.child.kill('SIGTERM');
    const timer = setTimeout(this.kill, GRACE);
    if (this.child.exitCode === null && this.child.signalCode === null) await this.exited;
    clearTimeout(timer);
    process.off('exit', this.kill);
    for (const signal of SIGNALS) process.off(signal, this.leave);
  }

  private readonly kill = (): void => void this.child.kill('SIGKILL');
  /** Told to stop, we take the worker with us: a rehearsal may be run again from its start. */
  private readonly leave = (): void => process.exit(1);
}
