import { type Instant } from '#domain/time.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type Doors } from './doors.js';
import { type Reader } from './reader.js';

/** The turn in which a step was last asked. */
export interface OpeningRead {
  readonly at: Instant;
  readonly events: readonly JournalEvent[];
}

/** The last turn up to an instant that opened a step, without victim events for those who may not see them. */
export async function openingOf(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  key: string,
  until: Instant,
): Promise<OpeningRead | undefined> {
  const opened = { e: 'TaskOpened', key };
  const values = [pathwayId, new Date(until), JSON.stringify([opened])];
  if (!reader.liaison) {
    const [row] = await db.rows<OpeningRead>(
      `SELECT at, events FROM throughcare.journal WHERE pathway_id = $1 AND at <= $2 AND events @> $3::jsonb ORDER BY seq DESC LIMIT 1`,
      values,
    );
    return row;
  }
  const [row] = await db.asReader(reader.liaison, (reads) =>
    reads.rows<OpeningRead & { readonly walled: readonly (readonly [number, JournalEvent])[] }>(
      `SELECT j.at, j.events, coalesce(v.events, '[]') AS walled FROM throughcare.journal j
         LEFT JOIN victim.journal v ON v.pathway_id = j.pathway_id AND v.seq = j.seq
        WHERE j.pathway_id = $1 AND j.at <= $2 AND (j.events @> $3::jsonb OR v.events @> $4::jsonb) ORDER BY j.seq DESC LIMIT 1`,
      [...values, JSON.stringify([[opened]])],
    ),
  );
  return row && { at: row.at, events: [...row.events, ...row.walled.map(([, event]) => event)] };
}
