import { Client, Connection } from '@temporalio/client';
import { Command } from 'commander';
import { readConfig, type Config } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { type KeyRing } from '#config/key-ring.js';
import { keysOfHistories } from '#engine/keys/histories.js';
import { keysOfStates, resealStates, type KeyUse } from '#engine/keys/reseal.js';
import { Database } from '#persistence/database.js';
import { fail, REFUSED } from './failure.js';
import { Progress } from './progress.js';

interface Options {
  readonly histories?: boolean;
  readonly json?: boolean;
}

interface Scene {
  readonly config: Config;
  readonly ring: KeyRing;
  readonly database: Database;
  readonly progress: Progress;
}

/** `throughcare keys`: the keys that seal saved states and Temporal's histories. A key itself is never shown. */
export function keysCommand(): Command {
  const list = new Command('list')
    .description('which keys this installation has, and how much each still seals')
    .option('--histories', 'look through every history that Temporal keeps too: minutes, with many cases')
    .option('--json', 'one JSON object')
    .action((options: Options) => run(options, listed));
  const reseal = new Command('reseal')
    .description('seal every saved state with the writing key; turns go on meanwhile')
    .option('--json', 'one JSON object')
    .action((options: Options) => run(options, resealed));
  return new Command('keys')
    .description(
      'the keys that seal what is stored: which are in use, and sealing anew after one was changed',
    )
    .addCommand(list)
    .addCommand(reseal);
}

async function run(options: Options, work: (scene: Scene, options: Options) => Promise<void>): Promise<void> {
  let database: Database | undefined;
  const progress = new Progress(process.stderr);
  try {
    const config = readConfig(completeEnvironment(process.env));
    if (!config.codec.key)
      throw new Error(
        'THROUGHCARE_CODEC is off: nothing is sealed in Temporal, and there is no key to look for',
      );
    database = new Database({
      url: config.databases.engine,
      poolSize: 2,
      applicationName: 'throughcare-keys',
    });
    await work({ config, ring: config.codec.key, database, progress }, options);
  } catch (error) {
    fail(error, 'The keys could not be looked after');
  } finally {
    progress.done();
    await database?.close();
  }
}

async function listed({ config, ring, database }: Scene, { histories, json }: Options): Promise<void> {
  const states = await keysOfStates(database);
  const runs = histories ? await inTemporal(config) : undefined;
  const writes = ring.writes.id;
  const readable = [...ring.readable.keys()];
  const known = new Set<string | null>([null, ...readable]);
  const missing = [...states, ...(runs ?? [])].filter(({ id }) => !known.has(id));
  if (missing.length > 0) process.exitCode = REFUSED;
  if (json) return console.log(JSON.stringify({ writes, readable, states, histories: runs ?? null }));
  const count = (uses: readonly KeyUse[], id: string | null): string =>
    String(uses.find((use) => use.id === id)?.count ?? 0);
  const ids = new Set<string | null>([...readable, ...[...states, ...(runs ?? [])].map(({ id }) => id)]);
  for (const id of ids)
    console.log(
      [
        id ?? 'without a name  ',
        id === writes ? 'writes' : known.has(id) ? 'opens ' : 'MISSING',
        `${count(states, id)} saved states`,
        runs ? `${count(runs, id)} histories` : '',
      ].join('  '),
    );
  if (missing.length > 0)
    console.error('What a MISSING key sealed does not open: add it to THROUGHCARE_CODEC_KEYS_READABLE.');
}

async function inTemporal({ temporal }: Config): Promise<KeyUse[]> {
  const { address, tls, namespace } = temporal;
  const connection = await Connection.connect({ address, tls, connectTimeout: '10s' });
  let said = Date.now();
  try {
    return await keysOfHistories(new Client({ connection, namespace }), (runs) => {
      if (Date.now() - said < 2_000) return;
      said = Date.now();
      console.error(`  … ${runs} histories`);
    });
  } finally {
    await connection.close();
  }
}

async function resealed({ ring, database, progress }: Scene, { json }: Options): Promise<void> {
  const result = await resealStates(database, ring, (done, all) =>
    progress.show('Sealing anew', done, all, '% of the states'),
  );
  progress.done();
  if (result.left > 0) process.exitCode = REFUSED;
  if (json) return console.log(JSON.stringify({ writes: ring.writes.id, ...result }));
  console.log(`${result.resealed} saved states are sealed with ${ring.writes.id} now.`);
  if (result.unreadable.length > 0)
    console.error(
      `${result.unreadable.length} could not be opened by any key of this installation:\n  ${result.unreadable.join('\n  ')}`,
    );
  else if (result.left > 0)
    console.error(
      `${result.left} are under another key again: a worker still writes with it. Restart it, then run this once more.`,
    );
}
