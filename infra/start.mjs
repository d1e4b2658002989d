#!/usr/bin/env node
/** `npm start`: from a fresh clone to a running installation. Plain JavaScript: it runs before anything is installed. */
import path from 'node:path';
import { build } from './build.mjs';
import { root } from './tools/files.mjs';
import { LockHeld, takeLock } from './tools/lock.mjs';
import { Refusal, say, sayWhy } from './tools/progress.mjs';
import { onInterrupt } from './tools/run.mjs';

const dataDir = path.resolve(process.env.THROUGHCARE_DATA || path.join(root, '.throughcare'));

/** One start at a time on a data folder. */
function lockDataFolder() {
  try {
    const lock = takeLock(path.join(dataDir, 'lock'), 'npm start');
    if (lock.stale) say('The last start ended without notice; its lock is taken over.');
    return lock;
  } catch (error) {
    if (error instanceof LockHeld) {
      throw new Refusal(
        `Throughcare already runs on ${dataDir} (process ${error.pid}).\n` +
          `Way out: use that one, stop it (Ctrl-C there, or kill ${error.pid}), or set THROUGHCARE_DATA to another folder.`,
      );
    }
    throw new Refusal(
      `The data folder ${dataDir} cannot be written: ${error.message}\nWay out: set THROUGHCARE_DATA to a folder of yours.`,
    );
  }
}

let lock;
let running;
let stopping = false;
onInterrupt(async () => {
  stopping = true;
  say('Stopping …');
  await running?.stop();
  lock?.release();
  say('Stopped. Everything acknowledged is kept.');
});
try {
  lock = lockDataFolder();
  await build();
  const { Installation } = await import('../dist/infra/stack/installation.js');
  running = new Installation(process.env, say, lock.stale);
  const failure = await running.run();
  throw new Refusal(failure);
} catch (error) {
  // Stopped while it was starting, a part that is cut off says so in vain.
  if (!stopping) {
    sayWhy(error);
    await running?.stop();
    lock?.release();
    process.exit(1);
  }
}
