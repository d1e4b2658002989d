import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { atLondon, endOfDay } from '#calendar/index.js';
import { checkoutRoot } from '#config/checkout.js';
import { readConfig } from '#config/config.js';
import { rehearsedCases, type RehearsedCase } from '#engine/rehearsal/caseload.js';
import { rehearseInMemory } from '#engine/rehearsal/on-memory.js';
import { type CaseResult } from '#engine/rehearsal/case-result.js';
import { journalOf } from '#engine/rehearsal/rehearsal-rows.js';
import { skipTime } from '#engine/rehearsal/time-skipping.js';
import { Database } from '#persistence/database.js';
import { type Batch } from '#workflows/runtime/events.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';

const CASELOAD = path.join(checkoutRoot(), 'infra/sample/caseload-small.ndjson');
const SEED = 11;
const AS_OF = atLondon('2027-03-01', '09:00');
const UNTIL = endOfDay('2027-08-31') - 1;
/** Every so many of the carried cases. */
const EVERY = 10;
const MINUTES = 60_000;

let environment: TestEnvironment;
beforeAll(async () => {
  environment = await startEnvironment();
}, 2 * MINUTES);
afterAll(() => environment.stop(), MINUTES);

/** A turn without the digests that only a database gives. */
const turn = ({ head: _head, prev: _prev, ...batch }: Batch): unknown => JSON.parse(JSON.stringify(batch));

/** A few carried cases of the sample, in a file of their own. */
async function handful(folder: string): Promise<{ file: string; cases: RehearsedCase[] }> {
  const lines = fs.readFileSync(CASELOAD, 'utf8').split('\n');
  const { cases } = await rehearsedCases(CASELOAD, SEED, AS_OF);
  const some = cases.filter(({ carried }) => carried).filter((_case, i) => i % EVERY === 0);
  const file = path.join(folder, 'handful.ndjson');
  fs.writeFileSync(file, some.map(({ line }) => `${lines[line - 1]}\n`).join(''));
  return { file, cases: (await rehearsedCases(file, SEED, AS_OF)).cases };
}

const throughcare = (args: readonly string[]): Promise<{ stdout: string }> =>
  promisify(execFile)(process.execPath, [path.join(checkoutRoot(), 'dist/apps/cli/main.js'), ...args], {
    env: { ...process.env, ...environment.env },
  });

describe('rehearsal', () => {
  it(
    'says the same on Temporal as in memory, turn by turn, months away from the clock on the wall',
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-simulate-'));
      const owner = new Database({ url: environment.env['REHEARSAL_DATABASE_URL'] ?? '' });
      try {
        const { file, cases } = await handful(folder);
        const out = path.join(folder, 'simulation.json');
        const dates = ['--as-of', '2027-03-01', '--until', '2027-08-31', '--seed', String(SEED)];
        const options = ['--caseload', file, ...dates, '--engine', 'temporal', '--out', out];
        const { stdout } = await throughcare(['simulate', ...options]);
        expect(stdout).toContain('RELEASE-ON-DATE');
        const { byCase } = JSON.parse(fs.readFileSync(out, 'utf8')) as { byCase: CaseResult[] };
        expect(byCase).toHaveLength(cases.length);
        for (const [i, rehearsed] of cases.entries()) {
          const inMemory: Batch[] = [];
          const result = rehearseInMemory(rehearsed, SEED, UNTIL, (batch) => inMemory.push(batch));
          const journal = await journalOf(owner, rehearsed.pathwayId);
          expect(journal.map(turn)).toEqual(inMemory.map(turn));
          expect(byCase[i]).toEqual(result);
        }
        expect(byCase.reduce((sum, { turns }) => sum + turns, 0)).toBeGreaterThan(100);
      } finally {
        await owner.close();
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
    4 * MINUTES,
  );

  it(
    'ends what a rehearsal that was broken off left running, before anything of its own begins',
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-simulate-'));
      const { temporal } = readConfig(environment.env);
      const connection = await Connection.connect({ address: temporal.address });
      try {
        const { workflow } = new Client({ connection, namespace: temporal.rehearsalNamespace });
        const left = await workflow.start('sentencePathway', {
          workflowId: 'left-over',
          taskQueue: 'nobody-works-here',
          args: [{}],
        });
        const { file } = await handful(folder);
        fs.writeFileSync(file, fs.readFileSync(file, 'utf8').split('\n').slice(0, 1).join(''));
        const dates = ['--as-of', '2027-03-01', '--until', '2027-03-08'];
        const out = path.join(folder, 'simulation.json');
        await throughcare(['simulate', '--caseload', file, ...dates, '--engine', 'temporal', '--out', out]);
        expect((await left.describe()).status.name).toBe('TERMINATED');
      } finally {
        await connection.close();
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
    2 * MINUTES,
  );

  it(
    'finds that production never skips time',
    async () => {
      const { temporal } = readConfig(environment.env);
      const connection = await Connection.connect({ address: temporal.address });
      try {
        const start = async (namespace: string): Promise<Client> => {
          const client = new Client({ connection, namespace });
          await client.workflow.start('sentencePathway', {
            workflowId: 'never-skips',
            taskQueue: 'nobody-works-here',
            args: [{}],
          });
          return client;
        };
        const production = await start(temporal.namespace);
        await expect(skipTime(production, 'never-skips')).rejects.toThrow();
        const { workflowExecutionInfo } = await production.workflowService.describeWorkflowExecution({
          namespace: temporal.namespace,
          execution: { workflowId: 'never-skips' },
        });
        expect(workflowExecutionInfo?.status).toBe(1);
        // The same call is allowed where it may be: it was the namespace that was refused.
        await skipTime(await start(temporal.rehearsalNamespace), 'never-skips');
      } finally {
        await connection.close();
      }
    },
    MINUTES,
  );
});
