import { type Keys } from '#config/key-ring.js';
import { DAY, isoInstant, type Instant } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { type Doors } from '#persistence/queries/doors.js';
import { type RehearsalRead } from '#persistence/queries/rehearsals.js';
import { carry, uncarry } from '#workflows/runtime/carry.js';
import { open, seal } from '../../crypto.js';
import { type Standing, type Taken } from './play.js';

/** What rehearsals need: a door to PostgreSQL, and the key that their cases are sealed with. */
export interface Room {
  readonly db: Doors;
  readonly keys: Keys;
}

/** A rehearsal ends by itself. A local setting. */
export const LASTS = 30 * DAY;
/** Steps of one rehearsal; each keeps the whole case. */
export const MOST_STEPS = 300;
/** Rehearsals of one person at a time. */
export const MOST_REHEARSALS = 20;
/** Happenings of one step that are kept; of more than these only the number. */
const KEPT = 150;

export type StepKind = 'begun' | 'moved' | 'answered' | 'fact';
/** What somebody did, in codes: no word that was typed is kept. */
export type SaidOf = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where a rehearsal stands after its last step. @throws Error when it was sealed with a key that is gone */
export async function standingOf(sql: Sql, keys: Keys, id: string): Promise<Standing> {
  const [row] = await sql.query<{ clock: Instant; wake_at: Instant | null; state: Buffer }>(
    `SELECT clock, wake_at, state FROM throughcare.rehearsal_step WHERE rehearsal_id = $1 ORDER BY n DESC LIMIT 1`,
    [id],
  );
  if (!row) throw new Error(`There is no rehearsal ${id}`);
  const state = uncarry(open(keys, row.state, id).toString());
  return { state, clock: row.clock, wakeAt: row.wake_at ?? Infinity };
}

/** A new rehearsal, without a step yet; what has run out is cleared away. */
export async function insertRehearsal(
  sql: Sql,
  row: { readonly owner: string; readonly title: string; readonly pathwayId?: string },
): Promise<string> {
  await sql.query('DELETE FROM throughcare.rehearsal WHERE until < now()');
  const [made] = await sql.query<{ id: string }>(
    `INSERT INTO throughcare.rehearsal (owner_id, title, pathway_id, begun_at, until)
     VALUES ($1, $2, $3, date_trunc('milliseconds', now()), now() + make_interval(secs => $4)) RETURNING id`,
    [row.owner, row.title, row.pathwayId ?? null, LASTS / 1_000],
  );
  return (made as { id: string }).id;
}

/** Keeps a step. @param n its number, one after the last */
export async function insertStep(
  sql: Sql,
  { keys }: Room,
  actor: Actor,
  id: string,
  n: number,
  step: { readonly kind: StepKind; readonly said: SaidOf; readonly taken: Taken },
): Promise<void> {
  const { state, clock, wakeAt, happened } = step.taken;
  await sql.query(
    `INSERT INTO throughcare.rehearsal_step (rehearsal_id, n, kind, said, clock, wake_at, state, happened, more, by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      n,
      step.kind,
      JSON.stringify(step.said),
      isoInstant(clock),
      Number.isFinite(wakeAt) ? isoInstant(wakeAt) : null,
      seal(keys, carry(state), id),
      JSON.stringify(happened.slice(0, KEPT)),
      Math.max(0, happened.length - KEPT),
      actor.userId,
    ],
  );
}

/** Holds a rehearsal until the transaction ends, so that two steps never follow the same one. */
export async function lockRehearsal(sql: Sql, { id }: RehearsalRead): Promise<number | undefined> {
  const [there] = await sql.query('SELECT 1 FROM throughcare.rehearsal WHERE id = $1 FOR UPDATE', [id]);
  if (!there) return undefined;
  const [last] = await sql.query<{ n: number }>(
    'SELECT max(n) AS n FROM throughcare.rehearsal_step WHERE rehearsal_id = $1',
    [id],
  );
  return last?.n;
}
