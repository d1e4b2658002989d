import { type Instant } from '#domain/time.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { askerOf, type Reader } from './reader.js';
import { mayBeShown, shownEvent } from './withheld.js';

/** One event of the journal with the turn it belongs to. */
export interface TimelineRead {
  readonly seq: number;
  readonly index: number;
  readonly at: Instant;
  readonly wallAt: Instant;
  readonly event: JournalEvent;
}

const NAME = 'timeline';
/** The two journals of a turn side by side, each event with a place of its own that a cursor can name. */
const EVENTS = `SELECT j.seq, (2 * (e.n - 1))::int AS index, j.at, j.wall_at AS "wallAt", e.event FROM throughcare.journal j
  CROSS JOIN LATERAL jsonb_array_elements(j.events) WITH ORDINALITY AS e(event, n) WHERE j.pathway_id = $1`;
const VICTIM_EVENTS = `SELECT j.seq, (2 * (e.event->>0)::int + 1), j.at, j.wall_at, e.event->1 FROM victim.journal v
  JOIN throughcare.journal j ON j.pathway_id = v.pathway_id AND j.seq = v.seq
  CROSS JOIN LATERAL jsonb_array_elements(v.events) AS e(event) WHERE v.pathway_id = $1
    AND e.event->2 IS NULL`; // a third element marks the whole of an event that the open journal tells in part

const eventsFor = (
  reader: Reader,
): string => `SELECT * FROM (${EVENTS}${reader.liaison ? ` UNION ALL ${VICTIM_EVENTS}` : ''}) AS e
  WHERE jsonb_typeof(e.event) = 'object' AND e.event ? 'e'`;

export interface TimelineQuery {
  readonly until?: Instant;
  /** Types of step that the reader may not know of: whatever names one is left out. */
  readonly hidden?: readonly string[];
  /** Only events of these kinds. */
  readonly events?: readonly string[];
}

/** The first parameter is the case. */
function timelineWhere(
  reader: Reader,
  pathwayId: string,
  { until, hidden, events }: TimelineQuery,
  p: Parameters,
): string {
  const id = p.add(pathwayId);
  return all([
    mayBeShown('c.event::text', `${id}::uuid`, askerOf(reader, p)),
    until === undefined ? undefined : `c.at <= ${p.add(new Date(until))}`,
    events && `c.event->>'e' = ANY (${p.add(events)}::text[])`,
    hidden?.length
      ? `NOT EXISTS (SELECT FROM unnest(${p.add(hidden)}::text[]) AS h(type) WHERE strpos(c.event::text, h.type) > 0)`
      : undefined,
  ]);
}

/** What happened in a case, newest first. */
export async function timelineOf(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  query: TimelineQuery & { readonly first: number; readonly after?: string },
): Promise<Page<TimelineRead>> {
  const p = new Parameters();
  const where = timelineWhere(reader, pathwayId, query, p);
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const beyond = after && `(c.seq, c.index) < (${p.add(after[0])}::int, ${p.add(after[1])}::int)`;
  const event = shownEvent('c.event', '$1::uuid', askerOf(reader, p));
  const text = `SELECT c.seq, c.index, c.at, c."wallAt", ${event} AS event FROM (${eventsFor(reader)}) AS c WHERE ${all([where, beyond])} ORDER BY c.seq DESC, c.index DESC LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.liaison, (reads) => reads.rows<TimelineRead>(text, p.values));
  const total = async (): Promise<number> => {
    const q = new Parameters();
    const text = `SELECT count(*)::int AS n FROM (${eventsFor(reader)}) AS c WHERE ${timelineWhere(reader, pathwayId, query, q)}`;
    const counted = await db.asReader(reader.liaison, (reads) => reads.rows<{ n: number }>(text, q.values));
    return counted[0]?.n ?? 0;
  };
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [row.seq, row.index]),
    total,
  };
}

/** A turn with its events as the two journals hold them: what everybody on the case may read, and what is about victims. */
export interface TurnRead extends Omit<Batch, 'events'> {
  readonly events: readonly JournalEvent[];
  readonly walled: readonly [number, JournalEvent][];
}

/** The turns of a case up to an instant, oldest first; without victim events for those who may not see them. */
export async function journalUntil(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  until: Instant,
): Promise<TurnRead[]> {
  const walled = reader.liaison
    ? `coalesce((SELECT v.events FROM victim.journal v WHERE v.pathway_id = j.pathway_id AND v.seq = j.seq), '[]')`
    : `'[]'::jsonb`;
  return db.asReader(reader.liaison, (reads) =>
    reads.rows<TurnRead>(
      `SELECT j.seq, j.at, j.prev, j.head, j.applied, j.wake_at AS "wakeAt", j.events, ${walled} AS walled
         FROM throughcare.journal j WHERE j.pathway_id = $1 AND j.at <= $2 ORDER BY j.seq`,
      [pathwayId, new Date(until)],
    ),
  );
}
