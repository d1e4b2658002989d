import { type Actor } from '#identity/actor.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { doorOf, NO_SUCH_TASK, readTask, whyNot, type TaskResult } from './task-lookup.js';
import { once, type ActingDoors, type Schema } from './doors.js';
import { invalid, type Asked, type Problem } from './outcome.js';

/** What somebody has written of an answer so far: as typed, complete or not. */
export interface Draft {
  readonly outcome?: string;
  /** By field name. */
  readonly data?: unknown;
}

const LONGEST = 200_000;

const save = (schema: Schema): string => `WITH moved AS (
    UPDATE ${schema}.task SET draft = $3, updated_at = now()
    WHERE id = $1 AND state = 'CLAIMED' AND holder_id = $2 RETURNING id, pathway_id, state, holder_id
  ), line AS (
    INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, correlation_id)
    SELECT $2::uuid, 'task.draft', 'task', id::text, pathway_id, 'done', $4::text FROM moved
  ) SELECT id, pathway_id, state, holder_id FROM moved`;

/**
 * Keeps what was written of an answer with its task, behind the task's own wall, so that its holder can come back to it
 * (issue 6: save and come back). Nothing is checked but that the fields are the task's: a draft may be half a date.
 * Its words stay in PostgreSQL; a release leaves them with the task, an answer takes them away.
 */
export async function saveDraft(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  { outcome, data }: Draft,
  asked: Asked = {},
): Promise<TaskResult> {
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door, task } = found;
  const problems = draftProblems(task.type, data);
  if (problems.length > 0) return invalid(problems);
  const draft = JSON.stringify({ ...(data ?? {}), ...(outcome ? { outcome } : {}) });
  if (draft.length > LONGEST)
    return invalid([{ field: 'data', message: `has more than ${LONGEST} characters: shorten it` }]);
  return once(door, actor, `draft:${id}`, asked.commandId, async (sql): Promise<TaskResult> => {
    const [kept] = await sql.query<{
      id: string;
      pathway_id: string;
      state: 'CLAIMED';
      holder_id: string;
    }>({ name: `task-draft-${door.schema}`, text: save(door.schema) }, [
      id,
      actor.userId,
      draft,
      asked.correlationId ?? null,
    ]);
    if (kept)
      return {
        kind: 'done',
        taskId: id,
        pathwayId: kept.pathway_id,
        state: kept.state,
        holderId: kept.holder_id,
      };
    const now = await readTask(sql, door.schema, actor, id);
    return now ? whyNot(now, actor) : NO_SUCH_TASK;
  });
}

function draftProblems(type: string, data: unknown): Problem[] {
  if (data === undefined || data === null) return [];
  if (typeof data !== 'object' || Array.isArray(data))
    return [{ field: 'data', message: 'the fields of the form by name are expected' }];
  const fields = TASK_TYPES.get(type)?.fields.map(({ name }) => name) ?? [];
  return Object.keys(data)
    .filter((name) => !fields.includes(name))
    .map((field) => ({
      field,
      message: `this task has no such field; it has ${fields.join(', ') || 'none'}`,
    }));
}
