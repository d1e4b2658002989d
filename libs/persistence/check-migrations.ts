import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createDataSource } from './data-source.js';
import { migrate } from './migrate.js';

/**
 * Migrates a scratch database and asks what the entities would still change.
 * @param ownerUrl a server and a role that may create databases and roles; the scratch database is dropped again
 * @returns the statements that are missing from the migrations; empty when both agree
 */
export async function missingFromMigrations(ownerUrl: string): Promise<string[]> {
  const scratch = `throughcare_check_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${scratch}`);
    const url = new URL(ownerUrl);
    url.pathname = `/${scratch}`;
    await migrate(url.toString());
    const source = createDataSource({ url: url.toString(), poolSize: 2 });
    await source.initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      return upQueries.map(({ query }) => query);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${scratch} WITH (FORCE)`);
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ownerUrl = process.env['MIGRATION_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (!ownerUrl) {
    console.error('Set MIGRATION_DATABASE_URL to a PostgreSQL server and a role that may create databases.');
    process.exitCode = 1;
  } else {
    const missing = await missingFromMigrations(ownerUrl);
    if (missing.length === 0) console.log('Migrations and entities agree.');
    else {
      console.error(
        `The entities say what no migration does; add a migration with:\n${missing.map((query) => `  ${query};`).join('\n')}`,
      );
      process.exitCode = 1;
    }
  }
}
