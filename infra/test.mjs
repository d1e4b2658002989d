#!/usr/bin/env node
/** `npm test`: builds, tests the pure parts, then the whole on its own PostgreSQL and Temporal. Arguments go to jest. */
import { build } from './build.mjs';
import { hasTests, jest, stopJest } from './tools/jest.mjs';
import { say, sayWhy } from './tools/progress.mjs';
import { reapersGone, reaperVariable } from './tools/reapers.mjs';
import { onInterrupt } from './tools/run.mjs';

const args = process.argv.slice(2);
/** `--selectProjects unit` or `system` leaves the other out. */
const chosen = args.indexOf('--selectProjects');
const only = chosen < 0 ? undefined : args.splice(chosen, 2)[1];
const wanted = (project) => (only ?? project) === project && hasTests(project, args);
/** Two files at once: enough for two cores, and the fault tests wait more than they work. */
const SYSTEM = ['--maxWorkers=2', '--forceExit'];

let starting;
const tidy = async () => {
  await stopJest();
  // One that is still starting is waited for, so that it can be stopped in order.
  const environment = await starting?.catch(() => undefined);
  starting = undefined;
  await environment?.stop();
  await reapersGone();
};
onInterrupt(async () => {
  say('Stopping the tests …');
  await tidy();
});

async function tests() {
  const totals = { passed: 0, failed: 0 };
  const ran = new Set();
  const add = ({ passed, failed, names = [] }) => {
    totals.passed += passed;
    totals.failed += failed;
    for (const name of names) ran.add(name);
  };
  await build();
  if (wanted('unit')) {
    say('Tests of the pure parts');
    add(await jest('unit', args, process.env));
  }
  if (wanted('system')) {
    say('Starting PostgreSQL and Temporal for the tests, on free ports');
    const { startOwnEnvironment } = await import('../dist/infra/stack/own-environment.js');
    starting = startOwnEnvironment({ log: say, ownServers: true });
    const environment = await starting;
    say('Tests of the whole');
    const env = { ...process.env, ...environment.stack.env, ...reaperVariable };
    add(await jest('system', [...SYSTEM, ...args], env));
  }
  if (only === undefined && args.length === 0) add(await proofsRan(ran));
  return totals;
}

/** Every test that docs/coverage.md names as a proof must have passed in this run. */
async function proofsRan(ran) {
  const { coverageAnswers } = await import('../dist/test/inspections/answers.js');
  const missing = coverageAnswers().filter(({ test }) => test !== undefined && !ran.has(test));
  for (const { id, test } of missing) say(`docs/coverage.md: the proof of ${id} did not pass: ${test}`);
  return { passed: missing.length === 0 ? 1 : 0, failed: missing.length === 0 ? 0 : 1 };
}

let totals = { passed: 0, failed: 1 };
try {
  totals = await tests();
  if (totals.passed + totals.failed === 0) {
    say(`No test matches ${args.join(' ')}.`);
    totals.failed = 1;
  }
} catch (error) {
  sayWhy(error);
}
await tidy().catch(sayWhy);
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed\n`);
process.exit(totals.failed === 0 ? 0 : 1);
