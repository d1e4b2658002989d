import { jest } from '@jest/globals';
import pg from 'pg';
import { sealOnce, Sealer } from '#audit/sealer.js';
import { sealWhenQuiet } from './support/sealing.js';
import { verifyAudit } from '#audit/verify.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

jest.setTimeout(90_000);

const LINE = `INSERT INTO audit.event (action, subject_type, subject_id, outcome) VALUES ('test', 'test', $1, 'done')`;
const log = { info: () => undefined, warn: () => undefined };

let scratch: Scratch;
beforeEach(async () => {
  scratch = await scratchDatabase();
}, 60_000);
afterEach(() => scratch.drop());

const verify = () => scratch.owner.transaction((sql) => verifyAudit(sql));
const sealedIds = async (): Promise<number[][]> =>
  (await scratch.owner.query<{ ids: string[] }>('SELECT ids FROM audit.seal ORDER BY n')).map(({ ids }) =>
    ids.map(Number),
  );

/** A connection that keeps its transaction open. */
async function open(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: scratch.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('BEGIN');
  return client;
}

test('a line that is committed after a later one is neither missed nor sealed before its time', async () => {
  const slow = await open();
  await slow.query(LINE, ['slow']);
  await scratch.app.query(LINE, ['quick']);
  // The quick one began after the slow one, which still runs: neither is sealed, so that their order stands.
  expect(await sealOnce(scratch.engine)).toBeUndefined();
  await slow.query('COMMIT');
  await slow.end();
  await scratch.app.query(LINE, ['after']);
  expect((await sealWhenQuiet(scratch))?.lines).toBe(3);
  expect(await sealedIds()).toEqual([[1, 2, 3]]);
  expect(await verify()).toMatchObject({ ok: true, seals: 1, lines: 3, waiting: 0 });
});

test('fifty writers at once, some of whom give up, lose no line while two sealers work', async () => {
  const sealers = [0, 1].map(() => new Sealer({ database: scratch.engine, log, every: 5 }));
  for (const sealer of sealers) sealer.start();
  const clients = await Promise.all(Array.from({ length: 12 }, open));
  let kept = 0;
  await Promise.all(
    clients.map(async (client, i) => {
      for (let round = 0; round < 25; round += 1) {
        await client.query(LINE, [`${i}/${round}`]);
        if ((i + round) % 3 === 0)
          await client.query('SELECT pg_sleep(0.01 * random())').then(() => client.query(LINE, ['more']));
        const gives = (i * round) % 7 === 3;
        await client.query(gives ? 'ROLLBACK' : 'COMMIT');
        if (!gives) kept += (i + round) % 3 === 0 ? 2 : 1;
        await client.query('BEGIN');
      }
      await client.end();
    }),
  );
  for (let i = 0; i < 200 && (await verify()).waiting > 0; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  for (const sealer of sealers) await sealer.stop();
  const seen = await verify();
  expect(seen).toMatchObject({ ok: true, lines: kept, waiting: 0 });
  expect(seen.seals).toBeGreaterThan(3);
  const ids = (await sealedIds()).flat();
  expect(new Set(ids).size).toBe(kept);
});

test('a line is sealed within seconds of being written', async () => {
  const sealer = new Sealer({ database: scratch.engine, log });
  sealer.start();
  await scratch.app.query(LINE, ['now']);
  const began = Date.now();
  while ((await verify()).seals === 0 && Date.now() - began < 10_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await sealer.stop();
  expect(Date.now() - began).toBeLessThan(4_000);
});

test('nobody chooses the id, the hour or the transaction of a line', async () => {
  await scratch.app.query(
    `INSERT INTO audit.event (id, at, xact, action, subject_type, outcome) VALUES (77, '2001-01-01', 5, 'test', 'test', 'done')`,
  );
  const [row] = await scratch.owner.query<{ id: number; at: number; xact: number }>(
    'SELECT id, at, xact FROM audit.event',
  );
  expect(row?.id).toBe(1);
  expect(Date.now() - (row?.at ?? 0)).toBeLessThan(60_000);
  expect(row?.xact).toBeGreaterThan(5);
});

test('no role of the apps may read or change a seal or a line, or seal by itself', async () => {
  await scratch.app.query(LINE, ['x']);
  await sealWhenQuiet(scratch);
  for (const database of [scratch.app, scratch.victim, scratch.engine]) {
    for (const change of [
      'SELECT * FROM audit.seal',
      'SELECT * FROM audit.event',
      `UPDATE audit.seal SET digest = ''`,
      'DELETE FROM audit.seal',
      'TRUNCATE audit.seal',
      `UPDATE audit.event SET outcome = ''`,
      'DELETE FROM audit.event',
      'INSERT INTO audit.seal SELECT * FROM audit.seal',
      `UPDATE audit.epoch SET "offset" = 9`,
      'SELECT audit.resume()',
    ])
      await expect(database.query(change)).rejects.toThrow(/permission denied/);
  }
  for (const database of [scratch.app, scratch.victim])
    await expect(database.query('SELECT audit.seal_events()')).rejects.toThrow(/permission denied/);
  for (const change of [`UPDATE audit.seal SET digest = ''`, 'DELETE FROM audit.seal', 'TRUNCATE audit.seal'])
    await expect(scratch.owner.query(change)).rejects.toThrow(/only ever added to/);
});

test('after a restore on a server that counts from the beginning, the chain goes on', async () => {
  await scratch.app.query(LINE, ['before']);
  await sealWhenQuiet(scratch);
  // As a dump loaded elsewhere would have it: the lines and seals come from transactions this server has not reached.
  await scratch.owner.query('UPDATE audit.epoch SET "offset" = "offset" + 1000000');
  await scratch.app.query(LINE, ['far ahead']);
  await sealWhenQuiet(scratch);
  await scratch.owner.query('UPDATE audit.epoch SET "offset" = 0');
  await expect(sealOnce(scratch.engine)).rejects.toThrow(/restored from another server. Run the migrations/);
  const [resumed] = await scratch.owner.query<{ resume: boolean }>('SELECT audit.resume() AS resume');
  expect(resumed?.resume).toBe(true);
  await scratch.app.query(LINE, ['after']);
  expect((await sealWhenQuiet(scratch))?.lines).toBe(2);
  expect(await verify()).toMatchObject({ ok: true, seals: 3, lines: 4 });
  const [again] = await scratch.owner.query<{ resume: boolean }>('SELECT audit.resume() AS resume');
  expect(again?.resume).toBe(false);
});
