/** Test processes each have a watcher that tidies up after them; the run is over only when those are gone. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { processStart } from './lock.mjs';

const register = path.join(os.tmpdir(), `throughcare-reapers-${process.pid}`);

/** The variable that has watchers of test processes put their names down. */
export const reaperVariable = { THROUGHCARE_REAPERS: register };

/** Waits until every watcher has done its work; at most 20 s. */
export async function reapersGone() {
  if (!fs.existsSync(register)) return;
  const pids = fs.readFileSync(register, 'utf8').trim().split('\n').map(Number);
  const until = Date.now() + 20_000;
  while (pids.some((pid) => processStart(pid) !== undefined) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  fs.rmSync(register, { force: true });
}
