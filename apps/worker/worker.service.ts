import fs from 'node:fs';
import path from 'node:path';
import { NativeConnection, Worker } from '@temporalio/worker';
import { type Keys } from '#config/key-ring.js';
import { type TemporalTls } from '#config/tls.js';
import { checkoutRoot } from '#config/checkout.js';
import { SECOND } from '#domain/time.js';
import { dataConverter } from '#engine/codec.js';
import { TASK_QUEUE, type Log } from '#engine/relay.js';
import { type Activities } from '#workflows/activities.types.js';

export interface WorkerServiceSettings {
  readonly address: string;
  readonly namespace: string;
  readonly tls?: TemporalTls;
  readonly key: Keys | undefined;
  readonly activities: Activities;
  readonly log: Log;
}

/** Tuned for two cores: turns are short, and most of their time is PostgreSQL's. */
const SIZE = {
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentLocalActivityExecutions: 40,
  maxConcurrentActivityTaskExecutions: 10,
  maxCachedWorkflows: 600,
  workflowThreadPoolSize: 1,
} as const;
const AGAIN_AFTER = 2 * SECOND;

/** Hosts the Temporal worker, and hosts it again when it ends before it was told to: a server that is away is waited for. */
export class WorkerService {
  private worker: Worker | undefined;
  private ended: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly settings: WorkerServiceSettings) {}

  get isRunning(): boolean {
    return this.worker?.getState() === 'RUNNING';
  }

  start(): void {
    this.ended = this.host();
  }

  /** Turns in hand are finished; nothing new is taken. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.ended;
  }

  private async host(): Promise<void> {
    const code = await fs.promises
      .readFile(path.join(checkoutRoot(), 'dist', 'workflow-bundle.js'), 'utf8')
      .catch(() => {
        throw new Error('There is no dist/workflow-bundle.js: build first (npm run build).');
      });
    while (!this.stopped) {
      try {
        await this.runOnce(code);
      } catch (error) {
        this.settings.log.warn(
          { name: (error as Error).name, reason: (error as Error).message },
          'The worker cannot work: it tries again',
        );
      }
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }

  private async runOnce(code: string): Promise<void> {
    const { address, namespace, tls, key, activities } = this.settings;
    const connection = await NativeConnection.connect({ address, tls });
    try {
      this.worker = await Worker.create({
        connection,
        namespace,
        taskQueue: TASK_QUEUE,
        workflowBundle: { code },
        activities: { ...activities },
        dataConverter: dataConverter(key),
        shutdownGraceTime: '10 seconds',
        ...SIZE,
      });
      if (this.stopped) this.worker.shutdown();
      await this.worker.run();
    } finally {
      this.worker = undefined;
      await connection.close();
    }
  }
}
