/** Encrypted ways to the servers, each end proved: PostgreSQL by libpq's own parameters, Temporal with our certificate too. */
import fs from 'node:fs';

type Environment = Record<string, string | undefined>;

/** As Temporal's client and worker both take it. */
export interface TemporalTls {
  /** Who may vouch for the server; absent: whom Node trusts. */
  readonly serverRootCACertificate?: Buffer;
  /** How we prove who we are. */
  readonly clientCertPair?: { readonly crt: Buffer; readonly key: Buffer };
  /** The name on the server's certificate, where it is not that of the address. */
  readonly serverNameOverride?: string;
}

const DATABASE = {
  sslrootcert: 'DATABASE_TLS_CA_FILE',
  sslcert: 'DATABASE_TLS_CERT_FILE',
  sslkey: 'DATABASE_TLS_KEY_FILE',
} as const;
const MODES = ['verify-full', 'off'];

/**
 * Puts TLS into the address of a PostgreSQL server: the certificate and its name are verified, or nobody is connected.
 * Drivers, migrations and tools read it there, so that no connection can be forgotten.
 * @param url an address that names its own `sslmode` is left as it is
 * @throws Error naming the setting that cannot be used
 */
export function withDatabaseTls(url: string, env: Environment): string {
  const files = Object.entries(DATABASE).filter(([, name]) => env[name]);
  const mode = env['DATABASE_TLS'] || (files.length > 0 ? 'verify-full' : 'off');
  if (!MODES.includes(mode))
    throw new Error(
      `DATABASE_TLS is neither ${MODES.join(' nor ')}: anything between would not prove who answers.`,
    );
  const target = new URL(url);
  if (mode === 'off' || target.searchParams.has('sslmode')) return url;
  pair(env, 'DATABASE_TLS_CERT_FILE', 'DATABASE_TLS_KEY_FILE');
  target.searchParams.set('sslmode', mode);
  for (const [parameter, name] of files) {
    read(env, name);
    target.searchParams.set(parameter, env[name] as string);
  }
  return target.toString();
}

/**
 * @returns undefined where nothing of TLS is set: Temporal is then spoken to in the clear
 * @throws Error naming the setting that cannot be used
 */
export function temporalTls(env: Environment): TemporalTls | undefined {
  const ca = read(env, 'TEMPORAL_TLS_CA_FILE');
  pair(env, 'TEMPORAL_TLS_CERT_FILE', 'TEMPORAL_TLS_KEY_FILE');
  const crt = read(env, 'TEMPORAL_TLS_CERT_FILE');
  const key = read(env, 'TEMPORAL_TLS_KEY_FILE');
  const name = env['TEMPORAL_TLS_SERVER_NAME'] || undefined;
  if (!ca && !crt && !name && env['TEMPORAL_TLS'] !== '1') return undefined;
  return {
    ...(ca && { serverRootCACertificate: ca }),
    ...(crt && key && { clientCertPair: { crt, key } }),
    ...(name && { serverNameOverride: name }),
  };
}

function pair(env: Environment, one: string, other: string): void {
  if (Boolean(env[one]) !== Boolean(env[other]))
    throw new Error(`${env[one] ? other : one} is not set: a certificate and its key go together.`);
}

function read(env: Environment, name: string): Buffer | undefined {
  const file = env[name];
  if (!file) return undefined;
  try {
    return fs.readFileSync(file);
  } catch (error) {
    throw new Error(
      `${name} names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): ${file}`,
      { cause: error },
    );
  }
}
