import { openDoor, type Browser, type Door } from '../e2e/support/browser.js';

const ME = '{ me { username } }';
const IDLE = 3;
const LONGEST = 7;
let door: Door;

beforeAll(async () => {
  door = await openDoor({
    THROUGHCARE_SESSION_IDLE: String(IDLE),
    THROUGHCARE_SESSION_LONGEST: String(LONGEST),
  });
}, 120_000);
afterAll(() => door?.close(), 60_000);

const signedIn = async (username = 'omu.hli', browser = door.browser()): Promise<Browser> => {
  const { status } = await browser.signIn(username, door.password);
  expect(status).toBe(200);
  return browser;
};
const seconds = (n: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, n * 1_000));
const status = async (browser: Browser): Promise<number> => (await browser.graphql(ME)).status;

test('a session that is used outlives the idle time, ends after the longest time whatever is done, and says so', async () => {
  const used = await signedIn();
  const began = Date.now();
  const answers: { at: number; status: number }[] = [];
  while (Date.now() - began < (LONGEST + 1) * 1_000) {
    await seconds(0.5);
    answers.push({ at: Date.now() - began, status: await status(used) });
  }
  const during = answers.filter(({ at }) => at < (LONGEST - 1) * 1_000);
  expect(during.some(({ at }) => at > (IDLE + 1) * 1_000)).toBe(true);
  expect(new Set(during.map((answer) => answer.status))).toEqual(new Set([200]));
  expect(answers.at(-1)?.status).toBe(401);
  const ended = await used.graphql(ME);
  expect({ status: ended.status, message: ended.errors?.[0]?.message }).toEqual({
    status: 401,
    message: 'Your session has ended. Sign in again.',
  });
  expect((await used.go('/')).heading).toBe('Sign in to Throughcare');
}, 30_000);

test('a session left alone ends before the longest time', async () => {
  const browser = await signedIn();
  await seconds(IDLE + 0.5);
  expect(await status(browser)).toBe(401);
}, 15_000);

test('the id a browser came with is never the id it leaves with (session fixation)', async () => {
  const victim = door.browser();
  const planted = 'A'.repeat(43);
  victim.jar.setCookieSync(`throughcare-session=${planted}; path=/`, door.origin);
  await signedIn('omu.hli', victim);
  expect(victim.cookie()).not.toBe(planted);
  const attacker = door.browser();
  attacker.jar.setCookieSync(`throughcare-session=${planted}; path=/`, door.origin);
  expect(await status(attacker)).toBe(401);
});

test('a real session planted in a browser ends when its person signs in, and is not taken over', async () => {
  const attacker = await signedIn('os.hli');
  const victim = door.browser();
  victim.jar.setCookieSync(`throughcare-session=${attacker.cookie() ?? ''}; path=/`, door.origin);
  await signedIn('omu.hli', victim);
  expect((await victim.graphql(ME)).data.me.username).toBe('omu.hli');
  expect(await status(attacker)).toBe(401);
});

test("signing out everywhere ends every session of that person and nobody else's", async () => {
  const [here, there, other] = [await signedIn(), await signedIn(), await signedIn('os.hli')];
  await here.press('/sign-out-everywhere');
  expect([await status(here), await status(there), await status(other)]).toEqual([401, 401, 200]);
});

test('a session outlives a restart of the api', async () => {
  const browser = await signedIn();
  const before = browser.cookie();
  await door.environment.api.restart();
  await door.owner.query(
    "UPDATE throughcare.session SET seen_at = now(), ends_at = now() + interval '1 minute'",
  );
  expect(browser.cookie()).toBe(before);
  expect(await status(browser)).toBe(200);
}, 60_000);

test('the victim and engine roles have no right on sessions, and the app may not prolong one', async () => {
  const { env } = door.environment;
  const { Database } = await import('#persistence/database.js');
  const tryAs = async (url: string | undefined, text: string): Promise<string> => {
    const database = new Database({ url: url ?? '', poolSize: 1 });
    try {
      await database.query(text);
      return 'allowed';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await database.close();
    }
  };
  const DENIED = '42501';
  for (const url of [env['VICTIM_DATABASE_URL'], env['ENGINE_DATABASE_URL']])
    for (const table of ['session', 'sign_in'])
      expect(await tryAs(url, `SELECT 1 FROM throughcare.${table}`)).toBe(DENIED);
  const prolong = `UPDATE throughcare.session SET ends_at = now() + interval '1 year'`;
  expect(await tryAs(env['DATABASE_URL'], prolong)).toBe(DENIED);
});
