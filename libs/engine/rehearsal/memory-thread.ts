import { parentPort, workerData } from 'node:worker_threads';
import { type Instant } from '#domain/time.js';
import { type RehearsedCase } from './caseload.js';
import { rehearseInMemory } from './on-memory.js';

/** What a thread is given, and what it says, one message a case. */
export interface ThreadWork {
  readonly seed: number;
  readonly until: Instant;
  readonly cases: readonly RehearsedCase[];
}

// The body of a thread: the cases of its share, one after another.
const { seed, until, cases } = workerData as ThreadWork;
for (const rehearsed of cases) parentPort?.postMessage(rehearseInMemory(rehearsed, seed, until));
