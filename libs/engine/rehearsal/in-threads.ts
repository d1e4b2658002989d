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
  const shares = Math.max(1, Math.min(threads, Math.floor(cases.length / WORTH_A_THREAD)));
  const results = new Map<string, CaseResult>();
  const take = (result: CaseResult): void => {
    results.set(result.pathwayId, result);
    onCase?.(results.size, cases.length);
  };
  // Dealt like cards: long cases stand together in a file.
  await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      inThread({ seed, until, cases: cases.filter((_case, i) => i % shares === share) }, take),
    ),
  );
  return cases.flatMap(({ pathwayId }) => results.get(pathwayId) ?? []);
}

function inThread(workerData: ThreadWork, take: (result: CaseResult) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./memory-thread.js', import.meta.url), { workerData });
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A thread of the rehearsal ended with ${code}`));
    });
  });
}
