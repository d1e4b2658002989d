/** Databases on a PostgreSQL server, made when missing. Roles, schemas and rights belong to the migrations. */
import pg from 'pg';
import { Refusal } from '../tools/progress.mjs';

/** The same server and options, another database (and, if given, another login). */
export function withDatabase(url: string, database: string, user?: string, password?: string): string {
  const out = new URL(url);
  out.pathname = `/${encodeURIComponent(database)}`;
  if (user !== undefined) out.username = encodeURIComponent(user);
  if (password !== undefined) out.password = encodeURIComponent(password);
  return out.toString();
}

/** The database a URL names. */
export const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/**
 * Creates the databases that are missing.
 * @param ownerUrl a role that may create databases. Throws a Refusal when the server is away or refuses.
 */
export async function ensureDatabases(ownerUrl: string, names: string[]): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const there = new Set(rows.map((row) => row.datname));
    for (const name of names.filter((each) => !there.has(each))) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    }
  });
}

/** Drops databases that are there, ending whoever uses them. */
export async function dropDatabases(ownerUrl: string, names: string[]): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    for (const name of names) {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    }
  });
}

async function asOwner(ownerUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  const { hostname, port, username } = new URL(ownerUrl);
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw new Refusal(
      `PostgreSQL at ${hostname}:${port || '5432'} as ${decodeURIComponent(username)}: ${(error as Error).message}\n` +
        'Way out: set DATABASE_URL to a running server and a role that may create databases and roles, or unset it to use the embedded server.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
