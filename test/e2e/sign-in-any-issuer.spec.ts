import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { openDoor, type Door } from './support/browser.js';
import { post } from './support/client.js';
import { CrookedIssuer, sign, type Making } from './support/crooked-issuer.js';

const ME = '{ me { username memberships { role } } }';
let door: Door;
let issuer: CrookedIssuer;

beforeAll(async () => {
  issuer = await CrookedIssuer.start();
  door = await openDoor({
    OIDC_ISSUER: issuer.issuer,
    OIDC_AUDIENCE: 'throughcare-api',
    OIDC_CLIENT_ID: 'workbench',
    OIDC_CLIENT_SECRET: 'long-enough-to-be-one',
    OIDC_ROLES_CLAIM: 'roles',
  });
}, 120_000);
afterAll(async () => {
  await door?.close();
  await issuer?.stop();
}, 60_000);
beforeEach(() => {
  Object.assign(issuer, { username: 'omu.hli', roles: undefined, make: undefined, error: undefined });
});

test("an issuer of one's own signs people in, and the development issuer is not there beside it", async () => {
  const browser = door.browser();
  const home = await browser.go('/sign-in/start');
  expect(home.heading).toBe('My work');
  expect(home.html).toContain('Case administrator, Hull (HMP)');
  const basic = Buffer.from(issuer.authorization?.replace('Basic ', '') ?? '', 'base64').toString();
  expect(decodeURIComponent(basic)).toBe('workbench:long-enough-to-be-one'); // RFC 6749, 2.3.1: encoded, then base64
  expect((await browser.go('/development-issuer/.well-known/openid-configuration')).status).toBe(404);
});

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const CROOKED: [string, (making: Making) => Promise<string> | string][] = [
  ['no signature', ({ claims }) => `${part({ alg: 'none' })}.${part(claims)}.`],
  ["another's signature", ({ claims, another }) => sign(claims, another)],
  ['another audience', ({ claims, key }) => sign({ ...claims, aud: 'somebody-else' }, key)],
  ['another issuer', ({ claims, key }) => sign({ ...claims, iss: 'https://evil.example' }, key)],
  ['an end in the past', ({ claims, key }) => sign({ ...claims, iat: 1_000, exp: 2_000 }, key)],
  ["another sign-in's nonce", ({ claims, key }) => sign({ ...claims, nonce: 'x'.repeat(43) }, key)],
  ['no nonce', ({ claims: { nonce: _, ...claims }, key }) => sign(claims, key)],
  [
    'a shared secret',
    ({ claims }) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .sign(createSecretKey(Buffer.from('long-enough-to-be-one'.repeat(2)))),
  ],
  [
    'an altered name',
    async ({ claims, key }) => {
      const [head, , signature] = (await sign(claims, key)).split('.');
      return `${head}.${part({ ...claims, preferred_username: 'governor.hli' })}.${signature}`;
    },
  ],
];
test.each(CROOKED)('an identity token with %s signs nobody in', async (_name, make) => {
  issuer.make = make;
  const browser = door.browser();
  const shown = await browser.go('/sign-in/start');
  expect({ status: shown.status, heading: shown.heading }).toEqual({
    status: 403,
    heading: 'You were not signed in',
  });
  expect(shown.html).not.toMatch(/alg|nonce|JWT|at file:|\.js:/);
  expect(browser.cookie()).toBeUndefined();
});

test('somebody whom the issuer turns away, and somebody only the issuer knows, are told so', async () => {
  issuer.error = 'access_denied';
  expect((await door.browser().go('/sign-in/start')).heading).toBe('You were not signed in');
  Object.assign(issuer, { error: undefined, username: 'stranger' });
  const browser = door.browser();
  expect((await browser.go('/sign-in/start')).heading).toBe('You are not known here');
  expect(browser.cookie()).toBeUndefined();
});

test('roles come from claims and directory, the same by session and by token', async () => {
  await door.owner.query(
    `INSERT INTO throughcare.person_user (username, display_name) VALUES ('claims.only', 'Clem Only')`,
  );
  issuer.username = 'claims.only';
  issuer.roles = ['omu/HLI/head-of-omu', 'omu/HLI/governor', 'omu/NOWHERE/head-of-omu', 'nonsense', 7];
  const browser = door.browser();
  expect((await browser.go('/sign-in/start')).html).toContain('Clem Only');
  const bySession = await browser.graphql(ME);
  expect(bySession.data.me.memberships).toEqual([{ role: 'head-of-omu' }]);
  const exp = Math.floor(Date.now() / 1_000) + 60;
  const common = { sub: 'subject-1', preferred_username: 'claims.only', roles: issuer.roles, exp };
  const token = await issuer.token({ ...common, aud: 'throughcare-api' });
  expect((await post(door.origin, { query: ME }, `Bearer ${token}`)).data).toEqual(bySession.data);
  for (const aud of ['workbench', 'another']) {
    const wrong = await issuer.token({ ...common, aud });
    expect((await post(door.origin, { query: ME }, `Bearer ${wrong}`)).status).toBe(401);
  }
});
