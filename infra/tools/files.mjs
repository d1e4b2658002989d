/** Source files, and fingerprints that tell whether a step has anything to do. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const SOURCES = ['apps', 'libs', 'workflows', 'graphql', 'infra', 'test'];

/** All files below the folders (relative to the checkout) whose name the pattern accepts, sorted. */
export function filesBelow(folders, pattern) {
  return folders
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && pattern.test(entry.name))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
    )
    .sort();
}

/** One hash over the names and contents of files; other keys (versions) may be mixed in. */
export function fingerprint(files, ...extra) {
  const hash = createHash('sha256').update(extra.join('\n'));
  for (const file of files) hash.update(`\n${file}\n`).update(fs.readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** True when the step's last fingerprint was this one. */
export const unchanged = (stamp, print) => {
  try {
    return fs.readFileSync(path.join(root, stamp), 'utf8') === print;
  } catch {
    return false;
  }
};

/** Notes that the step is done for this fingerprint. */
export function note(stamp, print) {
  fs.mkdirSync(path.dirname(path.join(root, stamp)), { recursive: true });
  fs.writeFileSync(path.join(root, stamp), print);
}
