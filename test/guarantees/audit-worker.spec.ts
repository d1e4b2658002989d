import { jest } from '@jest/globals';
import { verifyAudit } from '#audit/verify.js';
import { Database } from '#persistence/database.js';
import { eventually } from '../e2e/support/client.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';

jest.setTimeout(120_000);

let environment: TestEnvironment;
let owner: Database;
beforeAll(async () => {
  environment = await startEnvironment();
  owner = new Database({ url: environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 2 });
  await environment.worker.start();
}, 90_000);
afterAll(async () => {
  await owner?.close();
  await environment?.stop();
}, 60_000);

const verify = () => owner.transaction((sql) => verifyAudit(sql));
const write = () =>
  owner.query(`INSERT INTO audit.event (action, subject_type, outcome) VALUES ('test', 'test', 'done')`);

test('the worker seals, and goes on where it was after it was killed', async () => {
  await write();
  const first = await eventually(verify, ({ seals, waiting }) => seals > 0 && waiting === 0);
  await environment.worker.kill();
  await write();
  expect((await verify()).waiting).toBe(1);
  await environment.worker.start();
  const then = await eventually(verify, ({ waiting }) => waiting === 0);
  expect(then).toMatchObject({ ok: true, lines: first.lines + 1 });
  const head = first.head?.digest ?? 'none';
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  expect(environment.logs()).toContain(head);
});
