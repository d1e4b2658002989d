/** Makes folders one level at a time: Node's own recursive mkdir never ends where the system answers ENOENT (/proc). */
import fs from 'node:fs';
import path from 'node:path';

/** @param {string} folder made with all its parents; throws what the system answers */
export function makeFolders(folder) {
  if (fs.existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolders(parent);
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
