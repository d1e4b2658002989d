import { type Keys } from '#config/key-ring.js';
import { type Database, type Sql } from '#persistence/database.js';
import { viewOf } from '#domain/case.js';
import { effectiveFacts } from '#domain/episodes.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { type Activities, type CommitRequest, type CommitResult } from '#workflows/activities.types.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { carry, uncarry } from '#workflows/runtime/carry.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { withPlanned } from '#workflows/runtime/plan.js';
import { type Staff } from '#workflows/runtime/memory-driver.js';
import { copyState } from '#workflows/runtime/state.js';
import { commandOf, type StoredCommand } from '../command-row.js';
import { open, seal } from '../crypto.js';
import { tellSiblings } from '../one-person/after-commit.js';
import { digestOf } from '../digest.js';
import { caseColumns } from './case-columns.js';
import { project } from './project.js';
import { LedgerCache } from './ledger-cache.js';
import { LOCK_PATHWAY, READ_TURN, READ_UNAPPLIED, WRITE_TURN } from './statements.js';
import { teamsNeeded, type Scene } from './task-rows.js';
import { TeamDirectory } from './teams.js';
import { diverged } from './diverged.js';
import { joinEvents, partEvents, type Walled } from './wall.js';

export interface CommitSettings {
  readonly database: Database;
  /** Seals the carried state. */
  readonly key: Keys;
  /** What scripted staff will do after this turn: rehearsal only. */
  readonly plan?: Staff;
  /** Told how long each commit took, in milliseconds, and how it went. */
  readonly onCommit?: (milliseconds: number, kind: CommitResult['kind']) => void;
}

interface Locked {
  readonly last_seq: number;
  readonly head: string;
  readonly applied: number;
  readonly stuck: readonly string[];
}

interface StoredTurn {
  readonly seq: number;
  readonly prev: string;
  readonly head: string;
  readonly at: Instant;
  readonly applied: number;
  readonly wake_at: Instant;
  readonly events: readonly JournalEvent[];
  readonly walled: readonly Walled[];
}

/**
 * The workflow's two activities (design.md, "Commit"). One database transaction a turn: journal and projections.
 * Both throw when PostgreSQL is away, and the workflow tries again for ever.
 */
export function createActivities(settings: CommitSettings): Activities {
  const teams = new TeamDirectory(settings.database);
  const ledgers = new LedgerCache();
  return {
    async commit(request) {
      const began = performance.now();
      const result = await commit(settings, teams, ledgers, request).catch(tellNothing);
      if (result.kind === 'committed')
        await tellSiblings(settings.database, request.pathwayId, result.batch).catch(tellNothing);
      settings.onCommit?.(performance.now() - began, result.kind);
      return result;
    },
    load: async (pathwayId) => ({
      state: await loadState(settings.database, settings.key, pathwayId).catch(tellNothing),
    }),
  };
}

/** An error of PostgreSQL may quote a value, and Temporal keeps what activities throw: only its code goes on. */
function tellNothing(error: unknown): never {
  const { code, table } = error as { code?: unknown; table?: unknown };
  if (typeof code !== 'string') throw error;
  throw new Error(`PostgreSQL answered ${code}${typeof table === 'string' ? ` on ${table}` : ''}`);
}

/**
 * The last committed state as plain JSON, naming the journal's head as its own; null before the first turn.
 * @throws Error when the pathway does not exist, or the key is another one
 */
export async function loadState(sql: Sql, key: Keys, pathwayId: string): Promise<string | null> {
  const [row] = await sql.query<{ carried: Buffer | null; head: string }>(
    'SELECT carried, head FROM throughcare.pathway WHERE id = $1',
    [pathwayId],
  );
  if (!row) throw new Error(`There is no pathway ${pathwayId}`);
  if (row.carried === null) return null;
  const state = uncarry(open(key, row.carried, pathwayId).toString());
  return carry({ ...state, head: row.head });
}

