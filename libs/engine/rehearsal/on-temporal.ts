import { Client, Connection, WorkflowNotFoundError, type WorkflowHandle } from '@temporalio/client';
import { type Keys } from '#config/key-ring.js';
import { readConfig, type Config } from '#config/config.js';
import { completeEnvironment, type Environment } from '#config/environment.js';
import { type Instant } from '#domain/time.js';
import { Database } from '#persistence/database.js';
import { type PathwayInput } from '#workflows/run-pathway.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { dataConverter } from '../codec.js';
import { loadState } from '../commit/commit.js';
import { readKey } from '../crypto.js';
import { workflowId } from '../ids.js';
import { TASK_QUEUE } from '../relay.js';
import { CaseWatch, type CaseResult } from './case-result.js';
import { type RehearsedCase } from './caseload.js';
import { journalOf, prepareRows } from './rehearsal-rows.js';
import { RehearsalWorker } from './rehearsal-worker.js';
import { skipTime } from './time-skipping.js';

export interface OnTemporal {
  readonly cases: readonly RehearsedCase[];
  readonly seed: number;
  readonly until: Instant;
  readonly onCase?: (done: number, total: number) => void;
  /** Whose servers: by default those of the installation that runs on this machine. */
  readonly env?: Environment;
}

/** Cases under way at once: enough to keep two cores busy. */
const AT_ONCE = 40;
/** One rehearsal at a time: its worker answers with one seed. */
const LOCK = 7_124_300_503;

/** There is nothing to rehearse on; the message says what to start. */
export class NoServers extends Error {
  override readonly name = 'NoServers';
}

/**
 * Lives cases forward on a real Temporal server, in the rehearsal namespace and database, time skipped natively, staff scripted.
 * @throws NoServers where no installation runs; an error naming the case that failed
 */
export async function rehearseOnTemporal(options: OnTemporal): Promise<CaseResult[]> {
  const env = options.env ?? completeEnvironment(process.env);
  const servers = await connect(env);
  try {
    return await alone(servers, () => rehearse(options, env, servers));
  } finally {
    await servers.connection.close();
    await servers.owner.close();
  }
}

async function rehearse(
  { cases, seed, until, onCase }: OnTemporal,
  env: Environment,
  { config, owner, connection }: Servers,
): Promise<CaseResult[]> {
  const client = new Client({
    connection,
    namespace: config.temporal.rehearsalNamespace,
    dataConverter: dataConverter(config.codec.rehearsalKey),
  });
  await endLeftOver(client);
  await prepareRows(owner, cases);
  const worker = new RehearsalWorker(env, seed);
  try {
    const key = config.codec.rehearsalKey ?? readKey(env['THROUGHCARE_REHEARSAL_CODEC_KEY']);
    const results = new Map<string, CaseResult>();
    const waiting = [...cases];
    const hand = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await live(client, next, until);
        results.set(next.pathwayId, await read(owner, key, next));
        onCase?.(results.size, cases.length);
      }
    };
    await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, hand)), worker.lost]);
    return cases.flatMap(({ pathwayId }) => results.get(pathwayId) ?? []);
  } finally {
    await worker.stop();
  }
}

/** Ends what a rehearsal that was broken off left running: a worker that came to it would write its turns among ours. */
async function endLeftOver({ workflow }: Client): Promise<void> {
  for await (const { workflowId, runId } of workflow.list({ query: 'ExecutionStatus = "Running"' }))
    await workflow
      .getHandle(workflowId, runId)
      .terminate('left over from a rehearsal that was broken off')
      .catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
}

/** One sentence, from its adoption to the last day, or to its end. */
async function live(
  client: Client,
  { pathwayId, commands, line }: RehearsedCase,
  until: Instant,
): Promise<void> {
  const input: PathwayInput = { pathwayId, inbox: commands, rehearsal: true, until };
  const handle: WorkflowHandle = await client.workflow.start('sentencePathway', {
    workflowId: workflowId(pathwayId),
    taskQueue: TASK_QUEUE,
    args: [input],
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
  });
  await skipTime(client, handle.workflowId);
  try {
    await handle.result();
  } catch (error) {
    throw new Error(`The case of line ${line} failed: ${(error as Error).message}`, { cause: error });
  }
}

async function read(owner: Database, key: Keys, rehearsed: RehearsedCase): Promise<CaseResult> {
  const watch = new CaseWatch(rehearsed);
  for (const batch of await journalOf(owner, rehearsed.pathwayId)) watch.add(batch);
  const state = await loadState(owner, key, rehearsed.pathwayId);
  if (state === null) throw new Error(`The case of line ${rehearsed.line} took no turn`);
  return watch.end(uncarry(state));
}

const HOW =
  'start an installation in another terminal (npm start), or use --engine memory, which needs no server';

interface Servers {
  readonly config: Config;
  /** With the owner's rights to the rehearsal database. */
  readonly owner: Database;
  readonly connection: Connection;
}

async function connect(env: Environment): Promise<Servers> {
  const config = configOf(env);
  const url = config.rehearsal?.migration;
  if (url === undefined) throw new NoServers(`REHEARSAL_DATABASE_URL is not set: ${HOW}.`);
  const { address, tls } = config.temporal;
  const connection = await Connection.connect({ address, tls, connectTimeout: '5s' }).catch(
    (error: unknown) => {
      throw new NoServers(`Temporal at ${address} does not answer (${(error as Error).message}): ${HOW}.`);
    },
  );
  return {
    config,
    connection,
    owner: new Database({ url, poolSize: 8, applicationName: 'throughcare-rehearsal' }),
  };
}

function configOf(env: Environment): Config {
  try {
    return readConfig({ ...env, THROUGHCARE_REHEARSAL: '0' });
  } catch (error) {
    throw new NoServers(`No installation was found: ${HOW}.\n${(error as Error).message}`);
  }
}

/** Does the work under a lock that lasts as long as its transaction, whatever becomes of this process. */
async function alone<T>({ owner }: Servers, work: () => Promise<T>): Promise<T> {
  return owner.transaction(async (sql) => {
    const [row] = await sql.query<{ locked: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS locked', [
      LOCK,
    ]);
    if (!row?.locked)
      throw new NoServers('Another simulation runs on these servers: wait until it has ended.');
    return work();
  });
}
