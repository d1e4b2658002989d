import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitForDelivery } from '#caseload/import/delivery.js';
import { importCaseload } from '#caseload/import/run.js';
import { writeCaseload, YORKSHIRE } from './invented-caseload.js';
import { helloWithTimer } from './raw.workflow.js';
import { median, timed, type Contest, type Measured } from './rounds.js';
import { RAW_QUEUE, type Scene } from './scene.js';

const IN_FLIGHT = 40;
const SAY_EVERY = 10_000;
const IDLE_BYTES_AT_MOST = 6;

/** Bytes per pathway and per bare workflow, gathered while both are made. */
export interface Sizes {
  readonly ours: number[];
  readonly raw: number[];
}

/** Import and delivery of a caseload of Yorkshire's size, against as many raw workflow starts. Both are left idle. */
export function importContest(scene: Scene, sizes: Sizes, say: (line: string) => void): Contest {
  return {
    name: 'import',
    ours: `import of ${YORKSHIRE} cases, their commands handed to their workflows`,
    raw: `${YORKSHIRE} raw workflow starts, ${IN_FLIGHT} in flight`,
    atMost: 4,
    unit: 's',
    runOurs: async (round) => {
      const before = await bytes(scene);
      const seconds = await importOnce(scene, round);
      await scene.settled(nowAndThen(say));
      sizes.ours.push(((await bytes(scene)) - before) / YORKSHIRE);
      return [seconds];
    },
    runRaw: async () => {
      const before = await bytes(scene);
      const ms = await timed(() => startMany(scene));
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      sizes.raw.push(((await bytes(scene)) - before) / YORKSHIRE);
      return [ms / 1000];
    },
  };
}

/** Says how many are left, every ten seconds. */
function nowAndThen(say: (line: string) => void): (left: number) => void {
  let saidAt = performance.now();
  return (left) => {
    if (left === 0 || performance.now() - saidAt < SAY_EVERY) return;
    saidAt = performance.now();
    say(`  ${left} cases still take their first turns`);
  };
}

/** Imports a caseload of Yorkshire's size and has it delivered. @returns seconds */
export async function importOnce(scene: Scene, round: number): Promise<number> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-bench-'));
  try {
    const file = path.join(folder, 'caseload.ndjson');
    writeCaseload(file, round + 1);
    const ms = await timed(async () => {
      const result = await importCaseload({ file, database: scene.engine, mayRedate: async () => true });
      if (result.ended !== 'done' || result.created !== YORKSHIRE)
        throw new Error(`The import went wrong: ${JSON.stringify(result)}`);
      const delivery = await waitForDelivery({ sql: scene.engine, patienceMs: 60_000 });
      if (delivery.left > 0) throw new Error(`${delivery.left} commands were not delivered`);
    });
    return ms / 1000;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function startMany({ temporal }: Scene): Promise<void> {
  let left = YORKSHIRE;
  const hand = async (): Promise<void> => {
    while (left-- > 0)
      await temporal.workflow.start(helloWithTimer, {
        workflowId: `bench-${randomUUID()}`,
        taskQueue: RAW_QUEUE,
        args: [],
      });
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, hand));
}

/** What all databases of the server hold, ours and Temporal's. */
async function bytes({ owner }: Scene): Promise<number> {
  await owner.query('CHECKPOINT');
  const [row] = await owner.query<{ bytes: number }>(
    'SELECT sum(pg_database_size(oid))::int8 AS bytes FROM pg_database WHERE NOT datistemplate',
  );
  return row?.bytes ?? 0;
}

/** The sizes gathered, as a measurement of their own. */
export function sizeMeasured({ ours, raw }: Sizes): Measured {
  const rounds = ours.map((value, i) => ({ ours: value, raw: raw[i] as number }));
  const ratio = median(rounds.map((round) => round.ours / round.raw));
  return {
    name: 'bytes, idle',
    ours: 'bytes in PostgreSQL of an idle pathway',
    raw: 'bytes of an idle hello-world with one timer',
    unit: 'bytes',
    oursP50: median(ours),
    rawP50: median(raw),
    ratio,
    atMost: IDLE_BYTES_AT_MOST,
    met: ratio <= IDLE_BYTES_AT_MOST,
    rounds,
  };
}
