import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Instant } from '#domain/time.js';
import { type CaseResult } from './case-result.js';
import { type RehearsedCase } from './caseload.js';
import { type ThreadWork } from './memory-thread.js';

/** Fewer cases than this are not worth a thread's start. */
const WORTH_A_THREAD = 20;

export interface InThreads {
  readonly cases: readonly RehearsedCase[];
  readonly seed: number;
  readonly until: Instant;
  readonly threads?: number;
  readonly onCase?: (done: number, total: number) => void;
}

/**
 * Rehearses many cases in memory, on as many threads as there are cores. Cases touch nothing of each other, so the result
 * does not depend on how they are shared out; it is in the order of the cases.
 * @throws the first error of a thread: a case that throws is a fault of the policy or of the script
 */
export async function rehearseInThreads(options: InThreads): Promise<CaseResult[]> {
  const { cases, seed, until, onCase, threads = availableParallelism() } = options;
  const results = new Map<string, CaseResult>();
  const take = (result: CaseResult): void => {
    results.set(result.pathwayId, result);
    onCase?.(results.size, cases.length);
  };
  const waiting = cases.values();
  const workerData: ThreadWork = { seed, until };
  const enough = Math.max(1, Math.min(threads, Math.floor(cases.length / WORTH_A_THREAD)));
  const workers = Array.from(
    { length: enough },
    () => new Worker(new URL('./memory-thread.js', import.meta.url), { workerData }),
  );
  try {
    await Promise.all(workers.map((worker) => keepBusy(worker, waiting, take)));
  } finally {
    // After an error nobody asks for what the others would still find.
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return cases.flatMap(({ pathwayId }) => results.get(pathwayId) ?? []);
}

/** Deals a thread its next case whenever it hands one in, and one more to lie ready: no core waits for a slower one. */
function keepBusy(
  worker: Worker,
  waiting: Iterator<RehearsedCase, undefined>,
  take: (result: CaseResult) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const deal = (): void => worker.postMessage(waiting.next().value);
    worker.on('message', (result: CaseResult) => {
      deal();
      take(result);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A thread of the rehearsal ended with ${code}`));
    });
    deal();
    deal();
  });
}
