#!/usr/bin/env node
/** `npm run screenshots`: pictures of every screen (test/screenshots/main.ts), after what is needed for them is built. */
import { build } from './build.mjs';
import { sayWhy } from './tools/progress.mjs';

try {
  await build();
  await import('../dist/test/screenshots/main.js');
} catch (error) {
  sayWhy(error);
  process.exitCode = 1;
}
