import { openDoor, type Door } from '../support/browser.js';
import { Person, read } from '../../support/workbench.js';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
}, 120_000);
afterAll(() => door?.close(), 60_000);

const signIn = async (username = 'omu.hli'): Promise<Person> => {
  const browser = door.browser();
  await browser.signIn(username, door.password);
  return new Person(username, browser);
};
const HTML = { headers: { accept: 'text/html' } };

test('who is not signed in is asked to, and comes to what they wanted', async () => {
  const browser = door.browser();
  const asked = await browser.go('/account?from=mail');
  expect(asked.heading).toBe('Sign in to Throughcare');
  expect(asked.url.searchParams.get('return-to')).toBe('/account?from=mail');
});

test('where nothing is, people get a page and programs get JSON', async () => {
  const person = await signIn();
  const page = read(await person.browser.go('/no/such/page', HTML));
  expect([page.status, page.heading]).toEqual([404, 'Page not found']);
  expect(page.$('header a[href="/account"]').text()).toContain('Case administrator, Hull (HMP)');
  const program = await person.browser.go('/no/such/page', { headers: { accept: 'application/json' } });
  expect([program.status, program.headers.get('content-type')]).toEqual([
    404,
    'application/json; charset=utf-8',
  ]);
});

test('a command that is refused says why, and what to do', async () => {
  const person = await signIn();
  const csrf = String((await person.see('/')).$('[name="csrf"]').first().val());
  const form = { csrf, task: '00000000-0000-4000-8000-000000000000', commandId: 'c-1', formPage: '/' };
  const page = read(await person.browser.go('/', { form }));
  expect([page.status, page.heading]).toEqual([409, 'This could not be done']);
  expect(page.text).toMatch(/no such task/i);
});

test.each<[string, (csrf: string) => { form: Record<string, string>; headers?: Record<string, string> }]>([
  [
    'of a foreign page',
    (csrf) => ({
      form: { csrf },
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    }),
  ],
  ['without the mark', () => ({ form: { task: 'x' } })],
])('a form %s does nothing', async (_name, going) => {
  const person = await signIn();
  const csrf = String((await person.see('/')).$('[name="csrf"]').first().val());
  const page = read(await person.browser.go('/', going(csrf)));
  expect([page.status, page.heading]).toEqual([403, 'Nothing was done']);
});

test('what fails is told with its number and nothing of what lies behind, and is in the log', async () => {
  const person = await signIn();
  await door.owner.query('ALTER TABLE throughcare.task RENAME TO task_away');
  let page;
  try {
    page = await person.see('/');
  } finally {
    await door.owner.query('ALTER TABLE throughcare.task_away RENAME TO task');
  }
  expect([page.status, page.heading]).toEqual([500, 'Sorry, something went wrong here']);
  const number = /say this number: ([\w-]{36})/.exec(page.text)?.[1] ?? '';
  expect(page.headers.get('x-correlation-id')).toBe(number);
  expect(door.environment.logs()).toContain(number);
  expect(page.html).not.toMatch(/relation|throughcare\.task|select/i);
  expect((await person.see('/')).status).toBe(200);
});

test('the frame is in the language that was chosen, and goes on being it', async () => {
  const person = await signIn();
  const welsh = await person.see('/language/cy?back=%2Faccount');
  expect(welsh.url.pathname).toBe('/account');
  expect(welsh.$('html').attr('lang')).toBe('cy');
  expect(welsh.$('main').attr('lang')).toBe('en');
  expect(welsh.$('header').text()).toContain('Allgofnodi');
  const problem = read(await person.browser.go('/nowhere', HTML));
  expect([problem.heading, problem.$('main').attr('lang')]).toEqual(["Heb ddod o hyd i'r dudalen", 'cy']);
  expect((await person.see('/language/en?back=https://evil.example')).url.origin).toBe(door.origin);
});

test('pages say what they may do, are kept nowhere, and are small', async () => {
  const { headers, html } = await (await signIn()).see('/');
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(html).not.toMatch(/ style=| on\w+="|<script(?![^>]* src=)/);
  expect(Buffer.byteLength(html)).toBeLessThan(150_000);
});
