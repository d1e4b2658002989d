import pg from 'pg';
import { createDataSource } from './data-source.js';

/** The roles that processes log in with. None owns a table; their rights are in the migrations. */
export const DATABASE_ROLES = {
  app: 'throughcare_app',
  victim: 'throughcare_victim',
  engine: 'throughcare_engine',
} as const;
export type DatabaseRole = keyof typeof DATABASE_ROLES;

/** One migration of a database at a time, whoever starts it; and on the whole server one at a time that makes the roles. */
const LOCK = 7_124_300_501;
/** An advisory lock holds within one database only, and roles belong to the server: theirs is taken in the database every server has. */
const SERVER_DATABASE = 'postgres';

/**
 * Brings a database up to date: makes the roles that are missing, then runs the migrations that have not run. Seeds nothing.
 * @param ownerUrl URL of the database, as a role that may create roles and schemas, and connect to the database `postgres` of the server
 * @param rolePasswords a role named here is given this password; a role that is missing and not named cannot log in
 * @returns names of the migrations that ran now; empty when the database was up to date
 * @throws what PostgreSQL answers; a migration that fails leaves nothing behind
 */
export async function migrate(
  ownerUrl: string,
  rolePasswords: Partial<Record<DatabaseRole, string>> = {},
): Promise<string[]> {
  return underLock(ownerUrl, async () => {
    const server = new URL(ownerUrl);
    server.pathname = `/${SERVER_DATABASE}`;
    await underLock(server.toString(), (client) => ensureRoles(client, rolePasswords));
    const source = createDataSource({ url: ownerUrl, poolSize: 2, applicationName: 'throughcare-migrate' });
    await source.initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      // After a restore on another server the audit goes on where its chain ended (docs/decisions/0020).
      await source.query('SELECT audit.resume()');
      return ran.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  });
}

/** Does something while nobody else who asks for the lock in this database does; the lock goes with the connection. */
async function underLock<T>(url: string, body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await body(client);
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
