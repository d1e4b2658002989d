import { openTo } from '#identity/permission/restricted.js';
import { type Sql, type Statement } from '#persistence/database.js';
import { teamIdsOf, type Actor } from '#identity/actor.js';
import { holdsCases, signOffsOf, whyUnsigned } from '#identity/directory/high-roh.js';
import { closedAmong, NOT_NAMED } from '#identity/permission/closed-cases.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { audit } from './accept.js';
import {
  doorOf,
  NO_SUCH_TASK,
  readTask,
  taskChannel,
  whyNot,
  type TaskDone,
  type TaskFacts,
  type TaskResult,
} from './task-lookup.js';
import { doorsFor, once, type ActingDoors, type Door, type Schema } from './doors.js';
import { isUuid } from './ids.js';
import { Backout, refuse, type Asked, type Refused } from './outcome.js';

export { completeTask } from './complete.js';
export { type Asked } from './outcome.js';
export { type TaskDone, type TaskResult } from './task-lookup.js';

type Moved = Pick<TaskFacts, 'id' | 'pathway_id' | 'state' | 'holder_id'>;

const done = ({ id, pathway_id, state, holder_id }: Moved): TaskDone => ({
  kind: 'done',
  taskId: id,
  pathwayId: pathway_id,
  state,
  holderId: holder_id,
});

/** A guarded move of one task with its line in the audit, in one statement: of many at once, one finds the guard true. */
const move = (schema: Schema, action: string, set: string, guard: string): Statement => ({
  name: `task-${action}-${schema}`,
  text: `WITH moved AS (
           UPDATE ${schema}.task SET ${set}, updated_at = now()
           WHERE id = $1 AND (team_id = ANY ($3::uuid[]) OR escalated_team_id = ANY ($3::uuid[])) AND ${openTo(`${schema}.task.pathway_id`, '$2')} AND ${guard}
           RETURNING id, pathway_id, team_id, state, holder_id
         ), line AS (
           INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, correlation_id)
           SELECT $2::uuid, 'task.${action}', 'task', id::text, pathway_id, 'done', $4::text FROM moved
         )
         SELECT id, pathway_id, state, holder_id, pg_notify('${taskChannel(schema)}', json_build_object('t', id, 'team', team_id)::text) FROM moved`,
});

const CLAIM = {
  set: `state = 'CLAIMED', holder_id = $2, claimed_at = now()`,
  guard: `(state = 'OPEN' OR (state = 'CLAIMED' AND holder_id = $2))`,
};
const RELEASE = {
  set: `state = 'OPEN', holder_id = NULL, claimed_at = NULL`,
  guard: `state = 'CLAIMED' AND holder_id = $2`,
};

const moveBy = (actor: Actor, id: string, asked: Asked): unknown[] => [
  id,
  actor.userId,
  teamIdsOf(actor),
  asked.correlationId ?? null,
];

/**
 * Takes an open task. One guarded UPDATE: of fifty at once one wins, the others are told who did.
 * Claiming what one holds already is done again, harmlessly.
 */
export function claimTask(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  asked: Asked = {},
): Promise<TaskResult> {
  return movedBy(doors, actor, id, asked, 'claim', CLAIM);
}

/** Gives a claimed task back to its queue; what was drafted stays with it. */
export function releaseTask(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  asked: Asked = {},
): Promise<TaskResult> {
  return movedBy(doors, actor, id, asked, 'release', RELEASE);
}

async function movedBy(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  asked: Asked,
  action: string,
  { set, guard }: { set: string; guard: string },
): Promise<TaskResult> {
  if (!isUuid(id)) return NO_SUCH_TASK;
  const attempt = async (sql: Sql, door: Door): Promise<TaskResult> => {
    const [moved] = await sql.query<Moved>(move(door.schema, action, set, guard), moveBy(actor, id, asked));
    if (moved) return done(moved);
    const task = await readTask(sql, door.schema, actor, id);
    return task ? whyNot(task, actor) : NO_SUCH_TASK;
  };
  if (asked.commandId !== undefined) {
    const found = await doorOf(doors, actor, id);
    if (!found) return NO_SUCH_TASK;
    return once(found.door, actor, `${action}:${id}`, asked.commandId, (sql) => attempt(sql, found.door));
  }
  for (const door of doorsFor(doors, actor)) {
    // Behind the ordinary door one statement is enough: it needs no transaction around it.
    const result =
      door.schema === 'throughcare'
        ? await attempt(doors.app, door)
        : await door.run((sql) => attempt(sql, door));
    if (result.kind === 'done' || result.code !== 'NOT_FOUND') return result;
  }
  return NO_SUCH_TASK;
}

