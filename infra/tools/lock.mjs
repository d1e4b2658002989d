/** Locks between processes: a file that names its holder. A lock whose holder is gone is taken over. */
import fs from 'node:fs';
import path from 'node:path';
import { makeFolders } from './folders.mjs';

/**
 * When a process was started, so that a recycled process number is not taken for the old holder.
 * @param {number} pid process number
 * @returns {string | undefined} the kernel's start tick; `unknown` where there is no /proc; undefined if no such process
 */
export function processStart(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return fs.existsSync('/proc/self/stat') ? undefined : 'unknown';
  }
}

/** Somebody else holds the lock and is alive; `pid` says who. */
export class LockHeld extends Error {
  constructor(file, holder) {
    super(`${file} is held by process ${holder.pid} (${holder.what})`);
    this.name = 'LockHeld';
    this.pid = holder.pid;
  }
}

/** @returns who holds the lock and lives, or undefined when it is free or stale. */
export function lockHolder(file) {
  let holder;
  try {
    holder = JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined; // no file, or one torn by a crash: nobody holds it
  }
  return processStart(holder.pid) === holder.start ? holder : undefined;
}

/**
 * Takes the lock or throws LockHeld. The file appears whole (written aside, then linked), so it is never half a lock.
 * @param {string} file @param {string} what the work done under it, for the one who is refused
 * @returns {{ release(): void, stale: boolean }} `stale`: a dead holder's lock was taken over
 */
export function takeLock(file, what) {
  makeFolders(path.dirname(file));
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, JSON.stringify({ pid: process.pid, start: processStart(process.pid), what }));
  let stale = false;
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        fs.linkSync(mine, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST' || attempt > 5) throw error;
        const holder = lockHolder(file);
        if (holder) throw new LockHeld(file, holder);
        fs.rmSync(file, { force: true });
        stale = true;
      }
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
  return { stale, release: () => fs.rmSync(file, { force: true }) };
}

/**
 * Takes the lock, waiting for a living holder to finish.
 * @param {string} file @param {string} what @param {(line: string) => void} log told whom we wait for
 */
export async function waitForLock(file, what, log) {
  for (let said = 0; ; said += 1) {
    try {
      return takeLock(file, what);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (said % 40 === 0) log(`waiting for process ${error.pid}, which is doing the same work (${what})`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
