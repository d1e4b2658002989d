#!/usr/bin/env node
/**
 * `node infra/within.mjs [--no-temporal] <file.js> …`: runs node on the file inside a private installation (PostgreSQL
 * and Temporal, migrated, on free ports), and takes it away afterwards. Exits with the code of what it ran.
 */
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { Refusal, say, sayWhy } from './tools/progress.mjs';
import { onInterrupt } from './tools/run.mjs';

/** @param {string[]} command a JavaScript file and its arguments @returns {Promise<number>} its exit code */
export async function within(command, { temporal = true } = {}) {
  let starting;
  let child;
  const tidy = async () => {
    child?.kill('SIGTERM');
    // One that is still starting is waited for, so that it can be stopped in order.
    const environment = await starting?.catch(() => undefined);
    starting = undefined;
    await environment?.stop();
  };
  onInterrupt(tidy);
  try {
    await build();
    say(`Starting ${temporal ? 'PostgreSQL and Temporal' : 'PostgreSQL'} on free ports`);
    const { startOwnEnvironment } = await import('../dist/infra/stack/own-environment.js');
    starting = startOwnEnvironment({ log: say, temporal, ownServers: true });
    const environment = await starting;
    return await new Promise((resolve, reject) => {
      const env = { ...process.env, ...environment.stack.env };
      child = spawn(process.execPath, command, { env, stdio: ['ignore', 'inherit', 'inherit'] });
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    });
  } finally {
    await tidy();
  }
}

/** Runs and exits. */
export async function mainWithin(command, options) {
  try {
    process.exit(await within(command, options));
  } catch (error) {
    sayWhy(error);
    process.exit(1);
  }
}

if (process.argv[1]?.endsWith('within.mjs')) {
  const args = process.argv.slice(2);
  const temporal = args[0] !== '--no-temporal';
  const command = temporal ? args : args.slice(1);
  if (command.length === 0) sayWhy(new Refusal('Usage: node infra/within.mjs [--no-temporal] <file.js> …'));
  else await mainWithin(command, { temporal });
}
