import { isoInstant, type Instant } from '#domain/time.js';
import { openTo } from '#identity/permission/restricted.js';
import { decodeCursor, encodeCursor, type Page } from './cursor.js';
import { type Doors, type Reads } from './doors.js';
import { mayBeAsked } from './may-be-asked.js';
import { Parameters } from './parameters.js';
import { isOpenTo, type Reader } from './reader.js';
import { LIVE } from './task-row.js';
import { mayReadVisor } from './withheld.js';

/** What a holder asked a colleague, with what the colleague needs to know of the task. */
export interface TaskQuestionRead {
  readonly id: string;
  readonly taskId: string;
  readonly pathwayId: string;
  readonly type: string;
  readonly dueOn: string | null;
  readonly dueAt: Instant | null;
  readonly question: string;
  readonly askedAt: Instant;
  readonly askedById: string;
  readonly askedOfId: string;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
}

export interface ColleagueRead {
  readonly userId: string;
  readonly roles: readonly string[];
}

const COLUMNS = `q.id, q.task_id AS "taskId", q.pathway_id AS "pathwayId", t.type, t.due_on::text AS "dueOn", t.due_at AS "dueAt", q.question,
  q.asked_at AS "askedAt", q.asked_by AS "askedById", q.asked_of AS "askedOfId", q.answer, q.answered_at AS "answeredAt"`;

/** Reads on both sides of the wall, as far as the reader has its key. */
async function both<Row>(
  db: Doors,
  reader: Reader,
  read: (reads: Reads, schema: 'throughcare' | 'victim', teams: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const { victim } = reader;
  const ordinary = await read(db, 'throughcare', reader.teamIds);
  if (!victim) return ordinary;
  return [
    ...ordinary,
    ...(await db.throughVictimDoor(victim, (reads) => read(reads, 'victim', victim.teamIds))),
  ];
}

/** Questions about tasks the reader may see, newest first. */
export const questionsOfTasks = (
  db: Doors,
  reader: Reader,
  ids: readonly string[],
): Promise<TaskQuestionRead[]> =>
  both(db, reader, (reads, schema, teams) =>
    reads.rows(
      `SELECT ${COLUMNS} FROM ${schema}.task_question q JOIN ${schema}.task t ON t.id = q.task_id
        WHERE q.task_id = ANY($1::uuid[]) AND (t.team_id = ANY($2) OR t.escalated_team_id = ANY($2)) AND ${openTo('t.pathway_id', '$3')}
          AND ${mayReadVisor('$3')} ORDER BY q.asked_at DESC, q.id`,
      [ids, teams, reader.userId],
    ),
  );

/** One question that the reader asked or was asked; undefined for any other. */
export const questionById = async (
  db: Doors,
  reader: Reader,
  id: string,
): Promise<TaskQuestionRead | undefined> =>
  (
    await both<TaskQuestionRead>(db, reader, (reads, schema) =>
      reads.rows(
        `SELECT ${COLUMNS} FROM ${schema}.task_question q JOIN ${schema}.task t ON t.id = q.task_id
          WHERE q.id = $1 AND $2::uuid IN (q.asked_by, q.asked_of) AND ${openTo('q.pathway_id', '$2')}`,
        [id, reader.userId],
      ),
    )
  )[0];

/** Whom the holder of a task may ask; nobody where the reader may not see it. */
export const colleaguesFor = (db: Doors, reader: Reader, taskId: string): Promise<ColleagueRead[]> =>
  both(db, reader, (reads, schema) => reads.rows(mayBeAsked(schema), [taskId, reader.userId]));

const LIST = 'questions';

/** Questions the reader has still to answer, of tasks that are still to be done, the oldest first; one statement a page. */
export async function questionsToMe(
  db: Doors,
  reader: Reader,
  { first, after }: { readonly first: number; readonly after?: string },
): Promise<Page<TaskQuestionRead>> {
  const p = new Parameters();
  const from = sources(reader, p);
  const cursor = after === undefined ? undefined : decodeCursor(LIST, 2, after);
  const beyond = cursor
    ? `WHERE (c."askedAt", c.id) > (${p.add(cursor[0])}::timestamptz, ${p.add(cursor[1])}::uuid)`
    : '';
  const text = `SELECT c.* FROM (${from}) AS c ${beyond} ORDER BY c."askedAt", c.id LIMIT ${p.add(first + 1)}`;
  const rows = await db.asReader(reader.victim, (reads) => reads.rows<TaskQuestionRead>(text, p.values));
  return {
    rows: rows.slice(0, first),
    more: rows.length > first,
    cursorOf: ({ askedAt, id }) => encodeCursor(LIST, [isoInstant(askedAt), id]),
    total: async () => {
      const counting = new Parameters();
      const count = `SELECT count(*)::int AS n FROM (${sources(reader, counting)}) AS c`;
      const counted = await db.asReader(reader.victim, (reads) =>
        reads.rows<{ n: number }>(count, counting.values),
      );
      return counted[0]?.n ?? 0;
    },
  };
}

function sources(reader: Reader, p: Parameters): string {
  const me = p.add(reader.userId);
  const open = isOpenTo(reader, 'q.pathway_id', p);
  const from = (schema: string): string =>
    `SELECT ${COLUMNS} FROM ${schema}.task_question q JOIN ${schema}.task t ON t.id = q.task_id
      WHERE q.asked_of = ${me} AND q.answer IS NULL AND t.${LIVE} AND ${open}`;
  return reader.victim ? `${from('throughcare')} UNION ALL ${from('victim')}` : from('throughcare');
}
