/** One watcher process for each process that owns servers: nothing outlives its owner, however the owner ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';

let watcher: ChildProcess | undefined;

function tell(line: string): void {
  if (!watcher || watcher.exitCode !== null) {
    watcher = spawn(process.execPath, [path.join(checkoutRoot(), 'infra/embedded/reaper-process.mjs')], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
      cwd: '/',
    });
    watcher.unref();
    const pipe = watcher.stdin as unknown as {
      unref(): void;
      on(event: 'error', listener: () => void): void;
    };
    pipe.unref();
    pipe.on('error', () => undefined);
    // `npm test` waits for these before it says that nothing is left behind.
    const register = process.env['THROUGHCARE_REAPERS'];
    if (register && watcher.pid) fs.appendFileSync(register, `${String(watcher.pid)}\n`);
  }
  watcher.stdin?.write(`${line}\n`);
}

/** Have `pid` stopped with `signal` (then SIGKILL after 3 s) should this process end before `spare(pid)`. */
export const watchOver = (pid: number, signal: NodeJS.Signals): void => tell(`+ ${String(pid)} ${signal}`);

/** The process has ended or was handed over: no longer watched. */
export const spare = (pid: number): void => tell(`- ${String(pid)}`);

/** Have a temporary folder removed when this process ends, after the watched processes are gone. */
export const removeAtEnd = (folder: string): void => tell(`rm ${folder}`);
