import { missingFromMigrations } from '#persistence/check-migrations.js';
import { type Database } from '#persistence/database.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

describe('the database', () => {
  let scratch: Scratch;
  let pathwayId: string;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    pathwayId = await newPathway(scratch);
    await scratch.owner.query(`UPDATE throughcare.pathway SET area_code = 'HUM' WHERE id = $1`, [pathwayId]);
  }, 60_000);
  afterAll(() => scratch.drop());

  it('gives the app role no right at all on victim data, table by table', async () => {
    const tables = await scratch.owner.query<{ name: string }>(
      `SELECT 'victim.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'victim'`,
    );
    expect(tables.length).toBeGreaterThan(6);
    for (const { name } of tables) {
      for (const right of ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) {
        const [row] = await scratch.owner.query<{ may: boolean }>(
          'SELECT has_table_privilege($1, $2, $3) AS may',
          ['throughcare_app', name, right],
        );
        expect({ name, right, may: row?.may }).toEqual({ name, right, may: false });
      }
      await expect(scratch.app.query(`SELECT * FROM ${name}`)).rejects.toThrow(
        /permission denied for schema victim/,
      );
    }
  });

  it('puts every table of the victim schema that has victims in it under row-level security', async () => {
    const open = await scratch.owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = 'victim' AND c.relkind = 'r' AND NOT c.relrowsecurity`,
    );
    // What was answered under a command id holds ids only, and is read by the one who asked.
    expect(open.map(({ name }) => name)).toEqual(['answered']);
  });

  it('shows victim liaison the rows of its areas and no others', async () => {
    await scratch.owner.query(`INSERT INTO victim.person (pathway_id, reference) VALUES ($1, 'V1')`, [
      pathwayId,
    ]);
    const seen = async (areas: string, liaison = areas): Promise<number> =>
      scratch.victim.transaction(async (sql) => (await sql.query('SELECT 1 FROM victim.person')).length, {
        'throughcare.areas': areas,
        'throughcare.liaison': liaison,
      });
    expect([await seen('HUM'), await seen('YOR,HUM'), await seen('YOR'), await seen('')]).toEqual([
      1, 1, 0, 0,
    ]);
    // The door of somebody who reads tasks of the area without being victim liaison (docs/decisions/0026).
    expect(await seen('HUM', '')).toBe(0);
    expect(await scratch.victim.query('SELECT 1 FROM victim.person')).toEqual([]);
  });

  it('hides commands about victims from the app role, which cannot write any either', async () => {
    await scratch.owner.query(
      `INSERT INTO throughcare.command (pathway_id, n, type, payload, confidentiality) VALUES ($1, 1, 'fact', '{}', 'victim'), ($1, 2, 'fact', '{}', 'ordinary')`,
      [pathwayId],
    );
    const ns = (database: Database): Promise<unknown[]> =>
      database.query('SELECT n FROM throughcare.command WHERE pathway_id = $1 ORDER BY n', [pathwayId]);
    expect(await ns(scratch.app)).toEqual([{ n: 2 }]);
    expect(await ns(scratch.engine)).toEqual([{ n: 1 }, { n: 2 }]);
    await expect(
      scratch.app.query(
        `INSERT INTO throughcare.command (pathway_id, n, type, payload, confidentiality) VALUES ($1, 3, 'fact', '{}', 'victim')`,
        [pathwayId],
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('keeps a victim task out of the ordinary table and an ordinary one out of the victim table', async () => {
    const insert = (schema: string, confidentiality: string): Promise<unknown> =>
      scratch.owner.query(
        `INSERT INTO ${schema}.task (id, pathway_id, key, round, type, stage, role, place_code, confidentiality, opened_at)
         VALUES (gen_random_uuid(), $1, $2, 1, 't', 's', 'r', 'HUM', $2, now())`,
        [pathwayId, confidentiality],
      );
    await expect(insert('throughcare', 'victim')).rejects.toThrow(/task_wall/);
    await expect(insert('victim', 'ordinary')).rejects.toThrow(/task_wall/);
  });

  it('only ever adds to the audit, whoever asks', async () => {
    const line = `INSERT INTO audit.event (action, subject_type, outcome) VALUES ('test', 'test', 'done')`;
    for (const database of [scratch.app, scratch.victim, scratch.engine]) {
      await database.query(line);
      for (const change of [
        'SELECT * FROM audit.event',
        `UPDATE audit.event SET outcome = 'x'`,
        'DELETE FROM audit.event',
        'TRUNCATE audit.event',
      ]) {
        await expect(database.query(change)).rejects.toThrow(/permission denied/);
      }
    }
    for (const change of [
      `UPDATE audit.event SET outcome = 'x'`,
      'DELETE FROM audit.event',
      'TRUNCATE audit.event',
    ]) {
      await expect(scratch.owner.query(change)).rejects.toThrow(/only ever added to/);
    }
  });

  it('is what the entities say, to the last column', async () => {
    expect(await missingFromMigrations(scratch.url)).toEqual([]);
  });
});
