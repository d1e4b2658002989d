import pg from 'pg';
import { createDataSource } from './data-source.js';

/** The roles that processes log in with. None owns a table; their rights are in the migrations. */
export const DATABASE_ROLES = {
  app: 'throughcare_app',
  victim: 'throughcare_victim',
  engine: 'throughcare_engine',
} as const;
export type DatabaseRole = keyof typeof DATABASE_ROLES;

/** One migration at a time on a server, whoever starts it. */
const LOCK = 7_124_300_501;

/**
 * Brings a database up to date: makes the roles that are missing, then runs the migrations that have not run. Seeds nothing.
 * @param ownerUrl URL of the database, as a role that may create roles and schemas
 * @param rolePasswords a role named here is given this password; a role that is missing and not named cannot log in
 * @returns names of the migrations that ran now; empty when the database was up to date
 * @throws what PostgreSQL answers; a migration that fails leaves nothing behind
 */
export async function migrate(
  ownerUrl: string,
  rolePasswords: Partial<Record<DatabaseRole, string>> = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(client, rolePasswords);
    const source = createDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'throughcare-migrate' });
    await source.initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      return ran.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

async function ensureRoles(
  client: pg.Client,
  passwords: Partial<Record<DatabaseRole, string>>,
): Promise<void> {
  for (const [key, role] of Object.entries(DATABASE_ROLES) as [DatabaseRole, string][]) {
    const name = client.escapeIdentifier(role);
    const password = passwords[key];
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (!rowCount) await client.query(`CREATE ROLE ${name}`);
    if (password !== undefined)
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
  }
}
