import { readConfig } from './config.js';

const env = {
  DATABASE_URL: 'postgresql://throughcare_app:a@127.0.0.1:5544/throughcare',
  VICTIM_DATABASE_URL: 'postgresql://throughcare_victim:v@127.0.0.1:5544/throughcare',
  ENGINE_DATABASE_URL: 'postgresql://throughcare_engine:e@127.0.0.1:5544/throughcare',
  REHEARSAL_DATABASE_URL: 'postgresql://owner:o@127.0.0.1:5544/throughcare_rehearsal',
  TEMPORAL_ADDRESS: '127.0.0.1:7244',
  THROUGHCARE_CODEC_KEY: 'ab'.repeat(32),
  THROUGHCARE_REHEARSAL_CODEC_KEY: 'cd'.repeat(32),
};

test('a full environment is read, with its defaults', () => {
  const config = readConfig({ ...env, THROUGHCARE_PORT: '', THROUGHCARE_WORKER_PORT: '9000' });
  expect(config.databases.engine).toBe(env.ENGINE_DATABASE_URL);
  expect(config.temporal).toEqual({
    address: '127.0.0.1:7244',
    namespace: 'throughcare',
    rehearsalNamespace: 'throughcare-rehearsal',
  });
  expect(config.codec.key?.writes.key.toString('hex')).toBe(env.THROUGHCARE_CODEC_KEY);
  expect([config.port, config.workerPort, config.isRehearsal, config.isTest]).toEqual([
    3000,
    9000,
    false,
    false,
  ]);
});

test('a rehearsal process has its own database, namespace and key, with the same logins', () => {
  const config = readConfig({ ...env, THROUGHCARE_REHEARSAL: '1' });
  expect(config.databases).toEqual({
    app: 'postgresql://throughcare_app:a@127.0.0.1:5544/throughcare_rehearsal',
    victim: 'postgresql://throughcare_victim:v@127.0.0.1:5544/throughcare_rehearsal',
    engine: 'postgresql://throughcare_engine:e@127.0.0.1:5544/throughcare_rehearsal',
    migration: env.REHEARSAL_DATABASE_URL,
  });
  expect(config.temporal.namespace).toBe('throughcare-rehearsal');
  expect(config.codec.key?.writes.key.toString('hex')).toBe(env.THROUGHCARE_REHEARSAL_CODEC_KEY);
});

test.each([
  ['DATABASE_URL', '', /DATABASE_URL is not set: give a URL like/],
  ['DATABASE_URL', 'mysql://x/y', /DATABASE_URL is not a PostgreSQL URL/],
  ['TEMPORAL_ADDRESS', 'http://temporal:7233', /TEMPORAL_ADDRESS is not host:port/],
  ['THROUGHCARE_CODEC_KEY', 'short', /THROUGHCARE_CODEC_KEY is not 32 bytes/],
  ['THROUGHCARE_PORT', '70000', /THROUGHCARE_PORT is not a port between/],
  ['THROUGHCARE_CODEC', 'off', /THROUGHCARE_CODEC may be off in tests only/],
  ['TEMPORAL_NAMESPACE', 'throughcare-rehearsal', /give production its own/],
])('%s=%p is refused by name', (name, value, message) => {
  expect(() => readConfig({ ...env, [name]: value })).toThrow(message);
});

test('all problems are told at once', () => {
  expect(() => readConfig({})).toThrow(
    /DATABASE_URL[^]*VICTIM_DATABASE_URL[^]*TEMPORAL_ADDRESS[^]*THROUGHCARE_CODEC_KEY/,
  );
});

test('the codec may be off in a test', () => {
  expect(readConfig({ ...env, THROUGHCARE_CODEC: 'off', THROUGHCARE_TEST: '1' }).codec.key).toBeUndefined();
});
