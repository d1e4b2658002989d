import { type Instant } from '#domain/time.js';
import { type Doors } from './doors.js';
import { Parameters } from './parameters.js';
import { STUCK, stuckShown, type StuckRead } from './pathway-parts.js';
import { askerOf, maySeePathway, type Reader } from './reader.js';

/** How many cases stand still for one cause, by whose move it is. */
export interface StuckCountRead {
  readonly cause: string;
  readonly ownerRole: string;
  readonly severity: number;
  readonly count: number;
  readonly oldest: Instant;
}

/** What somebody did about something stuck. */
export interface StuckActRead {
  readonly pathwayId: string;
  readonly key: string;
  readonly act: string;
  readonly at: Instant;
  readonly byId: string;
  readonly reason: string | null;
  readonly untilOn: string | null;
}

const both = (reader: Reader, ask: (schema: string) => string): string =>
  reader.liaison ? `${ask('throughcare')} UNION ALL ${ask('victim')}` : ask('throughcare');

/** What stands still of what the reader may see, counted: worst first, then most. */
export function stuckCounts(db: Doors, reader: Reader): Promise<StuckCountRead[]> {
  const p = new Parameters();
  const rows = both(
    reader,
    (schema) =>
      `SELECT s.cause, s.owner_role, s.severity, s.since FROM ${schema}.stuck s JOIN throughcare.pathway p ON p.id = s.pathway_id
        WHERE ${maySeePathway(reader, p)} AND ${stuckShown(askerOf(reader, p))}`,
  );
  const text = `SELECT cause, owner_role AS "ownerRole", max(severity) AS severity, count(*)::int AS count, min(since) AS oldest
    FROM (${rows}) AS s GROUP BY cause, owner_role ORDER BY max(severity) DESC, count(*) DESC, owner_role`;
  return db.asReader(reader.liaison, (reads) => reads.rows<StuckCountRead>(text, p.values));
}

/** One row of the list, where the reader may see it and it is still there. */
export async function stuckRow(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  key: string,
): Promise<StuckRead | undefined> {
  const p = new Parameters();
  const id = p.add(pathwayId);
  const named = p.add(key);
  const text = both(
    reader,
    (schema) =>
      `SELECT ${STUCK} FROM ${schema}.stuck s JOIN throughcare.pathway p ON p.id = s.pathway_id
        WHERE s.pathway_id = ${id}::uuid AND s.key = ${named} AND ${maySeePathway(reader, p)} AND ${stuckShown(askerOf(reader, p))}`,
  );
  return (await db.asReader(reader.liaison, (reads) => reads.rows<StuckRead>(text, p.values)))[0];
}

/** What was done about these cases' stuck rows, the latest first. Of rows the reader has already been allowed to see. */
export function stuckActs(db: Doors, reader: Reader, pathwayIds: readonly string[]): Promise<StuckActRead[]> {
  const text = both(
    reader,
    (schema) =>
      `SELECT pathway_id AS "pathwayId", key, act, at, by AS "byId", reason, until_on::text AS "untilOn" FROM ${schema}.stuck_act WHERE pathway_id = ANY($1::uuid[])`,
  );
  return db.asReader(reader.liaison, (reads) =>
    reads.rows<StuckActRead>(`SELECT * FROM (${text}) AS acts ORDER BY at DESC`, [pathwayIds]),
  );
}
