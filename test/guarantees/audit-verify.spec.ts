import { jest } from '@jest/globals';
import { verifyAudit, type Finding, type VerifyOptions } from '#audit/verify.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';
import { sealWhenQuiet } from './support/sealing.js';

jest.setTimeout(90_000);

let scratch: Scratch;
beforeEach(async () => {
  scratch = await scratchDatabase();
  for (let seal = 0; seal < 3; seal += 1) {
    for (let line = 0; line < 4; line += 1)
      await scratch.app.query(
        `INSERT INTO audit.event (action, subject_type, subject_id, outcome, detail, reason) VALUES ('test', 'test', $1, 'done', $2, $3)`,
        [`${seal}.${line}`, JSON.stringify({ b: 1, a: ['ŵ', null, 0.5] }), line === 2 ? 'Gwŷr: “why”' : null],
      );
    await sealWhenQuiet(scratch);
  }
}, 60_000);
afterEach(() => scratch.drop());

const verify = (options: VerifyOptions = {}) => scratch.owner.transaction((sql) => verifyAudit(sql, options));
const told = async (options: VerifyOptions = {}): Promise<Pick<Finding, 'kind' | 'event' | 'seal'>[]> =>
  (await verify(options)).findings.map(({ kind, event, seal }) => ({ kind, event, seal }));

/** As somebody who owns the database and stops at nothing. */
const force = (statement: string): Promise<void> =>
  scratch.owner.transaction(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica');
    await sql.query(statement);
  });

test('a chain nobody touched verifies, whatever is written in it', async () => {
  expect(await verify()).toMatchObject({ ok: true, seals: 3, lines: 12, waiting: 0, findings: [] });
});

test('each changed column of a line is found, and which line it was', async () => {
  const columns = await scratch.owner.query<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
      WHERE table_schema = 'audit' AND table_name = 'event' AND column_name NOT IN ('id', 'xact')`,
  );
  expect(columns.length).toBe(13);
  const other: Record<string, string> = {
    text: `'changed'`,
    uuid: 'gen_random_uuid()',
    jsonb: `'{"changed": 1}'`,
    'timestamp with time zone': `at + interval '1 microsecond'`,
  };
  for (const { name, type } of columns) {
    await force('CREATE TABLE kept AS SELECT * FROM audit.event WHERE id = 6');
    await force(`UPDATE audit.event SET ${name} = ${other[type] ?? ''} WHERE id = 6`);
    expect({ name, found: await told() }).toEqual({ name, found: [{ kind: 'changed', event: 6, seal: 2 }] });
    await force('DELETE FROM audit.event WHERE id = 6');
    await force('INSERT INTO audit.event SELECT * FROM kept');
    await force('DROP TABLE kept');
  }
  expect(await told()).toEqual([]);
});

test('a removed line is found, and which one', async () => {
  await force('DELETE FROM audit.event WHERE id IN (5, 12)');
  expect(await told()).toEqual([
    { kind: 'removed', event: 5, seal: 2 },
    { kind: 'removed', event: 12, seal: 3 },
  ]);
});

test('a line put among the old ones is found, however it was dressed', async () => {
  const copy = (set: string): Promise<void> =>
    force(
      `INSERT INTO audit.event SELECT (jsonb_populate_record(e, jsonb_build_object(${set}))).* FROM audit.event e WHERE id = 6`,
    );
  await copy(`'id', 900`);
  expect(await told()).toEqual([{ kind: 'inserted', event: 900, seal: 2 }]);
  await force('DELETE FROM audit.event WHERE id = 900');
  const now = `'xact', pg_current_xact_id()::text::bigint`;
  await copy(`'id', 901, ${now}, 'at', now() - interval '5 minutes'`);
  await copy(`'id', 0, ${now}, 'at', now()`);
  await copy(`'id', 902, 'xact', 9000000000, 'at', now()`);
  const forged = [
    { kind: 'inserted', event: 0 },
    { kind: 'inserted', event: 901 },
    { kind: 'inserted', event: 902 },
  ];
  const byEvent = (found: Pick<Finding, 'kind' | 'event'>[]) =>
    found.map(({ kind, event }) => ({ kind, event })).sort((a, b) => (a.event ?? 0) - (b.event ?? 0));
  expect(byEvent(await told())).toEqual(forged);
  await sealWhenQuiet(scratch);
  expect(byEvent(await told())).toEqual(forged);
});

test('a seal that was changed, removed or made again is found', async () => {
  await force(`UPDATE audit.seal SET sealed_at = sealed_at + interval '1 second' WHERE n = 2`);
  expect(await told()).toEqual([{ kind: 'seal-broken', event: undefined, seal: 2 }]);
  await force(`UPDATE audit.seal SET sealed_at = sealed_at - interval '1 second' WHERE n = 2`);
  const { head } = await verify();
  expect(head?.n).toBe(3);
  await force('DELETE FROM audit.seal WHERE n = 3');
  expect(await told({ head })).toEqual([{ kind: 'head-not-found', event: undefined, seal: 3 }]);
  await force('DELETE FROM audit.event WHERE id = 12');
  await sealWhenQuiet(scratch);
  // Whoever owns the database can write the end of the chain anew; a head noted elsewhere tells.
  expect(await told()).toEqual([]);
  expect(await told({ head })).toEqual([{ kind: 'head-not-found', event: undefined, seal: 3 }]);
  await force('DELETE FROM audit.seal WHERE n = 2');
  expect((await told())[0]).toEqual({ kind: 'seal-missing', event: undefined, seal: 2 });
});

test('lines that nobody seals are told of', async () => {
  await force('DELETE FROM audit.seal');
  expect(await verify()).toMatchObject({ ok: true, waiting: 12 });
  await force(`UPDATE audit.event SET at = at - interval '11 minutes' WHERE id > 7`);
  expect(await told()).toEqual([{ kind: 'unsealed', event: undefined, seal: undefined }]);
});
