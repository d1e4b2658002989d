import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Runtime } from '@temporalio/worker';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { createLog, nestLog, temporalLog } from './log.js';
import { WorkerModule } from './worker.module.js';

/** The worker process: it runs until it is told to stop. */
async function main(): Promise<void> {
  const env = completeEnvironment(process.env);
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  // Signals are handled here, once: turns in hand are finished before anything is closed.
  Runtime.install({ logger: temporalLog(log), shutdownSignals: [] });
  const app = await NestFactory.createApplicationContext(WorkerModule.with({ config, log, env }), {
    logger: nestLog(log),
    abortOnError: false,
  });
  log.info({ namespace: config.temporal.namespace, rehearsal: config.isRehearsal }, 'The worker has started');
  const stop = (): void => {
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A rehearsal's worker ends with the process that started it, whatever ended that: the next rehearsal is not to meet it.
  process.once('disconnect', () => process.exit(1));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
