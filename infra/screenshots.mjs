#!/usr/bin/env node
/** `npm run screenshots`: pictures of every screen (test/screenshots/main.ts), after what is needed for them is built. */
import { build } from './build.mjs';
import { install } from './tools/install.mjs';
import { sayWhy } from './tools/progress.mjs';

try {
  await install();
  await build();
  await import('../dist/test/screenshots/main.js');
} catch (error) {
  sayWhy(error);
  process.exitCode = 1;
}
