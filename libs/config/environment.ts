/** The environment of a running installation, kept in its data folder for commands typed at another terminal. */
import fs from 'node:fs';
import path from 'node:path';
import { dataFolder } from './checkout.js';
import { secretsFromFiles } from './secret-files.js';

export type Environment = Record<string, string | undefined>;

const FILE = 'environment.json';
/** These belong together: mixing a typed URL with a saved one could give a command the owner's rights. */
const DATABASES = /^((VICTIM_|ENGINE_|MIGRATION_|REHEARSAL_)?DATABASE_URL)$/;

/** Writes what the apps of this installation are given; readable by its owner only, since it holds passwords. */
export function saveEnvironment(dataDir: string, env: Environment): void {
  const file = path.join(dataDir, FILE);
  fs.writeFileSync(`${file}.new`, JSON.stringify(env, null, 1), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/**
 * The environment a command runs with: its own, completed from the data folder of the installation on this machine.
 * The database URLs are taken as one set: from `env` when it names all three roles, else from the data folder.
 * @param given the process's environment
 * @returns a new environment, with secrets read from the files it names (secret-files.ts)
 * @throws Error naming a file of a secret that cannot be read
 */
export function completeEnvironment(given: Environment): Environment {
  const env = secretsFromFiles(given);
  const file = path.join(dataFolder(env), FILE);
  if (!fs.existsSync(file)) return env;
  const saved = JSON.parse(fs.readFileSync(file, 'utf8')) as Environment;
  const ownSet = env['DATABASE_URL'] && env['VICTIM_DATABASE_URL'] && env['ENGINE_DATABASE_URL'];
  const out: Environment = { ...env };
  for (const [name, value] of Object.entries(saved)) {
    if (DATABASES.test(name) ? !ownSet : !env[name]) out[name] = value;
  }
  return out;
}
