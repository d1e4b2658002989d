import { isoInstant, type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { isOpenTo, maySeePathway, type Reader } from './reader.js';
import { LIVE } from './task-row.js';

/** A deadline: of a task somebody must do, or a standing clock whose task has not opened yet. */
export interface ClockRead {
  readonly pathwayId: string;
  readonly key: string;
  readonly type: string;
  readonly taskId: string | null;
  readonly teamId: string | null;
  readonly holderId: string | null;
  readonly dueOn: string | null;
  readonly dueAt: Instant;
  readonly standardRow: string | null;
  readonly anchor: string | null;
  readonly missedAt: Instant | null;
}

export interface ClockQuery {
  readonly teamId?: string;
  readonly pathwayId?: string;
  readonly dueBefore?: Instant;
  readonly dueAfter?: Instant;
  readonly overdue?: boolean;
  /** Rows of the catalogue. */
  readonly standards?: readonly string[];
  /** Without it, standing clocks are left out. */
  readonly standing: boolean;
  readonly first: number;
  readonly after?: string;
}

const NAME = 'clocks';

/** Deadlines the reader may see, soonest first: tasks of their teams, and standing clocks of their cases. */
export async function listClocks(db: Doors, reader: Reader, query: ClockQuery): Promise<Page<ClockRead>> {
  const p = new Parameters();
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 3, query.after);
  const beyond =
    after &&
    `(c."dueAt", c."pathwayId", c.key) > (${p.add(after[0])}::timestamptz, ${p.add(after[1])}::uuid, ${p.add(after[2])})`;
  const text = `SELECT * FROM (${clocks(reader, query, p)}) AS c WHERE ${all([beyond])}
    ORDER BY c."dueAt", c."pathwayId", c.key LIMIT ${p.add(query.first + 1)}`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<ClockRead>(text, p.values));
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [isoInstant(row.dueAt), row.pathwayId, row.key]),
    total: () => countClocks(db, reader, query),
  };
}

async function countClocks(db: Doors, reader: Reader, query: ClockQuery): Promise<number> {
  const p = new Parameters();
  const text = `SELECT count(*)::int AS n FROM (${clocks(reader, query, p)}) AS c`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<{ n: number }>(text, p.values));
  return rows[0]?.n ?? 0;
}

function clocks(reader: Reader, query: ClockQuery, p: Parameters): string {
  const parts = [tasks('throughcare', reader, reader.teamIds, query, p)];
  if (reader.victim) parts.push(tasks('victim', reader, reader.victim.teamIds, query, p));
  if (query.standing && query.teamId === undefined) {
    parts.push(standing('throughcare', reader, query, p));
    if (reader.liaison) parts.push(standing('victim', reader, query, p));
  }
  return parts.join(' UNION ALL ');
}

function tasks(
  schema: string,
  reader: Reader,
  teamIds: readonly string[],
  query: ClockQuery,
  p: Parameters,
): string {
  const teams = p.add(query.teamId === undefined ? teamIds : teamIds.filter((id) => id === query.teamId));
  return `SELECT t.pathway_id AS "pathwayId", t.key, t.type, t.id AS "taskId", t.team_id AS "teamId", t.holder_id AS "holderId", t.due_on::text AS "dueOn",
      t.due_at AS "dueAt", t.standard_row AS "standardRow", t.anchor, t.missed_at AS "missedAt" FROM ${schema}.task t
    WHERE ${all([`t.${LIVE} AND t.due_at IS NOT NULL`, `(t.team_id = ANY(${teams}) OR t.escalated_team_id = ANY(${teams}))`, isOpenTo(reader, 't.pathway_id', p), ...filters('t', query, p)])}`;
}

function standing(schema: string, reader: Reader, query: ClockQuery, p: Parameters): string {
  return `SELECT k.pathway_id, k.key, k.type, NULL::uuid, NULL::uuid, NULL::uuid, k.due_on::text, k.due_at, k.standard_row, NULL, NULL::timestamptz
      FROM ${schema}.standing_clock k JOIN throughcare.pathway p ON p.id = k.pathway_id
    WHERE ${all([maySeePathway(reader, p), ...filters('k', query, p)])}`;
}

function filters(alias: string, query: ClockQuery, p: Parameters): (string | undefined)[] {
  return [
    query.pathwayId === undefined ? undefined : `${alias}.pathway_id = ${p.add(query.pathwayId)}::uuid`,
    query.dueBefore === undefined ? undefined : `${alias}.due_at <= ${p.add(new Date(query.dueBefore))}`,
    query.dueAfter === undefined ? undefined : `${alias}.due_at > ${p.add(new Date(query.dueAfter))}`,
    query.overdue === undefined ? undefined : `${alias}.due_at ${query.overdue ? '<' : '>='} now()`,
    query.standards && `${alias}.standard_row = ANY(${p.add(query.standards)})`,
  ];
}
