/** TypeScript to dist, and beside it the data files the code reads. */

import fs from 'node:fs';
import path from 'node:path';
import { SOURCES, filesBelow, fingerprint, note, root, unchanged } from './files.mjs';
import { Refusal, say, step } from './progress.mjs';
import { run } from './run.mjs';

const STAMP = 'dist/.compiled';
const INPUT = /\.(ts|mts|mjs|json|csv|graphql)$/;
const DATA = [
  [['apps', 'libs', 'workflows', 'graphql'], /\.(json|csv|graphql)$/],
  [['infra/tools'], /\.mjs$/],
];

export async function compile() {
  const print = fingerprint([...filesBelow(SOURCES, INPUT), 'tsconfig.json', 'package.json']);
  if (unchanged(STAMP, print)) return say('Build: nothing changed.');
  await step('Compiling TypeScript', typescript);
  removeOrphans();
  for (const [folders, pattern] of DATA) {
    for (const file of filesBelow(folders, pattern)) {
      const target = path.join(root, 'dist', file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.copyFileSync(path.join(root, file), target);
    }
  }
  note(STAMP, print);
}

async function typescript() {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [tsc, '-p', path.join(root, 'tsconfig.json'), '--noEmitOnError', '--pretty', 'false'];
  const { code, out } = await run(process.execPath, args);
  if (code !== 0) throw new Refusal(`The code does not compile:\n${out || `tsc ended with ${code}`}`);
}

/** Removes compiled files whose source is gone: nothing may run that the repository no longer has. */
function removeOrphans() {
  for (const file of filesBelow(
    SOURCES.map((folder) => path.join('dist', folder)),
    /\.js$/,
  )) {
    const source = path.relative('dist', file).replace(/\.js$/, '.ts');
    if (fs.existsSync(path.join(root, source))) continue;
    fs.rmSync(path.join(root, file));
    fs.rmSync(path.join(root, `${file}.map`), { force: true });
    say(`  removed ${file}: its source is gone`);
  }
}
