import fs from 'node:fs';
import { readConfig } from '#config/config.js';
import { createDataSource } from '#persistence/data-source.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { startEnvironment, type TestEnvironment } from '../support/environment.js';
import { makeCertificates, type Certificates } from '../support/certificates.js';

/** A real PostgreSQL that takes connections by TLS only, and the engine's with a certificate of its own. */
describe('PostgreSQL by TLS', () => {
  let environment: TestEnvironment;
  let certificates: Certificates;
  beforeAll(async () => {
    certificates = await makeCertificates({
      server: 'localhost',
      other: 'db.elsewhere.example',
      engine: 'throughcare_engine',
    });
    environment = await startEnvironment({ temporal: false });
    const owner = new Database({ url: environment.env['MIGRATION_DATABASE_URL'] ?? '', poolSize: 1 });
    const folder = await folderOf(owner);
    await certify(owner, folder, 'server');
    await put(owner, folder, 'clients.crt', fs.readFileSync(certificates.ca, 'utf8'));
    const rules = [
      'hostssl all throughcare_engine all scram-sha-256 clientcert=verify-ca',
      'hostssl all all all scram-sha-256',
    ];
    await put(owner, folder, 'pg_hba.conf', rules.join('\n'));
    await owner.query(`ALTER SYSTEM SET ssl_ca_file = 'clients.crt'`);
    await owner.query('ALTER SYSTEM SET ssl = on');
    await owner.query('SELECT pg_reload_conf()');
    await owner.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, 120_000);
  afterAll(async () => {
    await environment?.stop();
    certificates?.remove();
  }, 60_000);

  const folderOf = async (owner: Database): Promise<string> =>
    (await owner.query<{ folder: string }>(`SELECT current_setting('data_directory') AS folder`))[0]
      ?.folder ?? '';
  /** The server writes its own files: it may run as another account than this test. */
  const put = (owner: Database, folder: string, name: string, content: string): Promise<unknown> =>
    owner.query(
      `COPY (SELECT line FROM unnest(string_to_array('${content.trim()}', E'\\n')) AS line) TO PROGRAM 'umask 077 && cat > ${folder}/${name}'`,
    );
  const certify = async (owner: Database, folder: string, who: 'server' | 'other'): Promise<void> => {
    for (const end of ['crt', 'key'])
      await put(owner, folder, `server.${end}`, fs.readFileSync(certificates.file(`${who}.${end}`), 'utf8'));
  };
  /** The environment as somebody would set it. */
  const env = (more: Record<string, string> = {}): Record<string, string> => ({
    ...environment.env,
    ...more,
  });
  const verified = (): Record<string, string> =>
    env({
      DATABASE_TLS_CA_FILE: certificates.ca,
      DATABASE_TLS_CERT_FILE: certificates.file('engine.crt'),
      DATABASE_TLS_KEY_FILE: certificates.file('engine.key'),
    });
  const asked = async (url: string): Promise<unknown> => {
    const database = new Database({ url, poolSize: 1 });
    try {
      const text = 'SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
      return (await database.query(text))[0];
    } finally {
      await database.close();
    }
  };
  const ENCRYPTED = { ssl: true, version: 'TLSv1.3' };

  it('is what every role, the migrations, the mapper and a listener come by, verified', async () => {
    const { databases } = readConfig(verified());
    for (const url of Object.values(databases)) expect(await asked(url)).toEqual(ENCRYPTED);
    expect(await migrate(databases.migration ?? '')).toEqual([]);
    const source = createDataSource({ url: databases.app, poolSize: 1 });
    await source.initialize();
    const rows: unknown = await source.query(
      'SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    );
    expect(rows).toEqual([ENCRYPTED]);
    await source.destroy();
    const listener = new Database({ url: databases.engine, poolSize: 1, applicationName: 'tls' });
    const stop = await listener.listen(['any'], () => undefined);
    const seen = await listener.query(
      `SELECT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'tls-listen'`,
    );
    expect(seen).toEqual([{ ssl: true }]);
    await stop();
    await listener.close();
  });

  it('is refused by us when another authority vouches for the server, or its certificate is of another name', async () => {
    const { databases } = readConfig(env({ DATABASE_TLS_CA_FILE: certificates.foreignCa }));
    await expect(asked(databases.app)).rejects.toThrow(/certificate/);
    const trusted = readConfig(verified()).databases;
    const owner = new Database({ url: trusted.migration ?? '', poolSize: 1 });
    const folder = await folderOf(owner);
    await certify(owner, folder, 'other');
    await owner.query('SELECT pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(asked(trusted.app)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    await certify(owner, folder, 'server');
    await owner.query('SELECT pg_reload_conf()');
    await owner.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await asked(trusted.app)).toEqual(ENCRYPTED);
  });

  it('is refused by the server without TLS, and to the engine without its certificate', async () => {
    await expect(asked(readConfig(env()).databases.app)).rejects.toMatchObject({ code: '28000' });
    const without = readConfig(env({ DATABASE_TLS_CA_FILE: certificates.ca })).databases;
    await expect(asked(without.engine)).rejects.toMatchObject({ code: '28000' });
    expect(await asked(without.app)).toEqual(ENCRYPTED);
  });

  it('serves the api, which says so nowhere and works', async () => {
    const { databases } = readConfig(verified());
    Object.assign(environment.env, {
      DATABASE_URL: databases.app,
      VICTIM_DATABASE_URL: databases.victim,
      ENGINE_DATABASE_URL: databases.engine,
    });
    await environment.api.start();
    const health = (await (await fetch(`${environment.apiUrl}/health`)).json()) as { status: string };
    expect(health.status).toBe('ok');
  });
});
