import { Database } from '#persistence/database.js';
import { openWorkbench, type WorkbenchStage } from '../../support/workbench.js';

let bench: WorkbenchStage;
let owner: Database;
const cases: Record<string, string> = {};
beforeAll(async () => {
  bench = await openWorkbench();
  owner = new Database({ url: bench.environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
  for (const [surname, first, crn, pnc] of [
    ['MacDonald', 'Siân', 'X111111', '1999/1234567A'],
    ["O'Brien", 'Liam', 'X222222', null],
    ['Marlow', 'Joseph', 'X333333', null],
  ] as const) {
    const id = await bench.openCase({ surname });
    cases[surname] = id;
    await owner.query(
      'UPDATE throughcare.person SET first_name = $2, crn = $3, pnc = $4 WHERE id = (SELECT person_id FROM throughcare.pathway WHERE id = $1)',
      [id, first, crn, pnc],
    );
  }
}, 240_000);
afterAll(async () => {
  await owner?.close();
  await bench?.close();
}, 60_000);

const SEARCH = `query ($text: String!, $first: Int, $after: String) { searchPeople(text: $text, first: $first, after: $after) {
  totalCount nodes { person { lastName } cases { id } } pageInfo { hasNextPage endCursor } } }`;
const found = async (text: string, who = 'omu.hli'): Promise<string[]> => {
  const { data, errors } = await (await bench.as(who)).ask(SEARCH, { text });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.searchPeople.nodes.map(({ person }: { person: { lastName: string } }) => person.lastName);
};

test.each([
  ['macdonald', 'MacDonald'],
  ['McDonald', 'MacDonald'],
  ['sian mcdonald', 'MacDonald'],
  ['Obrien', "O'Brien"],
  ["O'Brien, Liam", "O'Brien"],
  ['marlow joseph', 'Marlow'],
  ['marlwo', 'Marlow'],
  ['a 1003 aa', 'Marlow'],
  ['a1003a', 'Marlow'],
  ['x 33 33 33', 'Marlow'],
  ['1999 / 1234567 a', 'MacDonald'],
])('%s finds %s first', async (text, surname) => {
  expect((await found(text))[0]).toBe(surname);
});

test('what is nobody’s name finds nobody, and neither does somebody of another place', async () => {
  expect(await found('zzyzx')).toEqual([]);
  expect(await found('%')).toEqual([]);
  expect(await found('marlow', 'omu.wti')).toEqual([]);
  expect(await found('a1003aa', 'omu.wti')).toEqual([]);
});

test('victim liaison, who may not know police numbers, find nobody by one', async () => {
  expect(await found('macdonald', 'vlo.yor')).toEqual(['MacDonald']);
  expect(await found('1999/1234567A', 'vlo.yor')).toEqual([]);
});

test('page by page everybody is found once, the likest first', async () => {
  const clerk = await bench.as('omu.hli');
  const names: string[] = [];
  let after: string | undefined;
  do {
    const { data } = await clerk.ask(SEARCH, { text: 'a1003aa', first: 1, after });
    const { nodes, pageInfo, totalCount } = data.searchPeople;
    expect(totalCount).toBe(3);
    names.push(nodes[0].person.lastName as string);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor as string) : undefined;
  } while (after !== undefined);
  expect(names[0]).toBe('Marlow');
  expect([...names].sort()).toEqual(['MacDonald', 'Marlow', "O'Brien"]);
});

test('the box at the head of a page leads to who was found', async () => {
  const clerk = await bench.person('omu.hli');
  const home = await clerk.see('/');
  expect(home.$('header form[role="search"]').attr('action')).toBe('/search');
  const page = await clerk.see('/search?q=marlwo');
  const [row] = page.rows('1 person found');
  expect(row?.[0]).toBe('Joseph Marlow');
  expect(row?.[2]).toBe('A1003AA, X333333');
  expect(page.$('main td a').attr('href')).toBe(`/cases/${cases['Marlow'] ?? ''}`);
  expect((await clerk.see('/search?q=zzyzx')).text).toContain('Nobody was found');
  expect((await clerk.see('/search?q=m')).text).toContain('Type a little more');
  expect((await clerk.see('/search')).heading).toBe('Find a person');
});
