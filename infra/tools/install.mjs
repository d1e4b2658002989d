/** Installs the packages of package-lock.json when what lies in node_modules is not that. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';
import { waitForLock } from './lock.mjs';
import { Refusal, say, step } from './progress.mjs';
import { run } from './run.mjs';

/** npm writes this list last: without it an installation was broken off. */
const INSTALLED = 'node_modules/.package-lock.json';

export async function install() {
  needNode();
  const lock = await waitForLock(path.join(root, 'dist', '.install.lock'), 'installing packages', say);
  try {
    if (upToDate()) return;
    await step('Installing packages (a minute or so)', npm);
    if (!upToDate())
      throw new Refusal(
        'npm has ended, but node_modules is not what package-lock.json says. Run `npm ci` and look.',
      );
  } finally {
    lock.release();
  }
}

function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(
    `Throughcare is installed with Node.js 20.19 or later; this is ${process.versions.node}. Way out: https://nodejs.org`,
  );
}

/** Every package of the lock that is not for another kind of machine is there, in its version. */
export function upToDate() {
  const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  try {
    const [wanted, there] = [read('package-lock.json'), read(INSTALLED)];
    return Object.entries(wanted).every(
      ([name, { version, optional, link }]) =>
        name === '' || link || (there[name] ? there[name].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

async function npm() {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const strict = await run('npm', ['ci', ...quiet]);
  if (strict.code === 0) return;
  if (!/EUSAGE/.test(strict.out)) throw failed(strict);
  // A registry that lacks packages for other kinds of machine leaves them out of the lock, and `npm ci` then refuses.
  say(
    '  npm ci finds packages of other platforms missing in the lock; installing the locked versions without them',
  );
  const lenient = await run('npm', ['install', '--no-save', ...quiet]);
  if (lenient.code !== 0) throw failed(lenient);
}

const failed = ({ out }) =>
  new Refusal(
    `The packages could not be installed:\n${out.trim().split('\n').slice(-15).join('\n')}\n` +
      'Way out: look whether npm reaches its registry (npm ping) and whether the disk is full, then start again.',
  );
