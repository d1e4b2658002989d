/** What a process is told by its environment, read once at its start and checked whole. */
import { z } from 'zod';
import { dataFolder } from './checkout.js';
import { keyRing, type KeyRing } from './key-ring.js';
import { readNotify, type NotifyConfig } from './notify.js';
import { temporalTls, withDatabaseTls, type TemporalTls } from './tls.js';

/** One URL for each role: none of them may do what another is for. */
export interface DatabaseUrls {
  /** Staff-facing reads and commands; sees nothing of schema `victim`. */
  app: string;
  /** Victim liaison. */
  victim: string;
  /** The worker's commits. */
  engine: string;
  /** The owner, for migrations only; absent where migrations are run elsewhere. */
  migration?: string;
}

export interface Config {
  databases: DatabaseUrls;
  /** The rehearsal database, when there is one. */
  rehearsal?: DatabaseUrls;
  temporal: { address: string; namespace: string; rehearsalNamespace: string; tls?: TemporalTls };
  codec: {
    /** Keys of 32 bytes; undefined where a test has switched the payload codec off. */
    key: KeyRing | undefined;
    rehearsalKey: KeyRing | undefined;
  };
  /** How notices leave the system; never in a rehearsal. */
  notify?: NotifyConfig;
  /** Where people reach the API, without a slash at its end. */
  publicUrl: string;
  /** Port of the API. */
  port: number;
  /** Port of the worker's health and metrics, when wanted. */
  workerPort?: number;
  dataDir: string;
  /** True in a rehearsal process: `databases`, `temporal.namespace` and `codec.key` are then the rehearsal's own. */
  isRehearsal: boolean;
  isTest: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** A setting is missing or wrong; the message names each variable and how to mend it. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(
      `The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n` +
        'Started by `npm start` these are set for you; see docs/operations.md.',
    );
    this.name = 'ConfigError';
  }
}

const postgresUrl = z
  .string({ error: 'is not set: give a URL like postgresql://role:password@host:5432/throughcare' })
  .regex(/^postgres(ql)?:\/\/[^/]+\/[^/]+/, {
    error: 'is not a PostgreSQL URL like postgresql://role:password@host:5432/throughcare',
  });
const key = z
  .string({ error: 'is not set: give 32 bytes as 64 hexadecimal digits (openssl rand -hex 32)' })
  .regex(/^[0-9a-f]{64}$/i, { error: 'is not 32 bytes as 64 hexadecimal digits (openssl rand -hex 32)' })
  .transform((hex) => Buffer.from(hex, 'hex'));
const KEYS = /^[0-9a-f]{64}(\s*,\s*[0-9a-f]{64})*$/i;
const keys = z
  .string()
  .regex(KEYS, { error: 'is not a list of keys, each 64 hexadecimal digits, with commas between them' })
  .transform((list) => list.split(',').map((hex) => Buffer.from(hex.trim(), 'hex')))
  .default([]);
const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: 'is not a port number' })
  .transform(Number)
  .refine((value) => value > 0 && value < 65_536, { error: 'is not a port between 1 and 65535' });
const flag = z.enum(['0', '1'], { error: 'is neither 0 nor 1' }).default('0');

const schema = z.object({
  DATABASE_URL: postgresUrl,
  VICTIM_DATABASE_URL: postgresUrl,
  ENGINE_DATABASE_URL: postgresUrl,
  MIGRATION_DATABASE_URL: postgresUrl.optional(),
  REHEARSAL_DATABASE_URL: postgresUrl.optional(),
  TEMPORAL_ADDRESS: z
    .string({ error: 'is not set: give host:port of the Temporal frontend' })
    .regex(/^[^:/]+:\d+$/, { error: 'is not host:port of a Temporal frontend' }),
  TEMPORAL_NAMESPACE: z.string().default('throughcare'),
  TEMPORAL_REHEARSAL_NAMESPACE: z.string().default('throughcare-rehearsal'),
  THROUGHCARE_CODEC: z.enum(['on', 'off'], { error: 'is neither on nor off' }).default('on'),
  THROUGHCARE_CODEC_KEY: key,
  THROUGHCARE_CODEC_KEYS_READABLE: keys,
  THROUGHCARE_REHEARSAL_CODEC_KEY: key.optional(),
  THROUGHCARE_PUBLIC_URL: z.url({ error: 'is not a URL like https://throughcare.example' }).optional(),
  THROUGHCARE_PORT: port.default(3000),
  THROUGHCARE_WORKER_PORT: port.optional(),
  THROUGHCARE_REHEARSAL: flag,
  THROUGHCARE_TEST: flag,
  THROUGHCARE_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'is none of debug, info, warn, error' })
    .default('info'),
});

