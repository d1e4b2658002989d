import { ConfigError, readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { Database } from '#persistence/database.js';

const FAILED = 1;

/**
 * Does something with the owner's rights to the database: the apps' roles may read nothing of the audit and erase nothing.
 * What fails is told in words, and the exit code is 1.
 * @param what for the sentence that says what could not be done
 */
export async function withOwner(what: string, work: (database: Database) => Promise<void>): Promise<void> {
  let database: Database | undefined;
  try {
    const url = readConfig(completeEnvironment(process.env)).databases.migration;
    if (url === undefined)
      throw new ConfigError([
        `MIGRATION_DATABASE_URL is not set: to ${what} the rights of the database's owner are needed.`,
      ]);
    database = new Database({ url, poolSize: 2, applicationName: 'throughcare-audit' });
    await work(database);
  } catch (error) {
    process.exitCode = FAILED;
    const { message, code } = error as { message: string; code?: string };
    console.error(
      error instanceof ConfigError
        ? message
        : `Not done, to ${what}: ${message || code || 'unknown'}. Is PostgreSQL running (npm start)?`,
    );
  } finally {
    await database?.close();
  }
}

/** Says why something was not done. @param json as one JSON object */
export function refuse(json: boolean | undefined, code: string, message: string): void {
  process.exitCode = 2;
  if (json) console.log(JSON.stringify({ refused: true, code, message }));
  else console.error(`Refused: ${message}`);
}
