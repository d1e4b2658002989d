import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readConfig } from './config.js';
import { secretsFromFiles } from './secret-files.js';
import { temporalTls, withDatabaseTls } from './tls.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-secrets-'));
const file = (name: string, content: string): string => {
  fs.writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('a secret in a file', () => {
  test('is read, and the environment names the file no more', () => {
    const env = secretsFromFiles({ OIDC_CLIENT_SECRET_FILE: file('client', ' s3cret\n'), OTHER_FILE: 'x' });
    expect(env).toEqual({ OIDC_CLIENT_SECRET: 's3cret', OTHER_FILE: 'x' });
  });
  test.each([
    [
      { NOTIFY_API_KEY: 'a', NOTIFY_API_KEY_FILE: '/nowhere' },
      /NOTIFY_API_KEY and NOTIFY_API_KEY_FILE are both set/,
    ],
    [
      { DATABASE_URL_FILE: path.join(folder, 'absent') },
      /DATABASE_URL_FILE names a file that cannot be read \(ENOENT\)/,
    ],
    [{ DATABASE_URL_FILE: file('empty', '\n') }, /DATABASE_URL_FILE names a file that is empty/],
  ])('is refused by the name of its setting: %#', (env, message) => {
    expect(() => secretsFromFiles(env)).toThrow(message);
  });
});

describe('TLS to PostgreSQL', () => {
  const url = 'postgresql://app:a@db.example:5432/throughcare';
  const ca = file('ca.pem', 'CA');
  test('is verified in full, in every address', () => {
    expect(withDatabaseTls(url, { DATABASE_TLS_CA_FILE: ca })).toBe(
      `${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(ca)}`,
    );
    const { databases } = readConfig({
      DATABASE_URL: url,
      VICTIM_DATABASE_URL: url,
      ENGINE_DATABASE_URL: url,
      MIGRATION_DATABASE_URL: url,
      REHEARSAL_DATABASE_URL: url,
      TEMPORAL_ADDRESS: 'temporal:7233',
      THROUGHCARE_CODEC_KEY: 'ab'.repeat(32),
      THROUGHCARE_REHEARSAL_CODEC_KEY: 'cd'.repeat(32),
      THROUGHCARE_REHEARSAL: '1',
      DATABASE_TLS: 'verify-full',
    });
    for (const each of Object.values(databases)) expect(each).toContain('sslmode=verify-full');
  });
  test('leaves an address that says it itself, and says nothing where nothing is set', () => {
    expect(withDatabaseTls(`${url}?sslmode=verify-ca`, { DATABASE_TLS: 'verify-full' })).toBe(
      `${url}?sslmode=verify-ca`,
    );
    expect(withDatabaseTls(url, {})).toBe(url);
  });
  test.each([
    [{ DATABASE_TLS: 'require' }, /DATABASE_TLS is neither verify-full nor off/],
    [
      { DATABASE_TLS_CERT_FILE: ca },
      /DATABASE_TLS_KEY_FILE is not set: a certificate and its key go together/,
    ],
    [{ DATABASE_TLS_CA_FILE: '/nowhere/ca.pem' }, /DATABASE_TLS_CA_FILE names a file that cannot be read/],
  ])('is refused by the name of its setting: %#', (env, message) => {
    expect(() => withDatabaseTls(url, env)).toThrow(message);
  });
});

describe('TLS to Temporal', () => {
  test('has our certificate where one is given', () => {
    const crt = file('crt.pem', 'CRT');
    const key = file('key.pem', 'KEY');
    expect(temporalTls({})).toBeUndefined();
    expect(temporalTls({ TEMPORAL_TLS: '1' })).toEqual({});
    expect(
      temporalTls({
        TEMPORAL_TLS_CERT_FILE: crt,
        TEMPORAL_TLS_KEY_FILE: key,
        TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
      }),
    ).toEqual({
      clientCertPair: { crt: Buffer.from('CRT'), key: Buffer.from('KEY') },
      serverNameOverride: 'temporal.example',
    });
    expect(() => temporalTls({ TEMPORAL_TLS_KEY_FILE: key })).toThrow(/TEMPORAL_TLS_CERT_FILE is not set/);
  });
});

test('several keys open and one writes; a wrong one is refused without being shown', () => {
  const env = {
    DATABASE_URL: 'postgresql://a:a@h/d',
    VICTIM_DATABASE_URL: 'postgresql://a:a@h/d',
    ENGINE_DATABASE_URL: 'postgresql://a:a@h/d',
    TEMPORAL_ADDRESS: 'temporal:7233',
    THROUGHCARE_CODEC_KEY: 'ab'.repeat(32),
  };
  const { key } = readConfig({
    ...env,
    THROUGHCARE_CODEC_KEYS_READABLE: `${'cd'.repeat(32)}, ${'ef'.repeat(32)}`,
  }).codec;
  expect([key?.writes.key.toString('hex'), key?.readable.size]).toEqual(['ab'.repeat(32), 3]);
  expect(() => readConfig({ ...env, THROUGHCARE_CODEC_KEYS_READABLE: 'cdcdcd' })).toThrow(
    /THROUGHCARE_CODEC_KEYS_READABLE is not a list of keys(?![^]*cdcdcd)/,
  );
});
