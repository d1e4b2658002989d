import { isLondonDate, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { readsWithin } from '#persistence/queries/doors.js';
import { requestsOfTasks } from '#persistence/queries/deferral-requests.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { excusedAs, mayBeDeferred } from '#workflows/policy/deferral.js';
import { once, type ActingDoors } from '../doors.js';
import { invalid, refuse, type Asked, type Problem } from '../outcome.js';
import { readyFact, writeFact } from '../record-fact.js';
import { doorOf, NO_SUCH_TASK, readTask, whyNot, type TaskResult } from '../task-lookup.js';
import { wordsProblems } from './words.js';

const LONGEST_REASON = 2_000;

/** What a holder asks for: another day, or not to be asked at all. */
export interface Wish {
  readonly until?: LondonDate;
  readonly excuse: boolean;
  readonly reason: string;
}

/** What decides whether a task may be put off. */
export interface Deferrable {
  readonly type: string;
  readonly dueOn: string | null;
  readonly missed: boolean;
}

/** Why nobody puts this task off; undefined where it may be asked (pathway.md, "Gates"; docs/decisions/0014). */
export function whyNotDeferred({ type, dueOn, missed }: Deferrable): string | undefined {
  if (!mayBeDeferred(type))
    return 'Release, victims, risk of harm, recall and what is of their kind wait for nobody.';
  if (dueOn === null) return 'It has no day by which it must be done.';
  return missed
    ? 'Its deadline has passed. What was missed stays missed, and is not put off afterwards.'
    : undefined;
}

/** Whether its holder may ask to be excused from it: contributions only. */
export const mayBeExcused = (type: string): boolean => mayBeDeferred(type) && excusedAs(type) !== undefined;

/**
 * The holder asks a manager to put a task off, or to be excused from it. The request is a fact of the case, so that it is journalled
 * and decided by a task; the deadline stays until it is granted. The reason stays in PostgreSQL.
 */
export async function askToDefer(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  wish: Wish,
  asked: Asked = {},
): Promise<TaskResult> {
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door } = found;
  return once(door, actor, `defer:${id}`, asked.commandId, async (sql): Promise<TaskResult> => {
    const task = await readTask(sql, door.schema, actor, id);
    if (!task) return NO_SUCH_TASK;
    if (task.state !== 'CLAIMED' || task.holder_id !== actor.userId) return whyNot(task, actor);
    const { dueOn, missed } = await clockOf(sql, door.schema, id);
    const refusal = wish.excuse
      ? mayBeExcused(task.type)
        ? undefined
        : 'Nobody is excused from it: answer it with the outcome that says why it was not done.'
      : whyNotDeferred({ type: task.type, dueOn, missed });
    if (refusal !== undefined) return refuse('NOT_ALLOWED', refusal);
    const problems = problemsOf(wish, dueOn);
    if (problems.length > 0) return invalid(problems);
    const waiting = (await requestsOfTasks(readsWithin(sql), [id])).find(
      ({ decidedAt }) => decidedAt === null,
    );
    if (waiting)
      return refuse('CONFLICT', 'You have asked already, and it has not been decided yet.', {
        with: waiting.id,
      });
    const ready = await readyFact(sql, {
      pathwayId: task.pathway_id,
      kind: 'deferral-asked',
      data: {
        task: id,
        for: wish.excuse ? 'excuse' : 'defer',
        ...(wish.until === undefined ? {} : { newDate: wish.until }),
        by: askerOf(task.type),
        reason: wish.reason.trim(),
      },
      happenedAt: Date.now(),
      source: 'staff',
    });
    if (!('all' in ready)) return invalid(ready);
    const { fact } = await writeFact(sql, door, actor, task.pathway_id, ready, asked);
    return {
      kind: 'done',
      taskId: id,
      pathwayId: task.pathway_id,
      state: task.state,
      holderId: task.holder_id,
      n: fact.n,
    };
  });
}

function problemsOf({ until, excuse, reason }: Wish, dueOn: string | null): Problem[] {
  const problems = wordsProblems('reason', reason, LONGEST_REASON);
  if (excuse) return problems;
  if (until === undefined || !isLondonDate(until))
    return [...problems, { field: 'until', message: 'a date is expected, such as 2026-12-09' }];
  if (until <= londonDateOf(Date.now()))
    return [...problems, { field: 'until', message: 'is not in the future' }];
  return dueOn !== null && until <= dueOn
    ? [...problems, { field: 'until', message: `is not after the day it is due, ${dueOn}` }]
    : problems;
}

async function clockOf(
  sql: Sql,
  schema: 'throughcare' | 'victim',
  id: string,
): Promise<{ dueOn: string | null; missed: boolean }> {
  const [clock] = await sql.query<{ dueOn: string | null; missed: boolean }>(
    `SELECT due_on::text AS "dueOn", coalesce(due_at < now(), false) OR missed_at IS NOT NULL AS missed FROM ${schema}.task WHERE id = $1`,
    [id],
  );
  return clock ?? { dueOn: null, missed: false };
}

const askerOf = (type: string): string => {
  const role = TASK_TYPES.get(type)?.role;
  return role === 'offender-manager' || role === 'offender-supervisor' ? role : 'other';
};
