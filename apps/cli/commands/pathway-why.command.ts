import { Command } from 'commander';
import { InvalidDate, parseLondon } from '#calendar/index.js';
import { type Keys } from '#config/key-ring.js';
import { readConfig } from '#config/config.js';
import { completeEnvironment } from '#config/environment.js';
import { namesVictimGate } from '#domain/gates.js';
import { isVictimType } from '#engine/commit/wall.js';
import { loadState } from '#engine/commit/commit.js';
import { readKey } from '#engine/crypto.js';
import { knownOf, whyClock, whyGate, whyOwner, whyTask, type Why } from '#engine/why/index.js';
import { Database } from '#persistence/database.js';
import { Doors } from '#persistence/queries/doors.js';
import { journalUntil } from '#persistence/queries/journal-read.js';
import { openingOf } from '#persistence/queries/opening-read.js';
import { type Reader } from '#persistence/queries/reader.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { uncarry } from '#workflows/runtime/carry.js';
import { copyState, emptyState, type State } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { REFUSED, fail } from './failure.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface WhyOptions {
  readonly asOf?: string;
  readonly json?: boolean;
}

/** The operator reads as throughcare_app: nothing about victims is behind this door. */
const OPERATOR: Reader = { userId: '', teamIds: [], places: [], inspector: true };
const mayTell = (type: string): boolean =>
  !isVictimType(type) && TASK_TYPES.get(type)?.confidentiality !== 'visor';

class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** `throughcare pathway why <id> [key]`: why a step, clock or gate is as it is, or who owns the case; at any past moment as it was then. */
export function pathwayWhyCommand(): Command {
  return new Command('why')
    .description('why a step, clock or gate is as it is; without a key: who owns the case')
    .argument('<id>', 'id of the pathway, a uuid')
    .argument('[key]', 'key of a step, clock or gate, as `pathway show` lists them')
    .option('--as-of <datetime>', 'the answer of a past moment: 2026-12-09T14:00, London')
    .option('--json', 'one JSON object')
    .action(run);
}

async function run(id: string, key: string | undefined, { asOf, json }: WhyOptions): Promise<void> {
  let database: Database | undefined;
  try {
    if (!UUID.test(id)) throw new Refusal('NOT_AN_ID', `"${id}" is not the id of a pathway: give the uuid.`);
    const at = asOf === undefined ? undefined : parseLondon(asOf);
    const env = completeEnvironment(process.env);
    const config = readConfig(env);
    database = new Database({ url: config.databases.app, poolSize: 1, applicationName: 'throughcare-why' });
    const [known] = await database.query('SELECT 1 FROM throughcare.pathway WHERE id = $1', [id]);
    if (!known) throw new Refusal('NOT_FOUND', `There is no pathway ${id}.`);
    const db = new Doors(database, database);
    const codec = config.codec.key ?? readKey(env['THROUGHCARE_CODEC_KEY']);
    const state = at === undefined ? await nowOf(database, codec, id) : await then(db, id, at);
    if (!state || state.seq === 0) throw new Refusal('NOT_FOUND', 'At that moment the case had not begun.');
    const why = await answer(db, state, key, at);
    if (!why)
      throw new Refusal(
        'NOT_FOUND',
        `There is no step, clock or gate "${key}" then: look with pathway show.`,
      );
    console.log(json ? JSON.stringify(why, undefined, 2) : describe(why));
  } catch (error) {
    refuseOrFail(error, json);
  } finally {
    await database?.close();
  }
}

async function nowOf(database: Database, key: Keys, id: string): Promise<State | undefined> {
  const carried = await loadState(database, key, id);
  return carried === null ? undefined : uncarry(carried);
}

/** The journal folded up to a moment. */
async function then(db: Doors, id: string, at: number): Promise<State> {
  let state = emptyState(id, '');
  for (const { walled: _, ...turn } of await journalUntil(db, OPERATOR, id, at))
    state = applyBatch(state, turn, copyState);
  return state;
}

async function answer(
  db: Doors,
  state: State,
  key: string | undefined,
  at: number | undefined,
): Promise<Why | undefined> {
  const known = knownOf(state, mayTell, false);
  if (key === undefined) return whyOwner(known);
  if (namesVictimGate(key)) return undefined;
  const gate = state.gates.get(key);
  if (gate) return whyGate(known, gate);
  const step = state.steps.get(key);
  if (step && mayTell(step.type))
    return whyTask(known, step, await openingOf(db, OPERATOR, state.id, key, at ?? Date.now()));
  const standing = state.standing.get(key);
  return standing && mayTell(standing.type)
    ? whyClock(known, { clock: standing.clock, source: TASK_TYPES.get(standing.type)?.source ?? '' })
    : undefined;
}

const describe = ({ sentences, source, wouldChange }: Why): string =>
  [
    ...sentences,
    ...(source ? ['', `Source: ${source}`] : []),
    ...(wouldChange.length > 0
      ? ['', 'It would be another if:', ...wouldChange.map((line) => `  ${line}`)]
      : []),
  ].join('\n');

function refuseOrFail(error: unknown, json: boolean | undefined): void {
  const { message } = error as Error;
  if (error instanceof Refusal || error instanceof InvalidDate) {
    process.exitCode = REFUSED;
    const refused = { refused: true, code: error instanceof Refusal ? error.code : 'BAD_DATE', message };
    if (json) console.log(JSON.stringify(refused));
    else console.error(`Refused: ${message}`);
    return;
  }
  fail(error, 'The pathway cannot be read');
}
