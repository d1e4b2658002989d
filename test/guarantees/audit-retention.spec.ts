import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { erase, expired, liftHold, placeHold } from '#audit/retention/retention.js';
import { RETENTION_RULES } from '#audit/retention/rules.js';
import { SENTENCE_KINDS } from '#domain/sentence.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

jest.setTimeout(90_000);

const BY = { name: 'operator' };
let scratch: Scratch;
beforeEach(async () => {
  scratch = await scratchDatabase();
}, 60_000);
afterEach(() => scratch.drop());

async function ended(
  kind: string,
  sentenceEnd: string,
  more: { person?: string; mappa?: number; open?: true } = {},
): Promise<string> {
  const id = randomUUID();
  const person = more.person ?? randomUUID();
  await scratch.owner.query(
    `INSERT INTO throughcare.person (id, last_name) VALUES ($1, 'Bloggs') ON CONFLICT DO NOTHING`,
    [person],
  );
  await scratch.owner.query(
    `INSERT INTO throughcare.pathway (id, person_id, kind, sentence_end, ended_at, mappa_category) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, person, kind, sentenceEnd, more.open ? null : '2015-01-01', more.mappa ?? null],
  );
  await scratch.owner.query(`INSERT INTO victim.person (pathway_id, reference) VALUES ($1, 'V1')`, [id]);
  return id;
}
const over = async (asOf: string): Promise<string[]> =>
  (await expired(scratch.owner, asOf)).map(({ pathwayId }) => pathwayId);
const count = async (table: string): Promise<number> =>
  (await scratch.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1;

test('a case is over the day after its years have passed, counted from the later end; some never are', async () => {
  const id = await ended('determinate', '2018-03-31');
  for (const [kind, { years }] of Object.entries(RETENTION_RULES))
    if (years === undefined) await ended(kind, '2000-01-01');
  await ended('determinate', '2018-03-31', { mappa: 2 });
  await ended('determinate', '2018-03-31', { open: true });
  expect(await over('2024-03-31')).toEqual([]);
  expect(await over('2024-04-01')).toEqual([id]);
  expect(await over('2099-01-01')).toEqual([id]);
  expect(Object.keys(RETENTION_RULES).sort()).toEqual(Object.keys(SENTENCE_KINDS).sort());
});

test('what is erased is gone on both sides of the wall, and the audit keeps that it was', async () => {
  const person = randomUUID();
  const old = await ended('determinate', '2010-01-01', { person });
  const young = await ended('determinate', '2030-01-01', { person });
  expect(await erase(scratch.owner, young, '2026-01-01', BY)).toBe(false);
  expect(await erase(scratch.owner, old, '2026-01-01', BY)).toBe(true);
  expect(await erase(scratch.owner, old, '2026-01-01', BY)).toBe(false);
  expect([
    await count('throughcare.pathway'),
    await count('victim.person'),
    await count('throughcare.person'),
  ]).toEqual([1, 1, 1]);
  const lines = await scratch.owner.query('SELECT action, pathway_id, detail FROM audit.event');
  expect(lines).toMatchObject([
    {
      action: 'retention.erase',
      pathway_id: old,
      detail: { kind: 'determinate', endedOn: '2015-01-01', operator: 'operator' },
    },
  ]);
  const last = await ended('determinate', '2010-01-01');
  expect(await erase(scratch.owner, last, '2026-01-01', BY)).toBe(true);
  expect(await count('throughcare.person')).toBe(1);
});

test('nothing of a case under legal hold is erased, by whatever road, until the hold is lifted', async () => {
  const id = await ended('determinate', '2010-01-01');
  expect(await placeHold(scratch.owner, randomUUID(), 'inquest', BY)).toBe('not-found');
  expect(await placeHold(scratch.owner, id, 'inquest', BY)).toBe('done');
  expect(await placeHold(scratch.owner, id, 'inquest', BY)).toBe('already');
  expect((await expired(scratch.owner, '2026-01-01'))[0]?.heldSince).toBeGreaterThan(0);
  expect(await erase(scratch.owner, id, '2026-01-01', BY)).toBe(false);
  await expect(scratch.engine.query('DELETE FROM throughcare.pathway WHERE id = $1', [id])).rejects.toThrow(
    /under a legal hold/,
  );
  expect(await liftHold(scratch.owner, id, 'over', BY)).toBe('done');
  expect(await liftHold(scratch.owner, id, 'over', BY)).toBe('not-found');
  expect(await erase(scratch.owner, id, '2026-01-01', BY)).toBe(true);
  expect(
    (await scratch.owner.query<{ action: string }>('SELECT action FROM audit.event ORDER BY id')).map(
      ({ action }) => action,
    ),
  ).toEqual(['retention.hold', 'retention.lift', 'retention.erase']);
});
