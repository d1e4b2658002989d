#!/usr/bin/env node
/** `npx throughcare …`: runs the built command with the environment of the installation on this machine. */
import fs from 'node:fs';

const main = new URL('../../dist/apps/cli/main.js', import.meta.url);
if (!fs.existsSync(main)) {
  process.stderr.write(
    'Throughcare is not built yet. Run `npm start` (builds and starts) or `npm run build`.\n',
  );
  process.exit(1);
}
const { completeEnvironment } = await import('../../dist/libs/config/environment.js');
Object.assign(process.env, completeEnvironment(process.env));
await import(main.href);
