import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig } from '#config/config.js';
import { rehearseOnTemporal } from '#engine/rehearsal/on-temporal.js';
import { skipTime } from '#engine/rehearsal/time-skipping.js';
import { FORECAST_TO, SEED, sentences } from './memory.js';
import { timed, type Contest } from './rounds.js';
import { sleepOften } from './raw.workflow.js';

/** Half of what a rehearsal has under way at once: a round takes a minute or two. */
const SENTENCES = 20;
const RAW_QUEUE = 'bench-skips';
/** What our worker keeps and takes at once (apps/worker), so that neither has an advantage. */
const SIZE = {
  maxConcurrentWorkflowTaskExecutions: 40,
  maxCachedWorkflows: 600,
  workflowThreadPoolSize: 1,
} as const;

/** Whole sentences on the real server, staff scripted, against workflows that only sleep, as often as each case took turns. */
export async function simulateContest(
  env: Record<string, string>,
  say: (line: string) => void,
): Promise<Contest> {
  const cases = sentences(SENTENCES);
  const bundle = await bundleWorkflowCode({
    workflowsPath: path.join(checkoutRoot(), 'dist/test/bench/raw.workflow.js'),
    logger: new DefaultLogger('WARN'),
  });
  let turns: readonly number[] = [];
  return {
    name: 'simulate',
    ours: `a sentence lived to its end on the Temporal server by scripted staff, ${SENTENCES} at once, the worker's start included`,
    raw: 'a bare workflow that sleeps as often as the case took turns, time skipped alike, its worker fresh',
    atMost: 1.5,
    unit: 'ms',
    runOurs: async () => {
      const ms = await timed(async () => {
        const results = await rehearseOnTemporal({ cases, seed: SEED, until: FORECAST_TO, env });
        const open = results.filter(({ endedAt }) => endedAt === undefined).length;
        if (results.length !== cases.length || open > 0)
          throw new Error(`${open} of ${results.length} sentences did not end`);
        turns = results.map((result) => result.turns);
      });
      const all = turns.reduce((sum, n) => sum + n, 0);
      say(`  ${SENTENCES} sentences took ${all} turns, ${(all / (ms / 1000)).toFixed(0)} a second`);
      return [ms / SENTENCES];
    },
    runRaw: async () => [(await timed(() => sleepAll(env, bundle, turns))) / SENTENCES],
  };
}

/** @param times how often each of the workflows sleeps */
async function sleepAll(
  env: Record<string, string>,
  workflowBundle: WorkflowBundle,
  times: readonly number[],
): Promise<void> {
  const { address, rehearsalNamespace: namespace } = readConfig(env).temporal;
  const [own, native] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  try {
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue: RAW_QUEUE,
      workflowBundle,
      ...SIZE,
    });
    const client = new Client({ connection: own, namespace });
    await worker.runUntil(() =>
      Promise.all(
        times.map(async (often) => {
          const handle = await client.workflow.start(sleepOften, {
            workflowId: `bench-${randomUUID()}`,
            taskQueue: RAW_QUEUE,
            args: [often],
          });
          await skipTime(client, handle.workflowId);
          await handle.result();
        }),
      ),
    );
  } finally {
    await own.close();
    await native.close();
  }
}
