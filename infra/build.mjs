#!/usr/bin/env node
/** Builds dist: TypeScript, data files, the workflow bundle. Does again only what changed. Plain JavaScript: it runs before there is a build. */
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { bundleWorkflows } from './tools/bundle.mjs';
import { compile } from './tools/compile.mjs';
import { root } from './tools/files.mjs';
import { upToDate } from './tools/install.mjs';
import { waitForLock } from './tools/lock.mjs';
import { Refusal, say, sayWhy } from './tools/progress.mjs';

/** Brings dist up to date; throws a Refusal when the packages are not there, or the code does not compile. */
export async function build() {
  if (!upToDate())
    throw new Refusal(
      'node_modules is not what package-lock.json says. Way out: node infra/tools/install-now.mjs',
    );
  const lock = await waitForLock(path.join(root, 'dist', '.build.lock'), 'building', say);
  try {
    await compile();
    await bundleWorkflows();
  } finally {
    lock.release();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await build();
    say('Built.');
  } catch (error) {
    sayWhy(error);
    process.exitCode = 1;
  }
}
