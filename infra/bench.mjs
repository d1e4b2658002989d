#!/usr/bin/env node
/** `npm run bench`: the measurements, on a private PostgreSQL and Temporal. Arguments go to the bench. */
import { mainWithin } from './within.mjs';

await mainWithin(['--enable-source-maps', 'dist/test/bench/main.js', ...process.argv.slice(2)]);
