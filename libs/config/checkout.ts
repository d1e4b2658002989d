/** Where this checkout and its data folder lie. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds package.json, found from this file upwards, so that it is the same from source and from dist.
 * @returns an absolute path
 */
export function checkoutRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    const up = path.dirname(folder);
    if (up === folder)
      throw new Error('No package.json above libs/config: Throughcare runs from its checkout.');
    folder = up;
  }
  return folder;
}

/** The data folder: `THROUGHCARE_DATA`, or `.throughcare` in the checkout. Absolute. */
export function dataFolder(env: Record<string, string | undefined>): string {
  return env['THROUGHCARE_DATA']
    ? path.resolve(env['THROUGHCARE_DATA'])
    : path.join(checkoutRoot(), '.throughcare');
}
