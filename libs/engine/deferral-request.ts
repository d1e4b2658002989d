import { type Sql } from '#persistence/database.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { excusedAs, mayBeDeferred } from '#workflows/policy/deferral.js';
import { isUuid } from './ids.js';
import { type Problem } from './outcome.js';

/**
 * Reads what a request to defer or excuse is about, and refuses what nobody grants (pathway.md, "Gates").
 * @param data of a fact `deferral-asked`: `task` is a task's id, or the id of a type for whatever stands open of it
 * @returns the type's id or the step's key, which is what the pathway knows; or what is wrong
 */
export async function readDeferral(
  sql: Sql,
  pathwayId: string | undefined,
  data: Readonly<Record<string, unknown>>,
): Promise<{ readonly task: string } | Problem> {
  const named = data['task'];
  if (typeof named !== 'string')
    return { field: 'task', message: 'which task it is about is expected: its id, or the id of its type' };
  const task = isUuid(named) ? await openTask(sql, pathwayId, named) : { type: named, key: named };
  if (!task) return { field: 'task', message: 'no task with this id is open in this pathway' };
  const title = TASK_TYPES.get(task.type)?.title;
  if (title === undefined)
    return { field: 'task', message: `"${task.type}" is no task's id and no type of task` };
  if (!mayBeDeferred(task.type))
    return {
      field: 'task',
      message: `"${title}" is never put off: release, victim, risk of harm and recall wait for nobody`,
    };
  if (data['for'] === 'excuse' && excusedAs(task.type) === undefined)
    return {
      field: 'for',
      message: `nobody is excused from "${title}": answer it with the outcome that says why it was not done, or ask to defer it`,
    };
  return { task: task.key };
}

async function openTask(
  sql: Sql,
  pathwayId: string | undefined,
  id: string,
): Promise<{ type: string; key: string } | undefined> {
  const [task] = await sql.query<{ type: string; key: string }>(
    `SELECT type, key FROM throughcare.task WHERE id = $1 AND pathway_id = $2 AND state NOT IN ('DONE', 'WITHDRAWN')`,
    [id, pathwayId ?? null],
  );
  return task;
}
