import { importCaseload } from '#caseload/import/run.js';
import { restrictCase, type RestrictionResult } from '#engine/restricted/restricted.js';
import { type Actor } from '#identity/actor.js';
import { type Database, type Sql } from '#persistence/database.js';
import { oneCase } from '../e2e/support/directory-cases.js';
import { caseOf } from '../e2e/support/importing.js';
import { scratchDatabase, type Scratch } from './support/scratch.js';

const opened = (): { readonly wait: Promise<void>; open(): void } => {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => (open = resolve));
  return { wait, open };
};
const soon = <T>(work: Promise<T>): Promise<T | 'waiting'> =>
  Promise.race([work, new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), 500))]);

describe('a case is restricted while a further case of the same person is opened', () => {
  let scratch: Scratch;
  let head: Actor;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    head = await scratch.actor('omu', 'HLI', 'head-of-omu');
  }, 60_000);
  afterAll(() => scratch.drop());

  const restrict = (pathwayId: string, app: Pick<Database, 'transaction'>): Promise<RestrictionResult> =>
    restrictCase({ app: app as Database, victim: scratch.victim }, head, {
      pathwayId,
      ground: 'staff-relative',
      reason: 'Nephew of an officer.',
      people: [],
    });
  const further = async (sql: Sql, pathwayId: string): Promise<void> => {
    await sql.query(
      'INSERT INTO throughcare.pathway (person_id, prison_code) SELECT person_id, prison_code FROM throughcare.pathway WHERE id = $1',
      [pathwayId],
    );
  };
  /** Of each case of the person, whether it is restricted to somebody. */
  const closed = (pathwayId: string): Promise<{ closed: boolean }[]> =>
    scratch.owner.query(
      `SELECT EXISTS (SELECT FROM throughcare.restricted_case_name n WHERE n.pathway_id = p.id) AS closed FROM throughcare.pathway p
        WHERE p.person_id = (SELECT person_id FROM throughcare.pathway WHERE id = $1)`,
      [pathwayId],
    );

  it('which was begun before: it is restricted with it', async () => {
    const { pathway } = await oneCase(scratch.owner, { area: 'YOR', prison: 'HLI' });
    const hold = opened();
    const begun = opened();
    const opening = scratch.app.transaction(async (sql) => {
      await further(sql, pathway);
      begun.open();
      await hold.wait;
    });
    await begun.wait;
    const restricting = restrict(pathway, scratch.app);
    expect(await soon(restricting)).toBe('waiting');
    hold.open();
    await opening;
    expect(await restricting).toMatchObject({ kind: 'done' });
    expect(await closed(pathway)).toEqual([{ closed: true }, { closed: true }]);
  });

  it('which was begun after: it is restricted from its first moment', async () => {
    const { pathway } = await oneCase(scratch.owner, { area: 'YOR', prison: 'HLI' });
    const hold = opened();
    const begun = opened();
    const slow: Pick<Database, 'transaction'> = {
      transaction: (work) =>
        scratch.app.transaction(async (sql) => {
          const result = await work(sql);
          begun.open();
          await hold.wait;
          return result;
        }),
    };
    const restricting = restrict(pathway, slow);
    await begun.wait;
    const opening = scratch.app.transaction((sql) => further(sql, pathway));
    expect(await soon(opening)).toBe('waiting');
    hold.open();
    await Promise.all([restricting, opening]);
    expect(await closed(pathway)).toEqual([{ closed: true }, { closed: true }]);
  });

  it('and neither waits in a circle: not for a case that somebody changes twice in one go', async () => {
    const { pathway } = await oneCase(scratch.owner, { area: 'YOR', prison: 'HLI' });
    const touched = async (sql: Sql): Promise<void> => {
      await sql.query('UPDATE throughcare.pathway SET last_command = last_command + 1 WHERE id = $1', [
        pathway,
      ]);
    };
    const hold = opened();
    const begun = opened();
    const changing = scratch.app.transaction(async (sql) => {
      await touched(sql);
      begun.open();
      await hold.wait;
      await touched(sql);
    });
    await begun.wait;
    const restricting = restrict(pathway, scratch.app);
    expect(await soon(restricting)).toBe('waiting');
    hold.open();
    await changing;
    expect(await restricting).toMatchObject({ kind: 'done' });
  });

  it('nor for a file that says something new of the person', async () => {
    const take = (category: string): ReturnType<typeof importCaseload> =>
      importCaseload({
        file: Buffer.from(JSON.stringify(caseOf(1, { category }))),
        database: scratch.engine,
        mayRedate: async () => true,
      });
    expect(await take('C')).toMatchObject({ created: 1 });
    const [{ id } = { id: '' }] = await scratch.owner.query<{ id: string }>(
      `SELECT p.id FROM throughcare.pathway p JOIN throughcare.person w ON w.id = p.person_id WHERE w.prison_number = 'C1001AA'`,
    );
    const hold = opened();
    const begun = opened();
    const half: Pick<Database, 'transaction'> = {
      transaction: (work) =>
        scratch.app.transaction((sql) =>
          work({
            query: async (statement, values) => {
              const rows = await sql.query<never>(statement, values);
              if (String(statement).includes('FROM throughcare.person')) {
                begun.open();
                await hold.wait;
              }
              return rows;
            },
          }),
        ),
    };
    const restricting = restrict(id, half);
    await begun.wait;
    const importing = take('D');
    expect(await soon(importing)).toBe('waiting');
    hold.open();
    expect(await importing).toMatchObject({ updated: 1 });
    expect(await restricting).toMatchObject({ kind: 'done' });
  });
});
