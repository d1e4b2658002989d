/**
 * Saves histories of a few sample pathways from a real run, for the replay test: run it when the commands of a turn are changed
 * on purpose, and only then (`node dist/test/replay/save-histories.js`). Nothing in them is sealed, nothing is personal.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { atLondon, endOfDay } from '#calendar/index.js';
import { checkoutRoot } from '#config/checkout.js';
import { rehearsedCases, type RehearsedCase } from '#engine/rehearsal/caseload.js';
import { rehearseOnTemporal } from '#engine/rehearsal/on-temporal.js';
import { workflowId } from '#engine/ids.js';
import { startOwnEnvironment } from '#infra/stack/own-environment.js';

const SEED = 3;
const AS_OF = atLondon('2027-01-04', '09:00');
const UNTIL = endOfDay('2027-05-28') - 1;
const FOLDER = path.join(checkoutRoot(), 'test/replay/histories');

/** One case of each of these: adopted in custody, on a recall, and of a kind whose release is not carried. */
const WANTED: Readonly<Record<string, (rehearsed: RehearsedCase) => boolean>> = {
  custody: ({ carried, commands }) => carried && !recalled(commands),
  recalled: ({ carried, commands }) => carried && recalled(commands),
  life: ({ kind }) => kind === 'life',
};
const recalled = (commands: RehearsedCase['commands']): boolean =>
  commands.some((command) => command.type === 'fact' && command.fact.kind === 'recall-revoked');

const caseload = path.join(checkoutRoot(), 'infra/sample/caseload-small.ndjson');
const { cases } = await rehearsedCases(caseload, SEED, AS_OF);
const chosen = Object.entries(WANTED).map(([name, wanted]) => {
  const found = cases.find(wanted);
  if (!found) throw new Error(`The sample caseload has no case for "${name}"`);
  return { name, rehearsed: found };
});

const { stack, stop } = await startOwnEnvironment({
  log: (line) => console.error(line),
  env: { THROUGHCARE_CODEC: 'off' },
});
try {
  console.error('Rehearsing…');
  const { env } = stack;
  await rehearseOnTemporal({
    cases: chosen.map(({ rehearsed }) => rehearsed),
    seed: SEED,
    until: UNTIL,
    env,
  });
  const connection = await Connection.connect({ address: env['TEMPORAL_ADDRESS'] });
  const client = new Client({ connection, namespace: env['TEMPORAL_REHEARSAL_NAMESPACE'] });
  fs.mkdirSync(FOLDER, { recursive: true });
  for (const { name, rehearsed } of chosen) {
    const history = await client.workflow.getHandle(workflowId(rehearsed.pathwayId)).fetchHistory();
    const packed = gzipSync(historyToJSON(history), { level: 9 });
    fs.writeFileSync(path.join(FOLDER, `${name}.json.gz`), packed);
    console.log(`${name}: ${history.events?.length ?? 0} events, ${Math.ceil(packed.length / 1024)} KiB`);
  }
  await connection.close();
} finally {
  await stop();
}
