import {
  Inject,
  Injectable,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { Sealer } from '#audit/sealer.js';
import { type Config } from '#config/config.js';
import { ImportRunner } from '#caseload/import/job-runner.js';
import { CampaignRunner } from '#engine/campaign/runner.js';
import { dataConverter } from '#engine/codec.js';
import { createActivities } from '#engine/commit/commit.js';
import { readKey } from '#engine/crypto.js';
import { Reconciler } from '#engine/reconcile/reconciler.js';
import { deliverTo, Relay } from '#engine/relay.js';
import { scriptedStaff } from '#engine/scripted-staff.js';
import { Post } from '#notices/post.js';
import { NotifyTransport } from '#notices/transport.js';
import { Database } from '#persistence/database.js';
import { type Logger } from 'pino';
import { createMetrics, type Metrics } from './metrics.js';
import { serveOperations } from './operations.js';
import { WorkerService } from './worker.service.js';

export interface WorkerInput {
  readonly config: Config;
  readonly log: Logger;
  readonly env: Record<string, string | undefined>;
}
const INPUT = Symbol('worker input');

/**
 * The worker process: turns, relay, reconciler, imports, notices and the sealer of the audit. In rehearsal there are turns only, in its own database and namespace,
 * with scripted staff: whoever rehearses starts the workflows and their time.
 */
@Injectable()
class WorkerProcess implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly database: Database;
  private readonly worker: WorkerService;
  private readonly campaigns: CampaignRunner;
  private readonly metrics: Metrics = createMetrics();
  private readonly closing: (() => Promise<void>)[] = [];

  constructor(@Inject(INPUT) private readonly input: WorkerInput) {
    const { config, log, env } = input;
    this.database = new Database({
      url: config.databases.engine,
      poolSize: 20,
      applicationName: 'throughcare-worker',
      // A rehearsal broken off is run again from its start: its turns need not wait for the disk. Real ones do.
      ...(config.isRehearsal ? { options: '-c synchronous_commit=off' } : {}),
      onLost: ({ name }) => log.warn({ name }, 'A connection to PostgreSQL was lost'),
    });
    // The saved state is sealed also where a test has switched the codec off.
    const key =
      config.codec.key ??
      readKey(config.isRehearsal ? env['THROUGHCARE_REHEARSAL_CODEC_KEY'] : env['THROUGHCARE_CODEC_KEY']);
    const activities = createActivities({
      database: this.database,
      key,
      onCommit: this.metrics.committed,
      ...(config.isRehearsal ? { plan: scriptedStaff(Number(env['THROUGHCARE_REHEARSAL_SEED'] ?? 1)) } : {}),
    });
    this.campaigns = new CampaignRunner({ database: this.database, key, log });
    this.worker = new WorkerService({ ...config.temporal, key: config.codec.key, activities, log });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { config } = this.input;
    this.worker.start();
    // A rehearsal's worker stands beside the real one and is watched by whoever rehearses.
    if (config.workerPort !== undefined && !config.isRehearsal) {
      this.closing.push(
        await serveOperations(
          config.workerPort,
          () => ({
            ok: this.worker.isRunning,
            worker: this.worker.isRunning ? 'running' : 'waiting for Temporal',
          }),
          this.metrics,
        ),
      );
    }
    if (!config.isRehearsal) this.startDelivery();
  }

  private startDelivery(): void {
    const { config, log } = this.input;
    const connection = Connection.lazy({
      address: config.temporal.address,
      tls: config.temporal.tls,
      connectTimeout: '5s',
    });
    const client = new Client({
      connection,
      namespace: config.temporal.namespace,
      dataConverter: dataConverter(config.codec.key),
    });
    const deliver = deliverTo(client);
    const relay = new Relay({
      databaseUrl: config.databases.engine,
      deliver,
      log,
      onDelivered: this.metrics.delivered,
    });
    const reconciler = new Reconciler({
      database: this.database,
      client,
      deliver,
      log,
      onPass: this.metrics.reconciled,
    });
    const sealer = new Sealer({ database: this.database, log });
    const post = new Post({
      database: this.database,
      publicUrl: config.publicUrl,
      transport: config.notify && new NotifyTransport(config.notify),
      log,
    });
    const imports = new ImportRunner({ database: this.database, log });
    imports.start();
    post.start();
    sealer.start();
    relay.start();
    reconciler.start();
    this.campaigns.start();
    this.closing.unshift(
      () => post.stop(),
      () => sealer.stop(),
      () => imports.stop(),
      () => this.campaigns.stop(),
      () => relay.stop(),
      () => reconciler.stop(),
      () => connection.close(),
    );
  }

  /** First nothing new is taken, then what is in hand is finished, then connections are closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.worker.stop();
    for (const close of this.closing) await close();
    await this.database.close();
  }
}

@Module({})
export class WorkerModule {
  static with(input: WorkerInput): DynamicModule {
    return { module: WorkerModule, providers: [{ provide: INPUT, useValue: input }, WorkerProcess] };
  }
}
