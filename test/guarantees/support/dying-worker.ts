import fs from 'node:fs';
import path from 'node:path';
import { NativeConnection, Runtime, DefaultLogger, Worker } from '@temporalio/worker';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig } from '#config/config.js';
import { dataConverter } from '#engine/codec.js';
import { createActivities } from '#engine/commit/commit.js';
import { TASK_QUEUE } from '#engine/relay.js';
import { Database } from '#persistence/database.js';

/**
 * A worker that is killed between a commit and the end of its workflow task: PostgreSQL has the turn, Temporal does not.
 * DIE_AT: the turn after whose commit it kills itself.
 */
const dieAt = Number(process.env['DIE_AT']);
const config = readConfig(process.env);
if (!config.codec.key) throw new Error('This worker needs the codec key');
Runtime.install({ logger: new DefaultLogger('ERROR') });

const database = new Database({ url: config.databases.engine, poolSize: 4 });
const activities = createActivities({ database, key: config.codec.key });
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address: config.temporal.address }),
  namespace: config.temporal.namespace,
  taskQueue: TASK_QUEUE,
  workflowBundle: { code: fs.readFileSync(path.join(checkoutRoot(), 'dist/workflow-bundle.js'), 'utf8') },
  dataConverter: dataConverter(config.codec.key),
  activities: {
    load: activities.load,
    async commit(request: Parameters<typeof activities.commit>[0]) {
      const result = await activities.commit(request);
      if (request.batch.seq === dieAt && result.kind === 'committed') process.kill(process.pid, 'SIGKILL');
      return result;
    },
  },
});
await worker.run();
