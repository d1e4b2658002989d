import { type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { isOpenTo, type Reader } from './reader.js';

export interface NoticeRead {
  readonly id: string;
  readonly userId: string | null;
  readonly teamId: string | null;
  readonly pathwayId: string | null;
  readonly kind: string;
  readonly data: Record<string, unknown>;
  readonly createdAt: Instant;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedById: string | null;
  /** The end of the day by which it must be acknowledged; then a manager is told. */
  readonly acknowledgeBy: Instant | null;
  readonly escalatedAt: Instant | null;
}

export interface NoticeQuery {
  readonly unreadOnly: boolean;
  readonly first: number;
  readonly after?: string;
}

const NAME = 'notices';
const COLUMNS = `n.id, n.user_id AS "userId", n.team_id AS "teamId", n.pathway_id AS "pathwayId", n.kind, n.data, n.created_at AS "createdAt",
  n.acknowledged_at AS "acknowledgedAt", n.acknowledged_by AS "acknowledgedById", n.acknowledge_by AS "acknowledgeBy", n.escalated_at AS "escalatedAt"`;

/** SQL: a closed notice to a team is for those of it who have its role (docs/decisions/0024). */
export const mayOpen = (notice: string, user: string): string =>
  `(NOT ${notice}.closed OR EXISTS (SELECT FROM throughcare.membership m
     WHERE m.user_id = ${user}::uuid AND m.team_id = ${notice}.team_id AND m.role = ${notice}.role))`;

/** Notices to the reader or to one of their teams, newest first. */
export async function listNotices(db: Doors, reader: Reader, query: NoticeQuery): Promise<Page<NoticeRead>> {
  const p = new Parameters();
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const beyond =
    after && `(c."createdAt", c.id) < (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid)`;
  const text = `SELECT c.*, c."createdAt"::text AS "createdText" FROM (${source(reader, query, p)}) AS c WHERE ${all([beyond])}
    ORDER BY c."createdAt" DESC, c.id DESC LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.victim, (reads) =>
    reads.rows<NoticeRead & { createdText: string }>(text, p.values),
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) =>
      encodeCursor(NAME, [(row as NoticeRead & { createdText: string }).createdText, row.id]),
    total: () => countNotices(db, reader, query),
  };
}

async function countNotices(db: Doors, reader: Reader, query: NoticeQuery): Promise<number> {
  const p = new Parameters();
  const text = `SELECT count(*)::int AS n FROM (${source(reader, query, p)}) AS c`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<{ n: number }>(text, p.values));
  return rows[0]?.n ?? 0;
}

function source(reader: Reader, query: NoticeQuery, p: Parameters): string {
  const me = p.add(reader.userId);
  const open = isOpenTo(reader, 'n.pathway_id', p);
  const from = (schema: string, teamIds: readonly string[]): string =>
    `SELECT ${COLUMNS} FROM ${schema}.notice n
      WHERE (n.user_id = ${me} OR (n.team_id = ANY(${p.add(teamIds)}::uuid[]) AND ${mayOpen('n', me)})) AND ${open}${query.unreadOnly ? ' AND n.acknowledged_at IS NULL' : ''}`;
  const ordinary = from('throughcare', reader.teamIds);
  return reader.victim ? `${ordinary} UNION ALL ${from('victim', reader.victim.teamIds)}` : ordinary;
}

/** One notice to the reader; undefined when there is none for them. */
export async function noticeById(db: Doors, reader: Reader, id: string): Promise<NoticeRead | undefined> {
  const p = new Parameters();
  const from = source(reader, { unreadOnly: false, first: 1 }, p);
  const text = `SELECT * FROM (${from}) AS c WHERE c.id = ${p.add(id)}::uuid`;
  return (await db.asReader(reader.victim, (reads) => reads.rows<NoticeRead>(text, p.values)))[0];
}
