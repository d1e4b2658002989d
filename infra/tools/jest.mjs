/** Runs one jest project and counts what passed and failed. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './files.mjs';

const JEST = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
let current;

/** True when the project has a test that the arguments select. */
export function hasTests(project, args) {
  const { stdout } = spawnSync(
    process.execPath,
    [...FLAGS, JEST, '--selectProjects', project, '--listTests', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return /\.spec\.ts$/m.test(stdout);
}

/** @returns {Promise<{ passed: number, failed: number, names: string[] }>} names: `spec › title` of what passed; a suite that could not run counts as one failed */
export async function jest(project, args, env) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-jest-'));
  const report = path.join(folder, 'report.json');
  const own = ['--selectProjects', project, '--json', '--outputFile', report, '--passWithNoTests'];
  try {
    const code = await new Promise((resolve, reject) => {
      current = spawn(process.execPath, [...FLAGS, JEST, ...own, ...args], {
        cwd: root,
        env: { ...env, NODE_OPTIONS: FLAGS.join(' ') },
        stdio: ['ignore', 'ignore', 'inherit'],
        detached: true,
      });
      current.once('error', reject);
      current.once('exit', (status) => resolve(status ?? 1));
    });
    return count(report, code);
  } finally {
    current = undefined;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends a run under way, with its workers. */
export async function stopJest() {
  if (!current?.pid) return;
  const ended = new Promise((resolve) => current.once('exit', resolve));
  process.kill(-current.pid, 'SIGTERM');
  const hard = setTimeout(() => process.kill(-current.pid, 'SIGKILL'), 5_000);
  await ended;
  clearTimeout(hard);
}

function count(report, code) {
  if (!fs.existsSync(report)) return { passed: 0, failed: 1, names: [] };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, testResults } =
    JSON.parse(fs.readFileSync(report, 'utf8'));
  const names = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ title }) => `${path.relative(root, name)} › ${title}`),
  );
  if (numPendingTests > 0) process.stdout.write(`${numPendingTests} tests were skipped.\n`);
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // jest may fail for reasons that are no test (a worker that died): never let that pass for green.
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed, names };
}
