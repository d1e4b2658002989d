/** What the person who starts Throughcare has chosen: folders, ports, servers of their own. */
import fs from 'node:fs';
import { dataFolder } from '#config/checkout.js';
import { withDatabaseTls } from '#config/tls.js';
import { makeFolders } from '../tools/folders.mjs';
import { Refusal } from '../tools/progress.mjs';

export interface Settings {
  dataDir: string;
  /** `notify` only where no key of the real GOV.UK Notify is given, and not in production. */
  ports: { api: number; worker: number; postgres: number; temporal: number; notify?: number };
  /** Owner's URL of a PostgreSQL server of one's own, in place of the embedded one. */
  ownDatabase?: string;
  /** `host:port` of a Temporal server of one's own, in place of the embedded one. */
  ownTemporal?: string;
}

/** Below this the database could stop in the middle of a sentence. */
const LEAST_DISK_BYTES = 1024 ** 3;

/** Reads the choices. Throws a Refusal naming the variable that cannot be used. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const ports = {
    api: port(env, 'THROUGHCARE_PORT', 3000, 65_535),
    worker: port(env, 'THROUGHCARE_WORKER_PORT', 3001, 65_535),
    postgres: port(env, 'THROUGHCARE_PG_PORT', 5544, 65_535),
    temporal: port(env, 'THROUGHCARE_TEMPORAL_PORT', 7244, 32_767),
    ...(env['NOTIFY_API_KEY'] || env['NODE_ENV'] === 'production'
      ? {}
      : { notify: port(env, 'THROUGHCARE_NOTIFY_PORT', 3002, 65_535) }),
  };
  if (new Set(Object.values(ports)).size < Object.values(ports).length) {
    throw new Refusal(
      'THROUGHCARE_PORT, THROUGHCARE_WORKER_PORT, THROUGHCARE_PG_PORT, THROUGHCARE_TEMPORAL_PORT and THROUGHCARE_NOTIFY_PORT must be different ports.',
    );
  }
  const ownDatabase = env['MIGRATION_DATABASE_URL'] || env['DATABASE_URL'] || undefined;
  if (ownDatabase && !/^postgres(ql)?:\/\/[^/]+\/[^/]+/.test(ownDatabase)) {
    throw new Refusal(
      'DATABASE_URL is not a PostgreSQL URL like postgresql://owner:password@host:5432/throughcare.',
    );
  }
  return {
    dataDir: dataFolder(env),
    ports,
    ownDatabase: ownDatabase && withDatabaseTls(ownDatabase, env),
    ownTemporal: env['TEMPORAL_ADDRESS'] || undefined,
  };
}

/** Makes the data folder and looks whether it can hold a database. Throws a Refusal. */
export function prepareDataFolder(dataDir: string): void {
  try {
    makeFolders(dataDir);
    fs.accessSync(dataDir, fs.constants.W_OK);
  } catch (error) {
    throw new Refusal(
      `The data folder ${dataDir} cannot be written: ${(error as Error).message}\n` +
        'Way out: set THROUGHCARE_DATA to a folder of yours.',
    );
  }
  const { bavail, bsize } = fs.statfsSync(dataDir);
  if (bavail * bsize < LEAST_DISK_BYTES) {
    const left = Math.floor((bavail * bsize) / 1024 ** 2);
    throw new Refusal(
      `Only ${String(left)} MiB are free where ${dataDir} lies; Throughcare needs 1 GiB.\n` +
        'Way out: make room, or set THROUGHCARE_DATA to a folder on another disk.',
    );
  }
}

function port(env: Record<string, string | undefined>, name: string, standard: number, most: number): number {
  const value = Number(env[name] || standard);
  if (Number.isInteger(value) && value > 0 && value <= most) return value;
  throw new Refusal(`${name}=${env[name] ?? ''} is not a port between 1 and ${String(most)}.`);
}
