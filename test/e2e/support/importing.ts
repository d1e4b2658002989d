import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { checkoutRoot } from '#config/checkout.js';
import { seedSamplePeople } from '#identity/sample-people.js';
import { scratchDatabase, type Scratch } from '../../guarantees/support/scratch.js';

const CLI = path.join(checkoutRoot(), 'apps/cli/throughcare.mjs');

/** A case that goes in as it is. */
export const GOOD = {
  prisoner: {
    prisonerNumber: 'B0001AA',
    firstName: 'SAM',
    lastName: 'HILL',
    prisonId: 'HLI',
    inOutStatus: 'IN',
    category: 'C',
    mostSeriousOffence: 'Robbery',
    imprisonmentStatus: 'SENT03',
    sentenceStartDate: '2026-01-05',
    receptionDate: '2026-01-05',
    sentenceExpiryDate: '2034-01-04',
    licenceExpiryDate: '2034-01-04',
    conditionalReleaseDate: '2031-07-05',
  },
  probation: { crn: 'X900001', homeArea: 'HUM', tier: 3, rohLevel: 'high', offenderManager: 'd.pryce' },
  victims: [{ reference: 'V900001', child: true, optedIn: true }],
};

/** Another of the same, by number; no victims. */
export const caseOf = (i: number, prisoner: object = {}): typeof GOOD => ({
  ...GOOD,
  prisoner: { ...GOOD.prisoner, prisonerNumber: `C${String(1000 + i)}AA`, ...prisoner },
  probation: { ...GOOD.probation, crn: `X${String(100_000 + i)}` },
  victims: [],
});

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A migrated database with the sample people, a folder, and the command as a person would type it. */
export interface Importing {
  readonly scratch: Scratch;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Writes cases one a line; gives the path. */
  write(name: string, cases: readonly object[]): string;
  run(...args: string[]): Promise<Ran>;
  /** With `--no-wait --json`; `result` is what it printed. */
  take(...args: string[]): Promise<Ran & { result: Record<string, unknown> }>;
  start(...args: string[]): ChildProcess;
  count(table: string): Promise<number>;
  facts(
    prisonNumber: string,
    schema?: 'throughcare' | 'victim',
  ): Promise<{ kind: string; data: object; n: number }[]>;
  end(): Promise<void>;
}

export async function importing(): Promise<Importing> {
  const scratch = await scratchDatabase();
  await seedSamplePeople(scratch.owner);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-import-'));
  const here = (name: string): string => {
    const out = new URL(process.env[name] ?? '');
    out.pathname = new URL(scratch.url).pathname;
    return out.toString();
  };
  const names = ['DATABASE_URL', 'VICTIM_DATABASE_URL', 'ENGINE_DATABASE_URL'];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_OPTIONS: '',
    ...Object.fromEntries(names.map((name) => [name, here(name)])),
  };
  const run = (...args: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [CLI, 'import', ...args],
        { env, cwd: folder },
        (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
      );
      child.stdin?.end();
    });
  return {
    scratch,
    folder,
    env,
    run,
    write: (name, cases) => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, cases.map((one) => JSON.stringify(one)).join('\n'));
      return file;
    },
    take: async (...args) => {
      const ran = await run(...args, '--no-wait', '--json');
      return { ...ran, result: JSON.parse(ran.stdout) as Record<string, unknown> };
    },
    start: (...args) => spawn(process.execPath, [CLI, 'import', ...args], { env, cwd: folder }),
    count: async (table) => {
      const [row] = await scratch.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
      return row?.n ?? -1;
    },
    facts: (prisonNumber, schema = 'throughcare') =>
      scratch.owner.query(
        `SELECT f.kind, f.data, f.command_n AS n FROM ${schema}.fact f JOIN throughcare.pathway w ON w.id = f.pathway_id
           JOIN throughcare.person p ON p.id = w.person_id WHERE p.prison_number = $1 ORDER BY f.command_n`,
        [prisonNumber],
      ),
    end: async () => {
      fs.rmSync(folder, { recursive: true });
      await scratch.drop();
    },
  };
}
