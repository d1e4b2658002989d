/** The workflow bundle the worker loads: built once here, so that a worker starts at once and all run the same code. */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { filesBelow, fingerprint, note, root, unchanged } from './files.mjs';
import { say, step } from './progress.mjs';

const STAMP = 'dist/.bundled';
const ENTRY = 'dist/workflows/pathway.workflow.js';
const BUNDLE = 'dist/workflow-bundle.js';
/** Failures thrown inside workflows are encoded like every payload: bundle and worker must agree. */
const FAILURES = 'dist/libs/engine/failure-converter.js';
const PURE = ['dist/workflows', 'dist/libs/domain', 'dist/libs/calendar', 'dist/libs/standards'];

export async function bundleWorkflows() {
  if (!fs.existsSync(path.join(root, ENTRY))) {
    return say(`Build: no workflow bundle, since workflows/pathway.workflow.ts does not exist.`);
  }
  const require = createRequire(import.meta.url);
  const sdk = require('@temporalio/worker/package.json').version;
  const print = fingerprint([...filesBelow(PURE, /\.(js|json)$/), FAILURES], sdk);
  if (fs.existsSync(path.join(root, BUNDLE)) && unchanged(STAMP, print)) return;
  await step('Bundling workflows', async () => {
    const { bundleWorkflowCode } = await import('@temporalio/worker');
    const quiet = () => undefined;
    const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: say, error: say };
    const { code } = await bundleWorkflowCode({
      workflowsPath: path.join(root, ENTRY),
      failureConverterPath: path.join(root, FAILURES),
      logger,
    });
    fs.writeFileSync(path.join(root, `${BUNDLE}.new`), code);
    fs.renameSync(path.join(root, `${BUNDLE}.new`), path.join(root, BUNDLE));
  });
  note(STAMP, print);
}
