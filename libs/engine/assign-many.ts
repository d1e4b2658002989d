import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { doorsFor, type ActingDoors } from './doors.js';
import { isUuid } from './ids.js';
import { NO_SUCH_TASK, readTasks, whyNot, type TaskFacts, type TaskResult } from './task-lookup.js';
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

/** Row by row, what giving these tasks to somebody would do: nothing moves. As many statements for many tasks as for one. */
export async function previewAssign(
  doors: ActingDoors,
  actor: Actor,
  ids: readonly string[],
  userId: string,
): Promise<AssignedRow[]> {
  const found = await lookAt(doors, actor, ids, async (sql, tasks) => {
    const unfit = await whyNotTo(sql, tasks, userId);
    return tasks.map((task) =>
      task.state === 'OPEN' || task.state === 'CLAIMED' ? unfit(task) : whyNot(task, actor),
    );
  });
  return [...new Set(ids)].map(
    (id) => found.get(id.toLowerCase()) ?? { id, from: null, refused: NO_SUCH_TASK },
  );
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
  const before = await lookAt(doors, actor, ids);
  const rows: AssignedRow[] = [];
  for (const id of new Set(ids)) {
    const asked = { commandId: commandId === undefined ? undefined : `${commandId}:${id}`, correlationId };
    const result: TaskResult = await assignTask(doors, actor, id, userId, reason, asked);
    rows.push({
      id,
      from: before.get(id.toLowerCase())?.from ?? null,
      refused: result.kind === 'refused' ? result : undefined,
    });
  }
  return rows;
}

/** The tasks that are theirs, each with who has it and what is said of it, read behind each of the actor's doors once. */
async function lookAt(
  doors: ActingDoors,
  actor: Actor,
  ids: readonly string[],
  say: (sql: Sql, tasks: readonly TaskFacts[]) => Promise<readonly (Refused | undefined)[]> = () =>
    Promise.resolve([]),
): Promise<ReadonlyMap<string, AssignedRow>> {
  const rows = new Map<string, AssignedRow>();
  for (const door of doorsFor(doors, actor))
    await door.run(async (sql) => {
      const tasks = await readTasks(sql, door.schema, actor, ids.filter(isUuid));
      const said = await say(sql, tasks);
      for (const [i, { id, holder_id: from }] of tasks.entries())
        rows.set(id, { id, from, refused: said[i] });
    });
  return rows;
}
