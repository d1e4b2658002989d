/** Where built binaries are kept, outside the checkout, so that a second clone starts in seconds. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeFolders } from '../tools/folders.mjs';
import { Refusal } from '../tools/progress.mjs';

/** The version of Temporal's server; the same stands in infra/temporal/go.mod (a unit test compares them). */
export const TEMPORAL_VERSION = '1.32.2';

export interface CacheFolder {
  folder: string;
  /** False when the home folder could not be written and a folder for temporary files is used instead. */
  shared: boolean;
}

/**
 * `$XDG_CACHE_HOME/throughcare` or `~/.cache/throughcare`; when neither can be written, a folder of this user's own among
 * the temporary files. Never in the checkout: tools that walk it would walk through Go's sources.
 * Throws a Refusal when the temporary one belongs to somebody else.
 */
export function cacheFolder(env: Record<string, string | undefined>): CacheFolder {
  const home = env['HOME'];
  const wanted = env['XDG_CACHE_HOME'] || (home ? path.join(home, '.cache') : undefined);
  if (wanted) {
    const folder = path.join(path.resolve(wanted), 'throughcare');
    try {
      makeFolders(folder);
      fs.accessSync(folder, fs.constants.W_OK);
      return { folder, shared: true };
    } catch {
      // falls through to the temporary files
    }
  }
  const uid = process.getuid?.() ?? 0;
  const folder = path.join(os.tmpdir(), `throughcare-cache-${String(uid)}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner, mode } = fs.lstatSync(folder);
  if (owner !== uid || (mode & 0o022) !== 0) {
    throw new Refusal(
      `${folder} can be written by others. Way out: remove it, or set XDG_CACHE_HOME to a folder of yours.`,
    );
  }
  return { folder, shared: false };
}

/** Folder of one version for this kind of machine, e.g. `…/temporal/1.32.2-linux-x64`. */
export const temporalFolder = (cache: CacheFolder): string =>
  path.join(cache.folder, 'temporal', `${TEMPORAL_VERSION}-${process.platform}-${process.arch}`);
