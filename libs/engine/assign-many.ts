import { type Actor } from '#identity/actor.js';
import { doorOf, NO_SUCH_TASK, readTask, whyNot, type TaskResult } from './task-lookup.js';
import { type ActingDoors } from './doors.js';
import { invalid, type Asked, type Refused } from './outcome.js';
import { assignTask, whyNotTo } from './tasks.js';

/** As many as a page of the queue has. */
export const MOST_ASSIGNED = 100;

/** What became, or would become, of one task. */
export interface AssignedRow {
  readonly id: string;
  /** Who has it now. */
  readonly from: string | null;
  readonly refused?: Refused;
}

/** @returns what is wrong with what was asked; undefined where each row may be looked at */
export function manyProblems(ids: readonly string[]): Refused | undefined {
  if (ids.length === 0) return invalid([{ field: 'ids', message: 'at least one task is expected' }]);
  return ids.length > MOST_ASSIGNED
    ? invalid([{ field: 'ids', message: `more than ${MOST_ASSIGNED} tasks: give them in parts` }])
    : undefined;
}

/** Row by row, what giving these tasks to somebody would do: nothing moves. */
export async function previewAssign(
  doors: ActingDoors,
  actor: Actor,
  ids: readonly string[],
  userId: string,
): Promise<AssignedRow[]> {
  const rows: AssignedRow[] = [];
  for (const id of new Set(ids)) {
    const found = await doorOf(doors, actor, id);
    const refused = found
      ? await found.door.run(async (sql): Promise<Refused | undefined> => {
          const task = await readTask(sql, found.door.schema, actor, id);
          if (!task) return NO_SUCH_TASK;
          if (task.state === 'OPEN' || task.state === 'CLAIMED') return whyNotTo(sql, task, userId);
          return whyNot(task, actor);
        })
      : NO_SUCH_TASK;
    rows.push({ id, from: found?.task.holder_id ?? null, refused });
  }
  return rows;
}

/**
 * Gives tasks to somebody, each by itself: one that cannot be given leaves the others.
 * A repeat under the same command id gives each row its first answer again.
 */
export async function assignMany(
  doors: ActingDoors,
  actor: Actor,
  ids: readonly string[],
  userId: string,
  reason: string | undefined,
  { commandId, correlationId }: Asked = {},
): Promise<AssignedRow[]> {
  const rows: AssignedRow[] = [];
  for (const id of new Set(ids)) {
    const asked = { commandId: commandId === undefined ? undefined : `${commandId}:${id}`, correlationId };
    const found = await doorOf(doors, actor, id);
    const result: TaskResult = await assignTask(doors, actor, id, userId, reason, asked);
    rows.push({
      id,
      from: found?.task.holder_id ?? null,
      refused: result.kind === 'refused' ? result : undefined,
    });
  }
  return rows;
}
