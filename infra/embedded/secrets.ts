/** Passwords and keys of one installation: made once, kept in its data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { dataElsewhere } from './postgres-binaries.js';
import { Refusal } from '../tools/progress.mjs';

const password = z.string().min(16);
const key = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({
  owner: password,
  app: password,
  victim: password,
  engine: password,
  codecKey: key,
  /** Keys that open what is stored and write nothing new (docs/how-to/rotate-keys.md). */
  readableCodecKeys: z.array(key).optional(),
  rehearsalCodecKey: key,
});
export type Secrets = z.infer<typeof schema>;

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/**
 * Reads the secrets of the data folder, making them on the first start.
 * Throws a Refusal when they cannot be read, or are gone while the database they open is still there.
 */
export function installationSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) {
    const cluster = path.join(dataDir, 'postgres');
    if (fs.existsSync(path.join(dataElsewhere(cluster) ?? cluster, 'PG_VERSION'))) {
      throw new Refusal(
        `${file} is gone, but the database it opens is still in ${dataDir}.\n` +
          'Way out: bring the file back from a copy, or move that folder away to begin anew.',
      );
    }
    const made: Secrets = {
      owner: hex(24),
      app: hex(24),
      victim: hex(24),
      engine: hex(24),
      codecKey: hex(32),
      rehearsalCodecKey: hex(32),
    };
    fs.writeFileSync(`${file}.new`, JSON.stringify(made, null, 1), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
    return made;
  }
  try {
    return schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    throw new Refusal(
      `${file} cannot be read as the secrets of this installation. Way out: bring it back from a copy.`,
    );
  }
}
