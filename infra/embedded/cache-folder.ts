/** Where built binaries are kept, outside the checkout, so that a second clone starts in seconds. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataFolder } from '#config/checkout.js';
import { makeFolders } from '../tools/folders.mjs';

/** The version of Temporal's server; the same stands in infra/temporal/go.mod (a unit test compares them). */
export const TEMPORAL_VERSION = '1.32.2';

export interface CacheFolder {
  folder: string;
  /** False when the home folder could not be written and the data folder is used instead. */
  shared: boolean;
}

/** `$XDG_CACHE_HOME/throughcare` or `~/.cache/throughcare`; the data folder when the home cannot be written. */
export function cacheFolder(env: Record<string, string | undefined>): CacheFolder {
  const home = env['HOME'] || (process.getuid?.() === undefined ? os.homedir() : '');
  const wanted = env['XDG_CACHE_HOME'] || (home ? path.join(home, '.cache') : undefined);
  if (wanted) {
    const folder = path.join(path.resolve(wanted), 'throughcare');
    try {
      makeFolders(folder);
      fs.accessSync(folder, fs.constants.W_OK);
      return { folder, shared: true };
    } catch {
      // falls through to the data folder
    }
  }
  const folder = path.join(dataFolder(env), 'cache');
  makeFolders(folder);
  return { folder, shared: false };
}

/** Folder of one version for this kind of machine, e.g. `…/temporal/1.32.2-linux-x64`. */
export const temporalFolder = (cache: CacheFolder): string =>
  path.join(cache.folder, 'temporal', `${TEMPORAL_VERSION}-${process.platform}-${process.arch}`);
