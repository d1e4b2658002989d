import { readIdentityConfig } from '../identity-config.js';

const REAL = { OIDC_ISSUER: 'https://sign-in.example.org', OIDC_AUDIENCE: 'throughcare' };

test('people stay signed in for thirty minutes idle and twelve hours at most, unless set otherwise', () => {
  expect(readIdentityConfig({}).session).toEqual({ idle: 1_800, absolute: 43_200 });
  expect(readIdentityConfig({ THROUGHCARE_SESSION_IDLE: '600' }).session.idle).toBe(600);
});

test.each<[Record<string, string>, string]>([
  [{ THROUGHCARE_SESSION_IDLE: 'soon' }, 'THROUGHCARE_SESSION_IDLE: give a number of seconds'],
  [{ THROUGHCARE_SESSION_LONGEST: '0' }, 'THROUGHCARE_SESSION_LONGEST: give one second or more'],
  [{ THROUGHCARE_SESSION_LONGEST: '999999' }, 'THROUGHCARE_SESSION_LONGEST: give 86400'],
  [{ THROUGHCARE_PUBLIC_URL: 'https://a.example/path' }, 'THROUGHCARE_PUBLIC_URL'],
  [{ THROUGHCARE_PUBLIC_URL: 'ftp://a.example' }, 'THROUGHCARE_PUBLIC_URL'],
  [{ OIDC_CLIENT_ID: 'workbench' }, 'OIDC_ISSUER'],
  [{ ...REAL, OIDC_CLIENT_SECRET: 'x' }, 'OIDC_CLIENT_ID'],
  [{ ...REAL, OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE'],
  [{ ...REAL, OIDC_CLIENT_ID: 'workbench', NODE_ENV: 'production' }, 'THROUGHCARE_PUBLIC_URL'],
  [
    {
      ...REAL,
      OIDC_CLIENT_ID: 'workbench',
      NODE_ENV: 'production',
      THROUGHCARE_PUBLIC_URL: 'http://throughcare.example.org',
    },
    'https only',
  ],
])('%p is refused by name', (env, words) => {
  expect(() => readIdentityConfig(env)).toThrow(words);
});

test('a real issuer without a client signs nobody in by browser; tokens go on', () => {
  expect(readIdentityConfig(REAL).client).toBeUndefined();
});
