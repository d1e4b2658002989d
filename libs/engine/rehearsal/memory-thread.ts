import { parentPort, workerData } from 'node:worker_threads';
import { type Instant } from '#domain/time.js';
import { type RehearsedCase } from './caseload.js';
import { rehearseInMemory } from './on-memory.js';

/** What every thread of a rehearsal is told when it starts. */
export interface ThreadWork {
  readonly seed: number;
  readonly until: Instant;
}

// The body of a thread: one case after another, as they are dealt; nothing dealt is the end.
const { seed, until } = workerData as ThreadWork;
parentPort?.on('message', (rehearsed: RehearsedCase | undefined) => {
  if (rehearsed) parentPort?.postMessage(rehearseInMemory(rehearsed, seed, until));
  else parentPort?.close();
});
