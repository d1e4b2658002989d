import { type Instant } from '#domain/time.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors, type Reads } from './doors.js';
import { all, Parameters } from './parameters.js';
import { type Reader } from './reader.js';

/** One event of the journal with the turn it belongs to. */
export interface TimelineRead {
  readonly seq: number;
  readonly index: number;
  readonly at: Instant;
  readonly wallAt: Instant;
  readonly event: JournalEvent;
}

const NAME = 'timeline';
/** The two journals of a turn side by side; a victim event takes its own place in the turn. */
const EVENTS = `SELECT j.seq, (e.n - 1)::int AS index, j.at, j.wall_at AS "wallAt", e.event FROM throughcare.journal j
  CROSS JOIN LATERAL jsonb_array_elements(j.events) WITH ORDINALITY AS e(event, n) WHERE j.pathway_id = $1`;
const VICTIM_EVENTS = `SELECT j.seq, (e.event->>0)::int, j.at, j.wall_at, e.event->1 FROM victim.journal v
  JOIN throughcare.journal j ON j.pathway_id = v.pathway_id AND j.seq = v.seq
  CROSS JOIN LATERAL jsonb_array_elements(v.events) AS e(event) WHERE v.pathway_id = $1`;

const eventsFor = (
  reader: Reader,
): string => `SELECT * FROM (${EVENTS}${reader.liaison ? ` UNION ALL ${VICTIM_EVENTS}` : ''}) AS e
  WHERE jsonb_typeof(e.event) = 'object' AND e.event ? 'e'`;

/** What happened in a case, newest first. */
export async function timelineOf(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  query: { first: number; after?: string; until?: Instant },
): Promise<Page<TimelineRead>> {
  const p = new Parameters();
  p.add(pathwayId);
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const until = query.until === undefined ? undefined : `c.at <= ${p.add(new Date(query.until))}`;
  const beyond = after && `(c.seq, c.index) < (${p.add(after[0])}::int, ${p.add(after[1])}::int)`;
  const text = `SELECT * FROM (${eventsFor(reader)}) AS c WHERE ${all([until, beyond])} ORDER BY c.seq DESC, c.index DESC LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.liaison, (reads) => reads.rows<TimelineRead>(text, p.values));
  const total = async (): Promise<number> => {
    const text = `SELECT count(*)::int AS n FROM (${eventsFor(reader)}) AS c${query.until !== undefined ? ' WHERE c.at <= $2' : ''}`;
    const parameters = query.until !== undefined ? [pathwayId, new Date(query.until)] : [pathwayId];
    return (
      (await db.asReader(reader.liaison, (reads) => reads.rows<{ n: number }>(text, parameters)))[0]?.n ?? 0
    );
  };
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [row.seq, row.index]),
    total,
  };
}

/** The turns of a case up to an instant, as batches the ledger can be folded from; without victim events for those who may not see them. */
export async function journalUntil(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  until: Instant,
): Promise<Batch[]> {
  const turns = await db.rows<{
    seq: number;
    at: Instant;
    prev: string;
    head: string;
    applied: number;
    wakeAt: Instant;
  }>(
    `SELECT seq, at, prev, head, applied, wake_at AS "wakeAt" FROM throughcare.journal WHERE pathway_id = $1 AND at <= $2 ORDER BY seq`,
    [pathwayId, new Date(until)],
  );
  const read = (reads: Reads): Promise<TimelineRead[]> =>
    reads.rows(`${eventsFor(reader)} AND e.at <= $2 ORDER BY e.seq, e.index`, [pathwayId, new Date(until)]);
  const events = await db.asReader(reader.liaison, read);
  const bySeq = new Map<number, JournalEvent[]>();
  for (const { seq, event } of events) bySeq.set(seq, [...(bySeq.get(seq) ?? []), event]);
  return turns.map((turn) => ({ ...turn, events: bySeq.get(turn.seq) ?? [] }));
}