/**
 * Gives a task to a member of its team, who is told.
 * @param reason in words; it stays in the audit
 */
export async function assignTask(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  userId: string,
  reason: string | undefined,
  asked: Asked = {},
): Promise<TaskResult> {
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door } = found;
  return once(door, actor, `assign:${id}:${userId}`, asked.commandId, async (sql) => {
    const task = await readTask(sql, door.schema, actor, id);
    if (!task) return NO_SUCH_TASK;
    const unfit = (await whyNotTo(sql, [task], userId))(task);
    if (unfit) return unfit;
    const [moved] = await sql.query<Moved>(
      `UPDATE ${door.schema}.task SET state = 'CLAIMED', holder_id = $2, claimed_at = now(), updated_at = now()
       WHERE id = $1 AND state IN ('OPEN', 'CLAIMED') RETURNING id, pathway_id, state, holder_id`,
      [id, userId],
    );
    if (!moved) throw new Backout(whyNot(task, actor));
    await tellAssigned(sql, door.schema, task, userId, actor);
    await audit(sql, {
      actor: actor.userId,
      action: 'task.assign',
      subjectType: 'task',
      subjectId: id,
      pathwayId: task.pathway_id,
      outcome: 'done',
      detail: { to: userId, from: task.holder_id, reason: reason ?? null },
      correlationId: asked.correlationId,
    });
    return done(moved);
  });
}

/** Why each of these tasks cannot be given to somebody; undefined where it can. Read in three statements, however many there are. */
export async function whyNotTo(
  sql: Sql,
  tasks: readonly TaskFacts[],
  userId: string,
): Promise<(task: TaskFacts) => Refused | undefined> {
  if (!isUuid(userId)) return () => NO_MEMBER;
  const pathways = [...new Set(tasks.map(({ pathway_id }) => pathway_id))];
  const teams = await sql.query<{ id: string }>(
    `SELECT DISTINCT m.team_id AS id FROM throughcare.membership m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active WHERE m.user_id = $1`,
    [userId],
  );
  const isClosed = await closedAmong(sql, [userId], pathways);
  const signOffs = await signOffsOf(sql, [userId], pathways);
  return (task) => {
    if (!teams.some(({ id }) => id === task.team_id || id === task.escalated_team_id)) return NO_MEMBER;
    if (isClosed(userId, task.pathway_id)) return NOT_NAMED;
    const role = TASK_TYPES.get(task.type)?.role;
    return holdsCases(role) ? whyUnsigned(signOffs, userId, task.pathway_id, role) : undefined;
  };
}

const NO_MEMBER = refuse(
  'NOT_ALLOWED',
  'They are not a member of the team whose task this is: choose somebody of that team.',
);

/** Tells whoever has a task now, and whoever had it, that somebody else gave it. */
export async function tellAssigned(
  sql: Sql,
  schema: Schema,
  task: Pick<TaskFacts, 'id' | 'pathway_id' | 'holder_id' | 'team_id'>,
  userId: string,
  actor: Actor,
): Promise<void> {
  const told = [...new Set([userId, task.holder_id])].filter(
    (user) => user !== null && user !== actor.userId,
  );
  await sql.query(
    `WITH told AS (
       INSERT INTO ${schema}.notice (user_id, pathway_id, kind, data)
       SELECT u, $1, CASE WHEN u = $4::uuid THEN 'task-assigned' ELSE 'task-passed-on' END, jsonb_build_object('task', $3::uuid, 'by', $5::uuid)
       FROM unnest($2::uuid[]) AS u RETURNING id, user_id
     )
     SELECT pg_notify('${schema === 'victim' ? 'throughcare_victim_notice' : 'throughcare_notice'}', json_build_object('n', id, 'user', user_id)::text) FROM told
     UNION ALL SELECT pg_notify('${taskChannel(schema)}', json_build_object('t', $3::uuid, 'team', $6::uuid)::text)`,
    [task.pathway_id, told, task.id, userId, actor.userId, task.team_id],
  );
}
