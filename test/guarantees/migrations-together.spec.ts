import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '#persistence/migrate.js';
import { sharedEnvironment } from '../support/environment.js';

/** Several services of one server are brought up together: the roles are the server's, the databases each their own. */
describe('two migrations on one server', () => {
  const server = sharedEnvironment()['MIGRATION_DATABASE_URL'] ?? '';
  const passwordOf = (name: string): string =>
    decodeURIComponent(new URL(sharedEnvironment()[name] ?? '').password);
  const passwords = {
    app: passwordOf('DATABASE_URL'),
    victim: passwordOf('VICTIM_DATABASE_URL'),
    engine: passwordOf('ENGINE_DATABASE_URL'),
  };
  const names = [1, 2].map((n) => `together_${n}_${randomBytes(4).toString('hex')}`);
  const urls = names.map((name) => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.toString();
  });

  const onServer = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  beforeAll(async () => {
    for (const name of names) await onServer(`CREATE DATABASE ${name}`);
  }, 60_000);
  afterAll(async () => {
    for (const name of names) await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  }, 60_000);

  it('give the same roles their passwords at the same time, ten times over, and neither fails', async () => {
    const ran = await Promise.all(urls.map((url) => migrate(url, passwords)));
    expect(ran.map((one) => one.length > 0)).toEqual([true, true]);
    for (let i = 0; i < 10; i++)
      expect(await Promise.all([...urls, ...urls].map((url) => migrate(url, passwords)))).toEqual([
        [],
        [],
        [],
        [],
      ]);
  }, 120_000);
});
