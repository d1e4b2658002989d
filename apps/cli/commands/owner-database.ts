import { ConfigError, readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { Database } from '#persistence/database.js';
import { fail } from './failure.js';

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
    fail(error, `Not done, to ${what}`);
  } finally {
    await database?.close();
  }
}
