import { openDoor, type Browser, type Door, type Shown } from '../e2e/support/browser.js';
import { Person, read } from '../support/workbench.js';

const IDLE = 2;
const WORDS = 'He asked to move to his sister’s, 3 Mill Lane.\nShe agrees.';
let door: Door;

beforeAll(async () => {
  door = await openDoor({ THROUGHCARE_SESSION_IDLE: String(IDLE) });
}, 120_000);
afterAll(() => door?.close(), 60_000);

const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, (IDLE + 0.5) * 1_000));
const signIn = async (username = 'om.hum', browser = door.browser()): Promise<Person> => {
  await browser.signIn(username, door.password);
  return new Person(username, browser);
};
const kept = async (): Promise<string[]> =>
  (await door.owner.query<{ row: string }>('SELECT k::text AS row FROM throughcare.kept_form k')).map(
    ({ row }) => row,
  );

/** A form of "My work" with words in it, as its page made it; sent when it is called. */
async function typing({
  browser,
}: Person): Promise<(going?: { headers: Record<string, string> }) => Promise<Shown>> {
  const page = read(await browser.go('/'));
  const { data } = await browser.graphql('{ me { id } }');
  const form = {
    csrf: String(page.$('[name="csrf"]').first().val()),
    commandId: 'the-same-command',
    formPage: '/?show=mine',
    formUser: String(data.me.id),
    note: WORDS,
  };
  return (going) => browser.go('/', { form, ...going });
}

/** Signs in on the page that a form led to, and goes where it leads. */
async function back(browser: Browser, shown: Shown, username: string) {
  expect(shown.heading).toBe('Sign in to Throughcare');
  return read(await browser.signIn(username, door.password, shown.url.searchParams.get('return-to') ?? ''));
}

test('the session expires in the middle of a form and no word is lost', async () => {
  const person = await signIn();
  const send = await typing(person);
  await idle();
  const shown = await send();
  expect(read(shown).text).toContain('What you typed is kept for an hour');
  const rows = await kept();
  expect(rows).toHaveLength(1);
  expect(rows[0]).not.toContain('Mill Lane');
  const page = await back(person.browser, shown, 'om.hum');
  expect(page.url.search).toBe('?show=mine');
  expect(page.text).toContain('What you typed was kept');
  expect(page.$('.tc-as-typed').text().replaceAll('\r\n', '\n')).toContain(WORDS);
  expect((await person.see('/?show=mine')).text).not.toContain('Mill Lane');
  expect(await kept()).toEqual([]);
}, 30_000);

test('words sent after signing out on another computer are kept too', async () => {
  const [here, there] = [await signIn(), await signIn()];
  const send = await typing(here);
  await there.browser.press('/sign-out-everywhere');
  expect((await back(here.browser, await send(), 'om.hum')).text).toContain('Mill Lane');
}, 30_000);

test('words are shown to nobody else, and not in another browser', async () => {
  const person = await signIn();
  const send = await typing(person);
  await idle();
  const shown = await send();
  const shared = door.browser();
  const secret = person.browser.cookie('throughcare-kept') ?? '';
  shared.jar.setCookieSync(`throughcare-kept=${secret}; path=/`, door.origin);
  const other = await back(shared, shown, 'omu.hli');
  expect([secret.length, other.heading, other.url.search]).toEqual([43, 'My work', '?show=mine']);
  expect(other.text).not.toContain('Mill Lane');
  const elsewhere = await signIn('om.hum');
  expect((await elsewhere.see('/?show=mine')).text).not.toContain('Mill Lane');
  await idle();
  const again = await person.browser.go('/?show=mine');
  expect((await back(person.browser, again, 'om.hum')).text).toContain('Mill Lane');
}, 30_000);

test('words in a form of before, sent after signing in anew, stand on the page again', async () => {
  const person = await signIn();
  const send = await typing(person);
  await person.browser.signIn('omu.hli', door.password);
  await person.browser.press('/sign-out-everywhere');
  await person.browser.go('/development-issuer/session/end/confirm');
  await signIn('om.hum', person.browser);
  const shown = read(await send());
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('Mill Lane');
}, 30_000);

test('a foreign page keeps nothing here', async () => {
  const person = await signIn();
  const send = await typing(person);
  await idle();
  const shown = await send({ headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } });
  expect({ status: shown.status, heading: shown.heading }).toEqual({
    status: 403,
    heading: 'Nothing was done',
  });
  expect(await kept()).toEqual([]);
}, 30_000);
