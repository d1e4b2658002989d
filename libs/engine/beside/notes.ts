import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { mayReadVisor } from '#persistence/queries/withheld.js';
import { audit } from '../accept.js';
import { once, type ActingDoors } from '../doors.js';
import { invalid, refuse, type Asked } from '../outcome.js';
import { doorOf, NO_SUCH_TASK, readTask, type TaskResult } from '../task-lookup.js';
import { wordsProblems } from './words.js';

/**
 * Writes a note on a task, whoever of its team holds it and however it stands (issue 6, screen 2). It is never changed, stays with
 * the task when that is handed over, and behind its wall; nothing of it goes to Temporal.
 */
export async function addNote(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  words: string,
  asked: Asked = {},
): Promise<TaskResult> {
  const problems = wordsProblems('words', words);
  if (problems.length > 0) return invalid(problems);
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door } = found;
  return once(door, actor, `note:${id}`, asked.commandId, async (sql): Promise<TaskResult> => {
    const task = await readTask(sql, door.schema, actor, id);
    if (!task) return NO_SUCH_TASK;
    const note = randomUUID();
    const [kept] = await sql.query(
      `INSERT INTO ${door.schema}.task_note (id, pathway_id, task_id, words, written_by)
       SELECT $2, t.pathway_id, t.id, $3, $4 FROM ${door.schema}.task t WHERE t.id = $1 AND ${mayReadVisor('$4')} RETURNING 1`,
      [id, note, words.trim(), actor.userId],
    );
    if (!kept) return refuse('NOT_ALLOWED', 'Notes on this task are for those who are accredited for ViSOR.');
    await audit(sql, {
      actor: actor.userId,
      action: 'task.note',
      subjectType: 'task',
      subjectId: id,
      pathwayId: task.pathway_id,
      outcome: 'done',
      detail: { note },
      correlationId: asked.correlationId,
    });
    return {
      kind: 'done',
      taskId: id,
      pathwayId: task.pathway_id,
      state: task.state,
      holderId: task.holder_id,
    };
  });
}
