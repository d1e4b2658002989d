/** Secrets out of files, as containers and secret stores hand them over: `X_FILE` names the file that holds `X`. */
import fs from 'node:fs';

type Environment = Record<string, string | undefined>;

/** Settings that are secrets. Everything else may stand in the environment for anybody on the machine to see. */
export const SECRETS = [
  'DATABASE_URL',
  'VICTIM_DATABASE_URL',
  'ENGINE_DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'REHEARSAL_DATABASE_URL',
  'THROUGHCARE_DB_APP_PASSWORD',
  'THROUGHCARE_DB_VICTIM_PASSWORD',
  'THROUGHCARE_DB_ENGINE_PASSWORD',
  'THROUGHCARE_CODEC_KEY',
  'THROUGHCARE_CODEC_KEYS_READABLE',
  'THROUGHCARE_REHEARSAL_CODEC_KEY',
  'OIDC_CLIENT_SECRET',
  'NOTIFY_API_KEY',
  'NOTIFY_CALLBACK_TOKEN',
] as const;

/**
 * Puts in the content of every file that a `X_FILE` names. What comes back names no file any more, so it may be handed on.
 * @returns a new environment; an empty string counts as not set
 * @throws Error naming the variable, never the content, when both are set or the file cannot be read or is empty
 */
export function secretsFromFiles(env: Environment): Environment {
  const out: Environment = { ...env };
  for (const name of SECRETS) {
    const setting = `${name}_FILE`;
    const file = env[setting];
    Reflect.deleteProperty(out, setting);
    if (!file) continue;
    if (env[name]) throw new Error(`${name} and ${setting} are both set: keep one of them.`);
    out[name] = contentOf(file, setting);
  }
  return out;
}

function contentOf(file: string, setting: string): string {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(
      `${setting} names a file that cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): ${file}`,
      { cause: error },
    );
  }
  if (content === '') throw new Error(`${setting} names a file that is empty: ${file}`);
  return content;
}
