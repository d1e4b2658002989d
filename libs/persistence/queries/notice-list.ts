import { type Instant } from '#domain/time.js';
import { type Schema } from '#engine/doors.js';
import { covers } from '#identity/directory/covering.js';
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
  /** To the reader or whom they cover, or to their teams; without it both. */
  readonly to?: 'me' | 'teams';
  /** Unread ones that must be acknowledged, the soonest first. */
  readonly mustAcknowledge?: boolean;
  readonly first: number;
  readonly after?: string;
}

/** How the list may be ordered: the cursor's name, the column, and what is beyond a cursor. */
const NEWEST = { name: 'notices', column: 'createdAt', way: 'DESC', beyond: '<' } as const;
const SOONEST = { name: 'notices/must', column: 'acknowledgeBy', way: 'ASC', beyond: '>' } as const;
const COLUMNS = `n.id, n.user_id AS "userId", n.team_id AS "teamId", n.pathway_id AS "pathwayId", n.kind, n.data, n.created_at AS "createdAt",
  n.acknowledged_at AS "acknowledgedAt", n.acknowledged_by AS "acknowledgedById", n.acknowledge_by AS "acknowledgeBy", n.escalated_at AS "escalatedAt"`;

/** SQL: a closed notice to a team is for those of it who have its role (docs/decisions/0024). */
const mayOpen = (notice: string, user: string): string =>
  `(NOT ${notice}.closed OR EXISTS (SELECT FROM throughcare.membership m
     WHERE m.user_id = ${user}::uuid AND m.team_id = ${notice}.team_id AND m.role = ${notice}.role))`;

/**
 * SQL: a notice `n` is to a person, or has come, since cover began, to somebody whom they cover today in the team it concerns. What
 * stands behind the wall is for whoever is named, and nobody else.
 */
const toPerson = (schema: Schema, user: string): string =>
  schema === 'victim'
    ? `n.user_id = ${user}::uuid`
    : `(n.user_id = ${user}::uuid OR ${covers(`${user}::uuid`, 'n.user_id', 'n.of_team', `n.created_at >= c.from_on::timestamp AT TIME ZONE 'Europe/London'`)})`;
const toTeams = (user: string, teams: string): string =>
  `(n.team_id = ANY (${teams}::uuid[]) AND ${mayOpen('n', user)})`;

/** SQL: a notice `n` is for a person: to them or whom they cover, or to a team of theirs. */
export const isFor = (schema: Schema, user: string, teams: string): string =>
  `(${toPerson(schema, user)} OR ${toTeams(user, teams)})`;

/** Notices to the reader or to one of their teams, newest first; of those that must be acknowledged, the soonest first. */
export async function listNotices(db: Doors, reader: Reader, query: NoticeQuery): Promise<Page<NoticeRead>> {
  const p = new Parameters();
  const order = query.mustAcknowledge ? SOONEST : NEWEST;
  const after = query.after === undefined ? undefined : decodeCursor(order.name, 2, query.after);
  const beyond =
    after &&
    `(c."${order.column}", c.id) ${order.beyond} (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid)`;
  const text = `SELECT c.*, c."${order.column}"::text AS "orderText" FROM (${source(reader, query, p)}) AS c WHERE ${all([beyond])}
    ORDER BY c."${order.column}" ${order.way}, c.id ${order.way} LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.victim, (reads) =>
    reads.rows<NoticeRead & { orderText: string }>(text, p.values),
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) =>
      encodeCursor(order.name, [(row as NoticeRead & { orderText: string }).orderText, row.id]),
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
  const narrower = [
    query.unreadOnly || query.mustAcknowledge ? 'n.acknowledged_at IS NULL' : undefined,
    query.mustAcknowledge ? 'n.acknowledge_by IS NOT NULL' : undefined,
  ];
  const from = (schema: Schema, teamIds: readonly string[]): string => {
    const teams = query.to === 'me' ? '' : p.add(teamIds);
    const to = {
      me: () => toPerson(schema, me),
      teams: () => toTeams(me, teams),
      both: () => isFor(schema, me, teams),
    }[query.to ?? 'both']();
    return `SELECT ${COLUMNS} FROM ${schema}.notice n WHERE ${all([to, open, ...narrower])}`;
  };
  const ordinary = from('throughcare', reader.teamIds);
  return reader.victim ? `${ordinary} UNION ALL ${from('victim', reader.victim.teamIds)}` : ordinary;
}

/** Notices to the reader by id; one that is not for them is left out. */
export async function noticesByIds(db: Doors, reader: Reader, ids: readonly string[]): Promise<NoticeRead[]> {
  const p = new Parameters();
  const from = source(reader, { unreadOnly: false, first: 1 }, p);
  const text = `SELECT * FROM (${from}) AS c WHERE c.id = ANY(${p.add(ids)}::uuid[]) ORDER BY c."createdAt" DESC, c.id`;
  return db.asReader(reader.victim, (reads) => reads.rows<NoticeRead>(text, p.values));
}

/** One notice to the reader; undefined when there is none for them. */
export const noticeById = async (db: Doors, reader: Reader, id: string): Promise<NoticeRead | undefined> =>
  (await noticesByIds(db, reader, [id]))[0];
