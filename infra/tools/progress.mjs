/** Progress lines with the seconds since the start; a long step says now and then that it still runs. */
import { clearInterval, setInterval } from 'node:timers';

const began = Date.now();
// A terminal or pipe that was closed has nobody left to tell: what must end in order still does.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** @param {string} line one line for the person at the terminal */
export function say(line) {
  const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
  process.stdout.write(`${seconds}s  ${line}\n`);
}

/**
 * Runs a step and keeps saying so while it lasts.
 * @template T @param {string} title @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function step(title, work) {
  say(title);
  const from = Date.now();
  const tick = setInterval(() => say(`  … ${title}: ${Math.round((Date.now() - from) / 1000)} s`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(tick);
  }
}

/** An error whose message is meant for the person at the terminal: printed without a stack. */
export class Refusal extends Error {
  constructor(message) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Prints why the command ends: plain words for a refusal, the stack for a fault. */
export function sayWhy(error) {
  const told = error instanceof Error && /^(Refusal|LockHeld)$/.test(error.name);
  process.stderr.write(`\n${told ? error.message : (error?.stack ?? error)}\n`);
}
