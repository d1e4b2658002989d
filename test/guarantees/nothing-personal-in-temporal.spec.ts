import { recordFact } from '#engine/commands.js';
import { claimTask, completeTask } from '#engine/tasks.js';
import { Database } from '#persistence/database.js';
import { living, type Living } from './support/living.js';

/** Words that are seeded as somebody would type them, and that nobody may find again outside PostgreSQL's own schemas. */
const SEEDED = {
  firstName: 'Zebulon',
  lastName: 'Quillfeather',
  prisonNumber: 'A7391QZ',
  address: '12 Vicarage Lane',
  telephone: '07700900461',
  victimWords: 'hears him at the gate',
  concern: 'moved to Skegness',
  reason: 'Marmaduke asked for it',
};

/** Every value of every table in which a word stands, read as bytes. */
async function findIn(url: string, words: readonly string[]): Promise<string[]> {
  const database = new Database({ url, poolSize: 1 });
  try {
    const columns = await database.query<{ t: string; c: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS t, quote_ident(column_name) AS c FROM information_schema.columns
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND data_type IN ('bytea', 'text', 'character varying', 'jsonb', 'ARRAY')`,
    );
    const found: string[] = [];
    for (const { t, c } of columns) {
      for (const word of words) {
        const rows = await database.query(
          `SELECT 1 FROM ${t} WHERE position(convert_to($1, 'UTF8') IN CASE pg_typeof(${c})::text WHEN 'bytea' THEN ${c}::text::bytea ELSE convert_to(${c}::text, 'UTF8') END) > 0 LIMIT 1`,
          [word],
        );
        if (rows.length > 0) found.push(`${word} in ${t}.${c}`);
      }
    }
    return found;
  } finally {
    await database.close();
  }
}

describe.each(['off', 'on'] as const)('with the codec %s', (codec) => {
  let live: Living;
  beforeAll(async () => {
    live = await living({
      env: { THROUGHCARE_CODEC: codec, THROUGHCARE_TEST: '1', THROUGHCARE_LOG_LEVEL: 'debug' },
    });
    await live.environment.worker.start();
  }, 120_000);
  afterAll(() => live.close(), 60_000);

  it('no seeded name, number, address or victim word is in Temporal or in any log', async () => {
    const { doors, owner } = live;
    const pathwayId = await live.open(SEEDED);
    await owner.query('UPDATE throughcare.person SET prison_number = $1 WHERE first_name = $2', [
      SEEDED.prisonNumber,
      SEEDED.firstName,
    ]);
    const now = Date.now();
    const clerk = await live.actor('omu', 'HLI', 'case-administrator');
    const liaison = await live.actor('victim-liaison', 'HUM', 'victim-liaison-officer');
    const words = { pathwayId, happenedAt: now, source: 'staff' };
    const victim = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';
    const results = [
      await recordFact(doors, clerk, {
        ...words,
        kind: 'significant-change',
        data: { change: 'address', what: `${SEEDED.address}, ${SEEDED.telephone}` },
      }),
      await recordFact(doors, liaison, {
        ...words,
        kind: 'victim-opted',
        data: { victim, child: false },
        source: 'victim-liaison',
      }),
    ];
    expect(results.map(({ kind }) => kind)).toEqual(['done', 'done']);

    const restrict = await live.task(pathwayId, 'reception.restrict-contact');
    const protection = await live.actor('prison-public-protection', 'HLI', 'public-protection');
    await claimTask(doors, protection, restrict);
    expect(
      await completeTask(doors, protection, restrict, {
        outcome: 'in-force',
        data: { offencesRead: true, staffWarning: 'none', reason: SEEDED.reason },
      }),
    ).toMatchObject({ kind: 'done' });
    const offer = await live.until<{ id: string }>(
      `SELECT id FROM victim.task WHERE pathway_id = $1 AND type = 'victim.offer-contact'`,
      [pathwayId],
    );
    await claimTask(doors, liaison, offer.id);
    const spoken = {
      victim: SEEDED.victimWords,
      contactOn: '2026-06-01',
      how: 'letter',
      faceToFaceOffered: true,
      concerns: SEEDED.concern,
    };
    expect(await completeTask(doors, liaison, offer.id, { outcome: 'opted-in', data: spoken })).toMatchObject(
      { kind: 'done' },
    );
    await live.until(`SELECT 1 FROM victim.task WHERE id = $1 AND state = 'DONE'`, [offer.id]);
    await live.until(`SELECT 1 FROM throughcare.task WHERE id = $1 AND state = 'DONE'`, [restrict]);

    const url = (database: string): string => {
      const out = new URL(live.environment.env['MIGRATION_DATABASE_URL'] ?? '');
      out.pathname = `/${database}`;
      return out.toString();
    };
    const seeded = Object.values(SEEDED);
    for (const database of ['temporal', 'temporal_visibility'])
      expect(await findIn(url(database), seeded)).toEqual([]);
    const logs = live.environment.logs();
    expect(seeded.filter((word) => logs.includes(word))).toEqual([]);
    // The search itself works: what does travel is found with the codec off, and sealed with it on; the pathway's id is found always.
    expect((await findIn(url('temporal'), ['reception.restrict-contact'])).length > 0).toBe(codec === 'off');
    expect((await findIn(url('temporal'), [`pathway/${pathwayId}`])).length).toBeGreaterThan(0);
    expect(await findIn(url('throughcare'), [SEEDED.concern])).toEqual([
      expect.stringContaining('victim.task.answers'),
    ]);
  }, 180_000);
});