/**
 * Reads and checks the environment.
 * @param env the process's environment; an empty string counts as not set
 * @returns the configuration; nothing else in the code reads these variables
 * @throws ConfigError naming every variable that is missing or wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  }
  const read = result.data;
  const problems: string[] = [];
  const isTest = read.THROUGHCARE_TEST === '1';
  const isRehearsal = read.THROUGHCARE_REHEARSAL === '1';
  if (read.THROUGHCARE_CODEC === 'off' && !isTest) {
    problems.push('THROUGHCARE_CODEC may be off in tests only: remove it.');
  }
  if (read.TEMPORAL_NAMESPACE === read.TEMPORAL_REHEARSAL_NAMESPACE) {
    problems.push(
      'TEMPORAL_NAMESPACE is the rehearsal namespace, where time may be skipped: give production its own.',
    );
  }
  if (isRehearsal && !read.REHEARSAL_DATABASE_URL) {
    problems.push(
      'REHEARSAL_DATABASE_URL is not set, and a rehearsal may not touch the production database.',
    );
  }
  if (isRehearsal && !read.THROUGHCARE_REHEARSAL_CODEC_KEY) {
    problems.push('THROUGHCARE_REHEARSAL_CODEC_KEY is not set: a rehearsal has its own key.');
  }
  const { notify, problems: notifyProblems } = readNotify(given, isRehearsal);
  problems.push(...notifyProblems);
  if (problems.length > 0) throw new ConfigError(problems);

  const { tls, to } = encrypted(given);
  const production: DatabaseUrls = {
    app: to(read.DATABASE_URL),
    victim: to(read.VICTIM_DATABASE_URL),
    engine: to(read.ENGINE_DATABASE_URL),
    migration: read.MIGRATION_DATABASE_URL && to(read.MIGRATION_DATABASE_URL),
  };
  const rehearsal = read.REHEARSAL_DATABASE_URL
    ? rehearsalUrls(production, to(read.REHEARSAL_DATABASE_URL))
    : undefined;
  const codecOn = read.THROUGHCARE_CODEC === 'on';
  const rehearsalKey =
    codecOn && read.THROUGHCARE_REHEARSAL_CODEC_KEY
      ? keyRing(read.THROUGHCARE_REHEARSAL_CODEC_KEY)
      : undefined;
  const ownKey = keyRing(read.THROUGHCARE_CODEC_KEY, read.THROUGHCARE_CODEC_KEYS_READABLE);
  return {
    databases: isRehearsal && rehearsal ? rehearsal : production,
    rehearsal,
    temporal: {
      address: read.TEMPORAL_ADDRESS,
      namespace: isRehearsal ? read.TEMPORAL_REHEARSAL_NAMESPACE : read.TEMPORAL_NAMESPACE,
      rehearsalNamespace: read.TEMPORAL_REHEARSAL_NAMESPACE,
      ...(tls && { tls }),
    },
    codec: {
      key: !codecOn ? undefined : isRehearsal ? rehearsalKey : ownKey,
      rehearsalKey,
    },
    notify,
    publicUrl: (read.THROUGHCARE_PUBLIC_URL ?? `http://localhost:${String(read.THROUGHCARE_PORT)}`).replace(
      /\/+$/,
      '',
    ),
    port: read.THROUGHCARE_PORT,
    workerPort: read.THROUGHCARE_WORKER_PORT,
    dataDir: dataFolder(env),
    isRehearsal,
    isTest,
    logLevel: read.THROUGHCARE_LOG_LEVEL,
  };
}

/**
 * The keys of this installation, where nothing else of it need be known.
 * @returns undefined where none is set
 * @throws ConfigError naming the variable that is wrong
 */
export function readKeys(env: Record<string, string | undefined>): KeyRing | undefined {
  if (!env['THROUGHCARE_CODEC_KEY']) return undefined;
  const result = schema
    .pick({ THROUGHCARE_CODEC_KEY: true, THROUGHCARE_CODEC_KEYS_READABLE: true })
    .safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!result.success)
    throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  return keyRing(result.data.THROUGHCARE_CODEC_KEY, result.data.THROUGHCARE_CODEC_KEYS_READABLE);
}

/** How the servers are reached. @throws ConfigError */
function encrypted(env: Record<string, string | undefined>): {
  tls: TemporalTls | undefined;
  to: (url: string) => string;
} {
  try {
    withDatabaseTls('postgresql://any/any', env);
    return { tls: temporalTls(env), to: (url) => withDatabaseTls(url, env) };
  } catch (error) {
    throw new ConfigError([(error as Error).message]);
  }
}

/** The rehearsal database is reached with the same logins; its URL itself is the owner's. */
function rehearsalUrls(production: DatabaseUrls, owner: string): DatabaseUrls {
  const target = new URL(owner);
  const as = (url: string): string => {
    const out = new URL(url);
    out.host = target.host;
    out.pathname = target.pathname;
    return out.toString();
  };
  return {
    app: as(production.app),
    victim: as(production.victim),
    engine: as(production.engine),
    migration: owner,
  };
}
