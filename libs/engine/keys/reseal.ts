/** Which key each saved state is sealed with, and sealing them anew with the writing one (docs/how-to/rotate-keys.md). */
import { type KeyRing } from '#config/key-ring.js';
import { type Sql } from '#persistence/database.js';
import { open, seal } from '../crypto.js';

/** How many things are sealed with a key. @property id null: sealed before keys had ids */
export interface KeyUse {
  readonly id: string | null;
  readonly count: number;
}

export interface Resealed {
  /** Sealed anew now. */
  readonly resealed: number;
  /** Not opened by any key of this process, or changed since they were written: by id of the pathway. */
  readonly unreadable: readonly string[];
  /** Still under another key: turns that a worker with another writing key took meanwhile, and the unreadable. */
  readonly left: number;
}

const AT_ONCE = 100;
const KEY_OF = `CASE WHEN get_byte(carried, 0) = 2 THEN encode(substring(carried FROM 2 FOR 8), 'hex') END`;

/** @returns keys by how many saved states they seal, the most first */
export async function keysOfStates(sql: Sql): Promise<KeyUse[]> {
  return sql.query<{ id: string | null; count: number }>(
    `SELECT ${KEY_OF} AS id, count(*)::int AS count FROM throughcare.pathway WHERE carried IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
  );
}

/**
 * Seals every saved state with the writing key that is not so already. Turns may be taken meanwhile: a state is replaced only
 * while it is still the one that was read. Broken off, it goes on where it was when it is run again.
 * @param onProgress told how many of how many have been looked at
 */
export async function resealStates(
  sql: Sql,
  ring: KeyRing,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<Resealed> {
  const [{ all } = { all: 0 }] = await sql.query<{ all: number }>(
    `SELECT count(*)::int AS all FROM throughcare.pathway WHERE carried IS NOT NULL AND ${KEY_OF} IS DISTINCT FROM $1`,
    [ring.writes.id],
  );
  const unreadable: string[] = [];
  let resealed = 0;
  let done = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await sql.query<{ id: string; carried: Buffer }>(
      `SELECT id, carried FROM throughcare.pathway WHERE id > $1 AND carried IS NOT NULL AND ${KEY_OF} IS DISTINCT FROM $2 ORDER BY id LIMIT ${AT_ONCE}`,
      [after, ring.writes.id],
    );
    for (const { id, carried } of rows) {
      const again = anew(ring, carried, id);
      if (!again) unreadable.push(id);
      else resealed += await replace(sql, id, carried, again);
      after = id;
    }
    done += rows.length;
    onProgress(Math.min(done, all), all);
    if (rows.length < AT_ONCE) break;
  }
  const uses = await keysOfStates(sql);
  const left = uses.reduce((sum, { id, count }) => sum + (id === ring.writes.id ? 0 : count), 0);
  return { resealed, unreadable, left };
}

function anew(ring: KeyRing, carried: Buffer, pathwayId: string): Buffer | undefined {
  try {
    return seal(ring, open(ring, carried, pathwayId), pathwayId);
  } catch {
    return undefined;
  }
}

async function replace(sql: Sql, id: string, old: Buffer, carried: Buffer): Promise<number> {
  const rows = await sql.query(
    'UPDATE throughcare.pathway SET carried = $3 WHERE id = $1 AND carried = $2 RETURNING 1',
    [id, old, carried],
  );
  return rows.length;
}
