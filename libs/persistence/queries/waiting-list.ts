import { isoInstant, type Instant } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors } from './doors.js';
import { all, Parameters } from './parameters.js';
import { isOpenTo, type Reader } from './reader.js';
import { LIVE } from './task-row.js';

/** Something the reader waits for: an answer they asked for, or a task of a case of theirs that another team has. */
export interface WaitingRead {
  readonly id: string;
  readonly what: 'answer' | 'task';
  readonly taskId: string;
  readonly pathwayId: string;
  readonly type: string;
  /** Who it waits for; null: nobody of the team has taken it. */
  readonly userId: string | null;
  readonly teamId: string | null;
  readonly since: Instant;
  readonly dueOn: string | null;
  readonly dueAt: Instant | null;
}

const LIST = 'waiting';

/**
 * What the reader waits for from others, soonest due first; one statement a page. What another team has about a victim is told by
 * nobody: only their own questions come from behind the wall.
 * @param hidden types of task the reader may not know of
 */
export async function listWaiting(
  db: Doors,
  reader: Reader,
  hidden: readonly string[],
  { first, after }: { readonly first: number; readonly after?: string },
): Promise<Page<WaitingRead>> {
  const p = new Parameters();
  const from = sources(reader, hidden, p);
  const beyond = after === undefined ? undefined : beyondOf(decodeCursor(LIST, 2, after), p);
  const text = `SELECT c.* FROM (${from}) AS c WHERE ${all([beyond])} ORDER BY c."dueAt" NULLS LAST, c.id LIMIT ${p.add(first + 1)}`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<WaitingRead>(text, p.values));
  return {
    rows: rows.slice(0, first),
    more: rows.length > first,
    cursorOf: ({ dueAt, id }) => encodeCursor(LIST, [dueAt === null ? null : isoInstant(dueAt), id]),
    total: async () => {
      const counting = new Parameters();
      const count = `SELECT count(*)::int AS n FROM (${sources(reader, hidden, counting)}) AS c`;
      const counted = await db.asReader(reader.victim, (reads) =>
        reads.rows<{ n: number }>(count, counting.values),
      );
      return counted[0]?.n ?? 0;
    },
  };
}

function beyondOf([at, id]: readonly unknown[], p: Parameters): string {
  if (at === null) return `c."dueAt" IS NULL AND c.id > ${p.add(id)}::uuid`;
  return `((c."dueAt", c.id) > (${p.add(at)}::timestamptz, ${p.add(id)}::uuid) OR c."dueAt" IS NULL)`;
}

function sources(reader: Reader, hidden: readonly string[], p: Parameters): string {
  const me = p.add(reader.userId);
  const teams = p.add(reader.teamIds);
  const openQuestion = isOpenTo(reader, 'q.pathway_id', p);
  const openTask = isOpenTo(reader, 't.pathway_id', p);
  const answers = (schema: string): string =>
    `SELECT q.id, 'answer' AS what, t.id AS "taskId", t.pathway_id AS "pathwayId", t.type, q.asked_of AS "userId", NULL::uuid AS "teamId",
            q.asked_at AS since, t.due_on::text AS "dueOn", t.due_at AS "dueAt"
       FROM ${schema}.task_question q JOIN ${schema}.task t ON t.id = q.task_id
      WHERE q.asked_by = ${me} AND q.answer IS NULL AND t.${LIVE} AND ${openQuestion}`;
  const tasks = `SELECT t.id, 'task', t.id, t.pathway_id, t.type, t.holder_id, coalesce(t.escalated_team_id, t.team_id), t.opened_at, t.due_on::text, t.due_at
       FROM throughcare.pathway p JOIN throughcare.task t ON t.pathway_id = p.id AND t.${LIVE}
      WHERE (p.om_id = ${me} OR p.os_id = ${me}) AND t.holder_id IS DISTINCT FROM ${me}
        AND NOT (t.team_id = ANY(${teams}) OR coalesce(t.escalated_team_id = ANY(${teams}), false))
        AND t.type <> ALL(${p.add(hidden)}::text[]) AND ${openTask}`;
  return [answers('throughcare'), ...(reader.victim ? [answers('victim')] : []), tasks].join(' UNION ALL ');
}
