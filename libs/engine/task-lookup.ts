import { type Sql } from '#persistence/database.js';
import { openTo } from '#identity/permission/restricted.js';
import { teamIdsOf, type Actor } from '#identity/actor.js';
import { doorsFor, type ActingDoors, type Door, type Schema } from './doors.js';
import { isUuid } from './ids.js';
import { refuse, type Refused } from './outcome.js';

/** A task as the code that acts on it needs to know it. */
export interface TaskFacts {
  readonly id: string;
  readonly pathway_id: string;
  readonly key: string;
  readonly round: number;
  readonly type: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'SUBMITTED' | 'DONE' | 'WITHDRAWN';
  readonly team_id: string | null;
  readonly escalated_team_id: string | null;
  readonly holder_id: string | null;
  readonly holder_name: string | null;
  readonly barred: readonly string[] | null;
}

/** What the caller is told of a task it acted on; the rest is read again with the reader's own rights. */
export interface TaskDone {
  readonly kind: 'done';
  readonly taskId: string;
  readonly pathwayId: string;
  readonly state: TaskFacts['state'];
  readonly holderId: string | null;
  /** Number of the command, where one was written: the commit that applies it says so. */
  readonly n?: number;
}
export type TaskResult = TaskDone | Refused;

export const NO_SUCH_TASK = refuse('NOT_FOUND', 'There is no such task, or it is not in a queue of yours.');

/** Reads a task of the actor's own teams; anybody else's is not there. */
export const readTask = async (
  sql: Sql,
  schema: Schema,
  actor: Actor,
  id: string,
): Promise<TaskFacts | undefined> => (await readTasks(sql, schema, actor, [id]))[0];

/** The same of several, in one statement. */
export const readTasks = (
  sql: Sql,
  schema: Schema,
  actor: Actor,
  ids: readonly string[],
): Promise<TaskFacts[]> =>
  sql.query<TaskFacts>(
    {
      name: `task-facts-${schema}`,
      text: `SELECT t.id, t.pathway_id, t.key, t.round, t.type, t.state, t.team_id, t.escalated_team_id, t.holder_id, t.barred, u.display_name AS holder_name
             FROM ${schema}.task t LEFT JOIN throughcare.person_user u ON u.id = t.holder_id
             WHERE t.id = ANY ($1::uuid[]) AND (t.team_id = ANY ($2::uuid[]) OR t.escalated_team_id = ANY ($2::uuid[])) AND ${openTo('t.pathway_id', '$3')}`,
    },
    [ids, teamIdsOf(actor), actor.userId],
  );

/** The door behind which the task is, for somebody of its team; undefined when it is not theirs. */
export async function doorOf(
  doors: ActingDoors,
  actor: Actor,
  id: string,
): Promise<{ door: Door; task: TaskFacts } | undefined> {
  if (!isUuid(id)) return undefined;
  for (const door of doorsFor(doors, actor)) {
    const task = await door.run((sql) => readTask(sql, door.schema, actor, id));
    if (task) return { door, task };
  }
  return undefined;
}

/** Why a task that is theirs cannot be acted on as it stands. */
export function whyNot(task: TaskFacts, actor: Actor): Refused {
  const { state } = task;
  if (state === 'DONE') return refuse('WRONG_STATE', 'This task has been done.', { state });
  if (state === 'WITHDRAWN')
    return refuse('WRONG_STATE', 'This task is no longer needed: it was withdrawn.', { state });
  if (state === 'SUBMITTED')
    return refuse('WRONG_STATE', 'This task has been submitted; its answer is on its way.', { state });
  if (task.holder_id !== null && task.holder_id !== actor.userId) {
    const displayName = task.holder_name ?? 'somebody else';
    return refuse(
      'ALREADY_CLAIMED',
      `${displayName} holds this task. Ask them to release it, or assign it.`,
      {
        holder: { userId: task.holder_id, displayName },
        state,
      },
    );
  }
  return refuse('NOT_HELD', 'You do not hold this task: claim it first.', { state });
}

/** Tells those who watch a queue that a task changed. */
export const taskChannel = (schema: Schema): string =>
  schema === 'victim' ? 'throughcare_victim_task' : 'throughcare_task';
