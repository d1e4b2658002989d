/** Prepares servers that are run elsewhere: databases, roles, migrations, namespaces. Run once at each deployment. */
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { secretsFromFiles } from '#config/secret-files.js';
import { temporalTls, withDatabaseTls, type TemporalTls } from '#config/tls.js';
import { migrate } from '#persistence/migrate.js';
import { databaseOf, ensureDatabases, withDatabase } from '../embedded/databases.js';
import { ensureNamespaces } from '../embedded/namespaces.js';
import { Refusal, say, sayWhy } from '../tools/progress.mjs';

const PASSWORDS = {
  app: 'THROUGHCARE_DB_APP_PASSWORD',
  victim: 'THROUGHCARE_DB_VICTIM_PASSWORD',
  engine: 'THROUGHCARE_DB_ENGINE_PASSWORD',
} as const;

/**
 * Brings both servers to what this version of the code needs; changes nothing that is so already.
 * Waits up to a minute for Temporal. Throws a Refusal that names the variable that is missing or the server that is away.
 */
export async function setUp(given: Record<string, string | undefined>): Promise<void> {
  const env = secretsFromFiles(given);
  const need = (name: string): string => {
    const value = env[name];
    if (!value) throw new Refusal(`${name} is not set (docs/operations.md, "Servers of your own").`);
    return value;
  };
  const ownerUrl = withDatabaseTls(need('MIGRATION_DATABASE_URL'), env);
  const address = need('TEMPORAL_ADDRESS');
  const passwords = {
    app: need(PASSWORDS.app),
    victim: need(PASSWORDS.victim),
    engine: need(PASSWORDS.engine),
  };
  await ensureDatabases(withDatabase(ownerUrl, 'postgres'), [databaseOf(ownerUrl)]);
  const ran = await migrate(ownerUrl, passwords);
  say(ran.length > 0 ? `Migrations run: ${ran.join(', ')}` : 'The database is up to date.');
  const connection = await connectWithin(address, temporalTls(env), 60_000);
  try {
    await ensureNamespaces(connection);
    say('The Temporal namespaces are there.');
  } finally {
    await connection.close();
  }
}

async function connectWithin(address: string, tls: TemporalTls | undefined, ms: number): Promise<Connection> {
  const until = Date.now() + ms;
  for (;;) {
    try {
      return await Connection.connect({ address, tls, connectTimeout: '5s' });
    } catch (error) {
      if (Date.now() > until)
        throw new Refusal(`Temporal at ${address} does not answer: ${(error as Error).message}`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await setUp(process.env);
  } catch (error) {
    sayWhy(error);
    process.exitCode = 1;
  }
}
