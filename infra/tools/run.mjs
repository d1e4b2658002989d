/** Runs a command to its end as a child that never outlives us. */
import { spawn } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';
import { root } from './files.mjs';

const running = new Set();
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')));

/**
 * @param {string} command @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} options show: its output goes to our terminal
 * @returns {Promise<{ code: number, out: string }>} code 1 and up: it failed; out: what it said, unless shown
 */
export function run(command, args, { env = process.env, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, env, stdio });
    running.add(child);
    let out = '';
    child.stdout?.on('data', (chunk) => (out += chunk));
    child.stderr?.on('data', (chunk) => (out += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, out });
    });
  });
}

/**
 * Ends the process in order, by `tidy`, on Ctrl-C, SIGTERM or SIGHUP, and when the npm that runs us is killed (npm's
 * shell does not pass a signal on). A second signal ends it at once.
 */
export function onInterrupt(tidy) {
  let asked = false;
  const end = (code) => {
    if (asked) process.exit(code);
    asked = true;
    Promise.resolve(tidy()).then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, () => end(code));
  }
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    // A closed terminal ends npm too: that is not a second wish to end.
    if (!asked) end(143);
  }, 500);
  watch.unref();
}
