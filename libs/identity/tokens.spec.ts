import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateKeyPair, SignJWT } from 'jose';
import { developmentKeys, developmentPassword, mintToken } from './development-issuer.js';
import { readIdentityConfig, type IdentityConfig } from './identity-config.js';
import { bearerOf, TokenRefused, TokenVerifier } from './token-verifier.js';

let config: IdentityConfig;
let verifier: TokenVerifier;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-identity-'));

beforeAll(async () => {
  config = readIdentityConfig({ THROUGHCARE_DATA: folder });
  verifier = await TokenVerifier.create(config);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { iss: 'urn:throughcare:development', aud: 'throughcare', sub: 'omu.hli', exp: 4_000_000_000 };

test('a minted token names its user', async () => {
  expect((await verifier.verify(await mintToken(config, 'omu.hli'))).username).toBe('omu.hli');
});

test('the key is made once and only its owner may read it', async () => {
  const before = fs.readFileSync(path.join(folder, 'identity/signing-key.json'), 'utf8');
  const [one, two] = await Promise.all([developmentKeys(config), developmentKeys(config)]);
  expect(one).toEqual(two);
  expect(one.keys[0]).not.toHaveProperty('d');
  expect(fs.readFileSync(path.join(folder, 'identity/signing-key.json'), 'utf8')).toBe(before);
  expect(fs.statSync(path.join(folder, 'identity/signing-key.json')).mode & 0o777).toBe(0o600);
});

test('two processes that start at once agree on one key', async () => {
  const fresh = { ...config, keyFolder: path.join(folder, 'both') };
  const sets = await Promise.all(Array.from({ length: 5 }, () => developmentKeys(fresh)));
  expect(new Set(sets.map((set) => set.keys[0]?.kid)).size).toBe(1);
});

test.each<[string, () => Promise<string | undefined> | string | undefined]>([
  ['no token', () => undefined],
  ['no signature', () => `${part({ alg: 'none' })}.${part(claims)}.`],
  [
    'a shared secret',
    () =>
      new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('x'.repeat(64))),
  ],
  [
    'somebody else as signer',
    async () =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256' })
        .sign((await generateKeyPair('ES256')).privateKey),
  ],
  ['another audience', () => mintToken({ ...config, audience: 'another' }, 'omu.hli')],
  ['another issuer', () => mintToken({ ...config, issuer: 'urn:another' }, 'omu.hli')],
  ['an end in the past', () => mintToken(config, 'omu.hli', -60)],
  [
    'an altered name',
    async () => {
      const [head, , signature] = (await mintToken(config, 'omu.hli')).split('.');
      return `${head}.${part({ ...claims, sub: 'governor.hli', preferred_username: 'governor.hli' })}.${signature}`;
    },
  ],
  ['nonsense', () => 'abc.def.ghi'],
])('a token with %s is refused', async (_name, make) => {
  await expect(verifier.verify(await make())).rejects.toThrow(TokenRefused);
});

test('no token is minted while a real issuer is configured', async () => {
  const real = readIdentityConfig({
    OIDC_ISSUER: 'https://sign-in.example.org',
    OIDC_AUDIENCE: 'throughcare',
  });
  await expect(mintToken(real, 'omu.hli')).rejects.toThrow('sign-in.example.org');
  expect(() => developmentPassword(real)).toThrow('sign-in.example.org');
});

test.each([
  [{ OIDC_ISSUER: 'https://sign-in.example.org' }, 'OIDC_AUDIENCE'],
  [{ OIDC_JWKS_URI: 'https://sign-in.example.org/keys' }, 'OIDC_ISSUER'],
  [{ OIDC_ISSUER: 'sign-in' }, 'OIDC_ISSUER'],
  [{ NODE_ENV: 'production' }, 'OIDC_ISSUER'],
])('a half configured issuer is refused by name: %p', (env, name) => {
  expect(() => readIdentityConfig(env)).toThrow(name);
});

test('only a bearer header carries a token', () => {
  expect(bearerOf('Bearer a.b.c')).toBe('a.b.c');
  expect(bearerOf('Basic a.b.c')).toBeUndefined();
  expect(bearerOf(undefined)).toBeUndefined();
});
