import { type Database } from '#persistence/database.js';
import { newPathway } from './support/offered.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

/** What somebody could do who got hold of a login of the apps, and types SQL of their own. */
describe('with SQL of their own', () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    await newPathway(scratch);
  }, 60_000);
  afterAll(() => scratch.drop());

  const ROLES = ['app', 'victim', 'engine'] as const;
  const failing = async (database: Database, text: string): Promise<string> =>
    database.query(text).then(
      () => 'DONE',
      (error: { code?: string }) => String(error.code),
    );

  it.each(ROLES)(
    'the %s role becomes nobody else, makes nothing, and reads nothing of the server',
    async (role) => {
      const attempts = [
        'SET ROLE throughcare_owner',
        ...ROLES.filter((other) => other !== role).map((other) => `SET ROLE throughcare_${other}`),
        'SET SESSION AUTHORIZATION throughcare_owner',
        `ALTER ROLE throughcare_${role} SUPERUSER`,
        'CREATE ROLE intruder',
        'CREATE SCHEMA intruder',
        'CREATE TABLE throughcare.intruder (x int)',
        'CREATE FUNCTION throughcare.intruder() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
        'CREATE EXTENSION dblink',
        'CREATE EXTENSION plpgsql_check',
        'ALTER TABLE audit.event DISABLE TRIGGER ALL',
        'ALTER TABLE throughcare.task DISABLE ROW LEVEL SECURITY',
        'DROP TABLE throughcare.task',
        'TRUNCATE throughcare.journal',
        "COPY throughcare.person TO PROGRAM 'cat'",
        "COPY throughcare.person TO '/tmp/people'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('.')",
        'SELECT * FROM pg_authid',
        "SELECT lo_import('/etc/passwd')",
        'ALTER SYSTEM SET log_statement = $$all$$',
        "SET session_replication_role = 'replica'",
        'UPDATE throughcare.throughcare_migration SET name = name',
      ];
      for (const text of attempts) {
        const code = await failing(scratch[role], text);
        // 42501 no right, 42P01 and 3F000 not even there, 0A000 and 22023 and 58P01 no such thing on this server.
        expect({
          text,
          refused: ['42501', '42P01', '3F000', '0A000', '22023', '58P01'].includes(code),
          code,
        }).toEqual({
          text,
          refused: true,
          code,
        });
      }
    },
  );

  it('the app and engine roles have no right on any object of schema victim beyond what the table says', async () => {
    const may = await scratch.owner.query<{ name: string; rights: string }>(
      `SELECT c.relname AS name, string_agg(r, ',' ORDER BY r) AS rights FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
         unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','TRIGGER']) AS r
       WHERE n.nspname = 'victim' AND c.relkind IN ('r', 'v', 'm', 'p') AND has_table_privilege('throughcare_app', c.oid, r) GROUP BY 1`,
    );
    expect(may).toEqual([]);
    const columns = await scratch.owner.query(
      `SELECT table_name, column_name FROM information_schema.column_privileges WHERE table_schema IN ('victim') AND grantee IN ('throughcare_app', 'PUBLIC')`,
    );
    expect(columns).toEqual([]);
    expect(await failing(scratch.app, 'SELECT * FROM victim.person')).toBe('42501');
    for (const setting of ['throughcare.areas', 'throughcare.teams']) {
      const seen = await scratch.app
        .transaction((sql) => sql.query('SELECT 1 FROM victim.person'), { [setting]: 'HUM,YOR,HLI' })
        .then(
          () => 'DONE',
          (error: { code?: string }) => error.code,
        );
      expect({ setting, seen }).toEqual({ setting, seen: '42501' });
    }
  });

  it('no function that runs with its owner’s rights can be called by the apps’ roles but those that are listed, each with a path of its own', async () => {
    const functions = await scratch.owner.query<{ name: string; path: boolean; roles: string[] | null }>(
      `SELECT n.nspname || '.' || p.proname AS name, coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%', false) AS path,
         array_remove(array_agg(CASE WHEN has_function_privilege(r, p.oid, 'EXECUTE') AND has_schema_privilege(r, n.oid, 'USAGE') THEN r END ORDER BY r), NULL) AS roles
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, unnest(ARRAY['throughcare_app','throughcare_engine','throughcare_victim']) AS r
       WHERE n.nspname IN ('throughcare', 'victim', 'audit', 'public') AND p.prosecdef AND p.prorettype <> 'trigger'::regtype GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(functions.filter(({ path }) => !path)).toEqual([]);
    expect(functions.map(({ name, roles }) => `${name}: ${(roles ?? []).join(' ')}`)).toEqual(DEFINERS);
  });

  it('the audit is added to and no more, and nobody can be made its author afterwards', async () => {
    for (const role of ROLES) {
      for (const table of ['audit.event', 'audit.seal', 'audit.epoch']) {
        for (const text of [
          `SELECT * FROM ${table}`,
          `UPDATE ${table} SET id = id`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
          `DROP TABLE ${table}`,
          `COPY ${table} TO STDOUT`,
        ])
          expect({ role, text, code: await failing(scratch[role], text) }).toMatchObject({
            code: expect.stringMatching(/^(42501|42703)$/),
          });
      }
      const forged = await failing(scratch[role], `INSERT INTO audit.seal (n, digest) VALUES (1, '\\x00')`);
      expect({ role, forged }).toEqual({ role, forged: '42501' });
    }
  });
});

/** Each was looked at: what it gives is less than the row it reads (docs/decisions/0015, 0020). A new one is looked at before it is written here. */
const DEFINERS: readonly string[] = [
  'audit.resume: ',
  'audit.seal_events: throughcare_engine',
  'throughcare.licence_wording: throughcare_app throughcare_victim',
  'throughcare.names_a_victim: throughcare_app throughcare_victim',
];