async function commit(
  settings: CommitSettings,
  teams: TeamDirectory,
  ledgers: LedgerCache,
  request: CommitRequest,
): Promise<CommitResult> {
  const { pathwayId } = request;
  const computed = request.state === undefined ? ledgers.after(request) : uncarry(request.state);
  if (computed === undefined) return { kind: 'needs-state' };
  const planned = settings.plan?.(request.batch, pathwayId, () => computed) ?? [];
  const batch = withPlanned(request.batch, planned);
  const planning = { ...batch, events: batch.events.slice(request.batch.events.length) };
  const state = planned.length > 0 ? applyBatch(computed, planning, copyState) : computed;
  const view = viewOf(effectiveFacts(state.facts, state.withdrawnFacts));
  await teams.prepare(teamsNeeded(batch.events, state, view, request.snapshot === true));
  const scene: Scene = { pathwayId, state, view, teams, at: batch.at };
  const text = planned.length > 0 ? carry(state) : (request.state ?? carry(state));
  const carried = seal(settings.key, text, pathwayId);
  const head = digestOf(batch);
  const committed: Batch = { ...batch, head };
  const result = await settings.database.transaction<CommitResult>(async (sql) => {
    const [locked] = await sql.query<Locked>(LOCK_PATHWAY, [pathwayId]);
    if (!locked) throw new Error(`There is no pathway ${pathwayId}`);
    const known = await alreadyThere(sql, request, locked);
    if (known) return known;
    const behind = await commandsOnTheirWay(sql, request);
    if (behind.length > 0) return { kind: 'behind', commands: behind };
    await writeTurn(sql, scene, committed, carried);
    await project(sql, scene, committed, new Set(locked.stuck), request.snapshot === true);
    return { kind: 'committed', batch: committed };
  });
  // Only our own turn: the journal may have answered with another, whose state is not this one.
  if (result.kind === 'committed' && result.batch === committed) ledgers.keep({ ...state, head });
  return result;
}

/** What the journal already says of this turn, or why it cannot take it; undefined when it is the next one. */
async function alreadyThere(
  sql: Sql,
  request: CommitRequest,
  { last_seq, head, stuck }: Locked,
): Promise<CommitResult | undefined> {
  const { pathwayId, batch, snapshot } = request;
  if (batch.seq > last_seq + 1) return snapshot ? undefined : { kind: 'gap', have: last_seq };
  if (batch.seq === last_seq + 1 && batch.prev === head) return undefined;
  if (batch.seq <= last_seq) {
    const [turn] = await sql.query<StoredTurn>(READ_TURN, [pathwayId, batch.seq]);
    if (turn?.prev === batch.prev) return { kind: 'committed', batch: batchOf(turn) };
  }
  await diverged(sql, request, last_seq, new Set(stuck));
  return { kind: 'diverged', have: last_seq };
}

const batchOf = ({ seq, prev, head, at, applied, wake_at, events, walled }: StoredTurn): Batch => ({
  seq,
  prev,
  head,
  at,
  applied,
  wakeAt: wake_at,
  events: joinEvents(events, walled),
});

/** Commands accepted but not yet applied, when this turn would declare a clock missed without them. */
async function commandsOnTheirWay(
  sql: Sql,
  { pathwayId, batch }: CommitRequest,
): Promise<ReturnType<typeof commandOf>[]> {
  if (!batch.events.some(({ e }) => e === 'ClockMissed')) return [];
  const rows = await sql.query<StoredCommand>(READ_UNAPPLIED, [pathwayId, batch.applied]);
  return rows.map(commandOf);
}

async function writeTurn(sql: Sql, scene: Scene, batch: Batch, carried: Buffer): Promise<void> {
  const { open: events, walled } = partEvents(batch.events, scene.state);
  const overtaken = batch.events.flatMap((event) =>
    event.e === 'CommandOvertaken' ? [[String(event.n), event.why]] : [],
  );
  await sql.query(WRITE_TURN, [
    scene.pathwayId,
    batch.seq,
    isoInstant(batch.at),
    batch.prev,
    batch.head,
    batch.applied,
    isoInstant(batch.wakeAt),
    JSON.stringify(events),
    walled.length > 0 ? JSON.stringify(walled) : null,
    JSON.stringify(Object.fromEntries(overtaken)),
    carried,
    JSON.stringify(caseColumns(scene.state, scene.view)),
  ]);
}
