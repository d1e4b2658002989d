import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { jest } from '@jest/globals';
import { checkoutRoot } from '#config/checkout.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';
import { sealWhenQuiet } from './support/sealing.js';

jest.setTimeout(90_000);

let scratch: Scratch;
beforeAll(async () => {
  scratch = await scratchDatabase();
}, 60_000);
afterAll(() => scratch?.drop());

/** As an operator types it, with the environment of this database. */
function throughcare(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const here = (name: string): string => {
    const url = new URL(process.env[name] ?? '');
    url.pathname = new URL(scratch.url).pathname;
    return url.toString();
  };
  const names = ['DATABASE_URL', 'VICTIM_DATABASE_URL', 'ENGINE_DATABASE_URL', 'MIGRATION_DATABASE_URL'];
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    ...Object.fromEntries(names.map((name) => [name, here(name)])),
  };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [path.join(checkoutRoot(), 'apps/cli/throughcare.mjs'), ...args],
      { env },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

test('`audit verify` passes, and fails with the line when one is touched', async () => {
  for (const id of ['a', 'b', 'c'])
    await scratch.app.query(
      `INSERT INTO audit.event (action, subject_type, subject_id, outcome) VALUES ('test', 'test', $1, 'done')`,
      [id],
    );
  await sealWhenQuiet(scratch);
  const whole = await throughcare('audit', 'verify');
  expect(whole).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/as it was written: 3 lines in 1 seals/),
  });
  const head = /Head (1:[0-9a-f]{64})/.exec(whole.stdout)?.[1] ?? '';
  expect((await throughcare('audit', 'verify', '--head', head)).code).toBe(0);
  expect((await throughcare('audit', 'verify', '--head', head.replace('1:', '2:'))).code).toBe(1);
  expect((await throughcare('audit', 'verify', '--head', 'x')).code).toBe(2);
  await scratch.owner.transaction(async (sql) => {
    await sql.query('ALTER TABLE audit.event DISABLE TRIGGER ALL');
    await sql.query(`UPDATE audit.event SET outcome = 'refused' WHERE id = 2`);
    await sql.query('ALTER TABLE audit.event ENABLE TRIGGER ALL');
  });
  const touched = await throughcare('audit', 'verify', '--json');
  expect(touched.code).toBe(1);
  expect(JSON.parse(touched.stdout)).toMatchObject({
    ok: false,
    findings: [{ kind: 'changed', event: 2, seal: 1 }],
  });
});

test('`subject-access` gives the record, and its making is in the audit first', async () => {
  await scratch.owner.query(
    `INSERT INTO throughcare.person (prison_number, first_name, last_name) VALUES ('A1234BC', 'Joe', 'Bloggs')`,
  );
  const { code, stdout } = await throughcare('subject-access', 'A1234BC', '--json', '--reason', 'SAR 1');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ person: { firstName: 'Joe' }, pathways: [] });
  expect((await throughcare('subject-access', 'A1234BC')).stdout).toMatch(/last name: Bloggs/);
  const lines = await scratch.owner.query(
    `SELECT reason, outcome FROM audit.event WHERE action = 'subject-access.make' ORDER BY id`,
  );
  expect(lines).toEqual([
    { reason: 'SAR 1', outcome: 'done' },
    { reason: null, outcome: 'done' },
  ]);
  expect((await throughcare('subject-access', 'Z9999ZZ')).code).toBe(2);
  expect((await throughcare('subject-access', 'A1234BC', '--by', 'nobody')).code).toBe(2);
});

test('`retention` lists and erases nothing until it is told to', async () => {
  const [pathway, person] = [randomUUID(), randomUUID()];
  await scratch.owner.query(`INSERT INTO throughcare.person (id) VALUES ($1)`, [person]);
  await scratch.owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, kind, sentence_end, ended_at) VALUES ($1, $2, 'determinate', '2010-01-01', '2010-01-01')`,
    [pathway, person],
  );
  expect((await throughcare('retention')).stdout).toMatch(
    /1 cases have been kept long enough .* nothing was erased/,
  );
  expect((await throughcare('retention', 'hold', pathway, '--reason', 'inquest')).code).toBe(0);
  expect((await throughcare('retention', '--yes')).code).toBe(2);
  expect((await throughcare('retention', 'lift', pathway, '--reason', 'over')).code).toBe(0);
  const done = await throughcare('retention', '--yes', '--json');
  expect(done.code).toBe(0);
  expect(JSON.parse(done.stdout)).toMatchObject({ dryRun: false, erased: [pathway] });
});
