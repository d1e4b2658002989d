/** Runs a command to its end as a child that never outlives us. */
import { spawn } from 'node:child_process';
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

/** Ends the process on Ctrl-C or SIGTERM after `tidy`; a second signal ends it at once. */
export function onInterrupt(tidy) {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      Promise.resolve(tidy(signal)).then(
        () => process.exit(signal === 'SIGINT' ? 130 : 143),
        () => process.exit(1),
      );
    });
  }
}
