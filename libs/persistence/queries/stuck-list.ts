import { type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { STUCK, stuckShown, type StuckRead } from './pathway-parts.js';
import { askerOf, maySeePathway, type Reader } from './reader.js';

export interface StuckQuery {
  readonly causes?: readonly string[];
  readonly place?: string;
  readonly ownerRoles?: readonly string[];
  readonly since?: Instant;
  readonly first: number;
  readonly after?: string;
}

const NAME = 'stuck';

/** Stuck cases the reader may see, by harm and then by age (pathway.md, "Stuck"). */
export async function listStuck(db: Doors, reader: Reader, query: StuckQuery): Promise<Page<StuckRead>> {
  const p = new Parameters();
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 4, query.after);
  const beyond =
    after &&
    `(-c.severity, c.since, c."pathwayId", c.key) > (${p.add(after[0])}::int, ${p.add(after[1])}::timestamptz, ${p.add(after[2])}::uuid, ${p.add(after[3])})`;
  const text = `SELECT c.*, c.since::text AS "sinceText" FROM (${source(reader, query, p)}) AS c WHERE ${all([beyond])}
    ORDER BY -c.severity, c.since, c."pathwayId", c.key LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.liaison, (reads) =>
    reads.rows<StuckRead & { sinceText: string }>(text, p.values),
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) =>
      encodeCursor(NAME, [
        -row.severity,
        (row as StuckRead & { sinceText: string }).sinceText,
        row.pathwayId,
        row.key,
      ]),
    total: () => countStuck(db, reader, query),
  };
}

async function countStuck(db: Doors, reader: Reader, query: StuckQuery): Promise<number> {
  const p = new Parameters();
  const text = `SELECT count(*)::int AS n FROM (${source(reader, query, p)}) AS c`;
  const rows = await db.asReader(reader.liaison, (reads) => reads.rows<{ n: number }>(text, p.values));
  return rows[0]?.n ?? 0;
}

function source(reader: Reader, query: StuckQuery, p: Parameters): string {
  const where = all([
    maySeePathway(reader, p),
    stuckShown(askerOf(reader, p)),
    query.causes && `s.cause = ANY(${p.add(query.causes)})`,
    query.ownerRoles && `s.owner_role = ANY(${p.add(query.ownerRoles)})`,
    query.place === undefined ? undefined : `${p.add(query.place)} IN (p.prison_code, p.area_code)`,
    query.since === undefined ? undefined : `s.since <= ${p.add(new Date(query.since))}`,
  ]);
  const from = (schema: string): string =>
    `SELECT ${STUCK} FROM ${schema}.stuck s JOIN throughcare.pathway p ON p.id = s.pathway_id WHERE ${where}`;
  return reader.liaison ? `${from('throughcare')} UNION ALL ${from('victim')}` : from('throughcare');
}
