/** The environment the apps are given. Each role has its own login. */
import { databaseOf, withDatabase } from '../embedded/databases.js';
import { NAMESPACES } from '../embedded/namespaces.js';
import { localNotify } from '../notify/local-settings.js';
import { type Secrets } from '../embedded/secrets.js';

export interface AppEnvironmentInput {
  /** Owner's URL of the production database. */
  ownerUrl: string;
  rehearsalDatabase: string;
  secrets: Secrets;
  temporalAddress: string;
  ports: { api: number; worker: number; notify?: number };
  dataDir: string;
  /** The environment of whoever starts: role passwords of one's own server, namespaces. */
  given: Record<string, string | undefined>;
}

export type RolePasswords = Record<'app' | 'victim' | 'engine', string>;

/** Passwords for the login roles: given for a server of one's own, else this installation's. */
export function rolePasswords(secrets: Secrets, given: Record<string, string | undefined>): RolePasswords {
  return {
    app: given['THROUGHCARE_DB_APP_PASSWORD'] || secrets.app,
    victim: given['THROUGHCARE_DB_VICTIM_PASSWORD'] || secrets.victim,
    engine: given['THROUGHCARE_DB_ENGINE_PASSWORD'] || secrets.engine,
  };
}

/** Exactly the variables that `readConfig` of libs/config reads. */
export function appEnvironment(input: AppEnvironmentInput): Record<string, string> {
  const { ownerUrl, secrets, given } = input;
  const passwords = rolePasswords(secrets, given);
  const database = databaseOf(ownerUrl);
  return {
    DATABASE_URL: withDatabase(ownerUrl, database, 'throughcare_app', passwords.app),
    VICTIM_DATABASE_URL: withDatabase(ownerUrl, database, 'throughcare_victim', passwords.victim),
    ENGINE_DATABASE_URL: withDatabase(ownerUrl, database, 'throughcare_engine', passwords.engine),
    MIGRATION_DATABASE_URL: ownerUrl,
    REHEARSAL_DATABASE_URL: withDatabase(ownerUrl, input.rehearsalDatabase),
    TEMPORAL_ADDRESS: input.temporalAddress,
    TEMPORAL_NAMESPACE: given['TEMPORAL_NAMESPACE'] || NAMESPACES.production,
    TEMPORAL_REHEARSAL_NAMESPACE: given['TEMPORAL_REHEARSAL_NAMESPACE'] || NAMESPACES.rehearsal,
    THROUGHCARE_CODEC_KEY: given['THROUGHCARE_CODEC_KEY'] || secrets.codecKey,
    THROUGHCARE_CODEC_KEYS_READABLE:
      given['THROUGHCARE_CODEC_KEYS_READABLE'] || (secrets.readableCodecKeys ?? []).join(','),
    THROUGHCARE_REHEARSAL_CODEC_KEY: given['THROUGHCARE_REHEARSAL_CODEC_KEY'] || secrets.rehearsalCodecKey,
    // Commands typed at another terminal go the same way to Temporal.
    ...Object.fromEntries(
      Object.entries(given).filter(
        (entry): entry is [string, string] => entry[0].startsWith('TEMPORAL_TLS') && entry[1] !== undefined,
      ),
    ),
    THROUGHCARE_PORT: String(input.ports.api),
    THROUGHCARE_WORKER_PORT: String(input.ports.worker),
    THROUGHCARE_DATA: input.dataDir,
    ...(input.ports.notify === undefined ? {} : localNotify(input.ports.notify, secrets.engine)),
  };
}
