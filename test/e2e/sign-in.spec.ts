import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { WebSocket } from 'ws';
import { openDoor, type Browser, type Door } from './support/browser.js';
import { post, signIn } from './support/client.js';

const ME = '{ me { username memberships { role team { id } } } }';
let door: Door;

beforeAll(async () => {
  door = await openDoor();
}, 120_000);
afterAll(() => door?.close(), 60_000);

const signedIn = async (username = 'omu.hli'): Promise<Browser> => {
  const browser = door.browser();
  await browser.signIn(username, door.password);
  return browser;
};

test('a person signs in through the browser and sees who they are', async () => {
  const browser = door.browser();
  expect((await browser.go('/')).heading).toBe('Sign in to Throughcare');
  const home = await browser.signIn('omu.hli', door.password);
  expect({ status: home.status, path: home.url.pathname, heading: home.heading }).toEqual({
    status: 200,
    path: '/',
    heading: 'My work',
  });
  const account = await browser.go('/account');
  expect(account.heading).toBe('You are signed in as Case administrator, Hull (HMP)');
  expect(account.html).toContain('Offender management unit, Hull (HMP)');
  expect(home.headers.get('cache-control')).toBe('no-store');
  expect(home.headers.get('content-security-policy')).toContain("default-src 'none'");
  const style = /href="(\/assets\/\w{16}\/govuk-frontend.css)"/.exec(home.html)?.[1] ?? '';
  const served = (await browser.go(style)).headers;
  expect([served.get('content-type'), served.get('cache-control')]).toEqual([
    'text/css; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
});

test('the way there carries state, nonce and a PKCE challenge, and the code is good once and in that browser only', async () => {
  const browser = door.browser();
  const left = await browser.go('/sign-in/start', { until: `${door.origin}/development-issuer/auth` });
  const sent = left.url.searchParams;
  expect(sent.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(sent.get(name)).toMatch(/^[\w-]{40,}$/);
  const asked = await browser.go(left.url.toString());
  const action = /<form method="post" action="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const form = { username: 'omu.hli', password: door.password };
  const back = await browser.go(action, { form, until: `${door.origin}/sign-in/callback` });
  const thief = door.browser();
  expect((await thief.go(back.url.toString())).status).toBe(400);
  expect(thief.cookie()).toBeUndefined();
  const bent = new URL(back.url);
  bent.searchParams.set('state', 'x'.repeat(43));
  expect((await browser.go(bent.toString())).status).toBe(403);
  expect((await browser.go(back.url.toString())).heading).toBe('Start signing in again');
  expect(browser.cookie()).toBeUndefined();
});

test('a wrong password and a name nobody has are refused in the same words', async () => {
  const [wrong, nobody] = await Promise.all([
    door.browser().signIn('omu.hli', 'guess'),
    door.browser().signIn('nobody.here', door.password),
  ]);
  for (const { status, html, url } of [wrong, nobody]) {
    expect(status).toBe(422);
    expect(html).toContain('The username or the password is not right.');
    expect(url.pathname).toMatch(/^\/development-issuer\/person\//);
  }
});

test('after signing in people go where they wanted, if that is here', async () => {
  const at = async (returnTo: string): Promise<string> =>
    (await door.browser().signIn('omu.hli', door.password, returnTo)).url.toString();
  expect(await at('/health?from=link')).toBe(`${door.origin}/health?from=link`);
  for (const foreign of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example/..//x',
  ])
    expect(new URL(await at(foreign)).origin).toBe(door.origin);
});

test('a session and a token make the same actor', async () => {
  const browser = await signedIn('j.ibbotson');
  const bySession = await browser.graphql(ME);
  const byToken = await (await signIn(door.environment.env, door.origin, 'j.ibbotson')).ask(ME);
  expect(bySession.data.me.memberships.length).toBeGreaterThan(3);
  expect(bySession.data).toEqual(byToken.data);
});

test('the cookie is out of reach of scripts and foreign pages', async () => {
  const browser = await signedIn();
  const [cookie] = browser.jar.getCookiesSync(door.origin).filter(({ key }) => key === 'throughcare-session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: false, path: '/', hostOnly: true });
  expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  const rows = await door.owner.query<{ row: string }>('SELECT s::text AS row FROM throughcare.session s');
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) {
    expect(row).not.toContain(cookie?.value);
    expect(row).not.toContain(Buffer.from(cookie?.value ?? '').toString('hex'));
  }
});

test.each<[string, Record<string, string>]>([
  ['without our header', { 'x-requested-with': '' }],
  ['from a foreign page', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['from a sister site', { 'sec-fetch-site': 'same-site' }],
  ['that names a foreign origin only', { origin: 'https://evil.example' }],
])('GraphQL refuses a session in a request %s', async (_name, headers) => {
  const browser = await signedIn();
  const answer = await browser.graphql(ME, headers);
  expect({ status: answer.status, code: answer.errors?.[0]?.extensions.code }).toEqual({
    status: 403,
    code: 'FORBIDDEN',
  });
  expect((await browser.graphql(ME)).data.me.username).toBe('omu.hli');
});

test('a token that is sent counts, and not the session beside it', async () => {
  const browser = await signedIn();
  const { status } = await browser.graphql(ME, { authorization: 'Bearer a.b.c' });
  expect(status).toBe(401);
});

/** Opens a socket with this cookie. @returns what happened first, and the close code when it comes */
async function socket(browser: Browser, origin: string) {
  const ws = new WebSocket(`${door.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { cookie: await browser.jar.getCookieString(door.origin), origin },
  });
  const closed = new Promise<number>((resolve) => ws.on('close', resolve));
  const acknowledged = new Promise<string>((resolve) => {
    ws.on('open', () => ws.send(JSON.stringify({ type: 'connection_init' })));
    ws.on('message', (data) => resolve((JSON.parse(String(data)) as { type: string }).type));
    void closed.then((code) => resolve(String(code)));
  });
  return { first: await acknowledged, closed };
}

test('a websocket takes the session of our own pages, and closes when its person signs out everywhere', async () => {
  const [here, there] = [await signedIn('vlo.yor'), await signedIn('vlo.yor')];
  expect((await socket(here, 'https://evil.example')).first).toBe('4403');
  const open = await socket(here, door.origin);
  expect(open.first).toBe('connection_ack');
  await there.press('/sign-out-everywhere');
  expect(await open.closed).toBe(4403);
}, 20_000);

test('one key set serves tokens of the provider and of the command line', async () => {
  const browser = door.browser();
  const described = (await (
    await fetch(`${door.origin}/development-issuer/.well-known/openid-configuration`)
  ).json()) as { issuer: string; jwks_uri: string; authorization_endpoint: string; token_endpoint: string };
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'; // RFC 7636, appendix B
  const query = new URLSearchParams({
    client_id: 'throughcare-workbench',
    redirect_uri: `${door.origin}/sign-in/callback`,
    response_type: 'code',
    scope: 'openid profile',
    state: 's'.repeat(43),
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const asked = await browser.go(`${described.authorization_endpoint}?${query.toString()}`);
  const action = /<form method="post" action="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const form = { username: 'os.hli', password: door.password };
  const back = await browser.go(action, { form, until: `${door.origin}/sign-in/callback` });
  const answer = await fetch(described.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: back.url.searchParams.get('code') ?? '',
      redirect_uri: `${door.origin}/sign-in/callback`,
      client_id: 'throughcare-workbench',
      code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    }),
  });
  const tokens = (await answer.json()) as { access_token: string; id_token: string };
  const keys = createRemoteJWKSet(new URL(described.jwks_uri));
  const minted = (await signIn(door.environment.env, door.origin, 'os.hli')).token;
  for (const token of [tokens.access_token, minted]) {
    expect((await jwtVerify(token, keys)).payload.aud).toBe('throughcare');
    const { data } = await post(door.origin, { query: ME }, `Bearer ${token}`);
    expect(data.me.username).toBe('os.hli');
  }
  expect(decodeJwt(tokens.id_token).aud).toBe('throughcare-workbench');
  expect((await post(door.origin, { query: ME }, `Bearer ${tokens.id_token}`)).status).toBe(401);
});

test('signing out ends the session here and asks the issuer to end its own', async () => {
  const browser = await signedIn();
  const stolen = door.browser();
  stolen.jar.setCookieSync(`throughcare-session=${browser.cookie() ?? ''}; path=/`, door.origin);
  const asked = await browser.press('/sign-out');
  expect(asked.heading).toBe('Sign out of the development issuer too?');
  expect((await stolen.graphql(ME)).status).toBe(401);
  expect(browser.cookie()).toBeUndefined();
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.html)?.[1] ?? '';
  const out = await browser.go('/development-issuer/session/end/confirm', { form: { xsrf, logout: 'yes' } });
  expect(out.url.pathname).toBe('/signed-out');
  expect((await browser.go('/sign-in/start')).heading).toBe('Say who you are');
});

test.each<[string, { form: Record<string, string>; headers?: Record<string, string> }]>([
  [
    'a foreign page',
    { form: {}, headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } },
  ],
  ['a form of another session', { form: { csrf: 'x'.repeat(43) } }],
])('nobody is signed out by %s', async (_name, going) => {
  const browser = await signedIn();
  expect((await browser.go('/sign-out-everywhere', going)).heading).toBe('Nothing was done');
  expect((await browser.graphql(ME)).status).toBe(200);
});

test('somebody in no team, and somebody who has left, each get a page that says what to do', async () => {
  await door.owner.query(
    `INSERT INTO throughcare.person_user (username, display_name) VALUES ('new.comer', 'Nia Comer')`,
  );
  const browser = door.browser();
  const page = await browser.signIn('new.comer', door.password);
  expect({ status: page.status, heading: page.heading }).toEqual({
    status: 403,
    heading: 'You are in no team yet',
  });
  expect(page.html).toContain('Ask your manager');
  await door.owner.query(`UPDATE throughcare.person_user SET active = false WHERE username = 'new.comer'`);
  await new Promise((resolve) => setTimeout(resolve, 5_200)); // the directory is remembered for five seconds
  expect((await browser.graphql(ME)).status).toBe(401);
  expect((await browser.go('/')).heading).toBe('You are not known here');
  expect(browser.cookie()).toBeUndefined();
}, 15_000);

test('signing in and out is in the audit, without the session itself', async () => {
  const browser = await signedIn('ppcs.national');
  const id = browser.cookie() ?? '';
  await browser.press('/sign-out');
  const rows = await door.owner.query<{ action: string; subject_id: string }>(
    `SELECT action, subject_id FROM audit.event e JOIN throughcare.person_user u ON u.id = e.actor_id
      WHERE u.username = 'ppcs.national' ORDER BY e.id`,
  );
  expect(rows.map(({ action }) => action)).toEqual(['signed-in', 'signed-out']);
  expect(JSON.stringify(rows)).not.toContain(id);
  expect(door.environment.logs()).not.toContain(id);
});
