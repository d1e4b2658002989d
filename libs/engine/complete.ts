import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { namesUnfit } from '#identity/directory/high-roh.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { nextNumber, writeCommand } from './accept.js';
import { readAnswers, type Answers } from './answers.js';
import { readTraits } from './case-traits.js';
import { once, type ActingDoors, type Door } from './doors.js';
import { Backout, invalid, refuse, type Asked } from './outcome.js';
import { ownWork } from './own-work.js';
import {
  doorOf,
  NO_SUCH_TASK,
  readTask,
  taskChannel,
  whyNot,
  type TaskFacts,
  type TaskResult,
} from './task-lookup.js';

export interface Completion {
  readonly outcome: string;
  /** The form, by field name; words stay in PostgreSQL. */
  readonly data?: unknown;
}

/**
 * Answers a task one holds: stores the answers, marks it SUBMITTED and writes the numbered command, in one transaction.
 * Once this returns `done` the answer survives any crash; the commit that applies it says what came next.
 */
export async function completeTask(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  completion: Completion,
  asked: Asked = {},
): Promise<TaskResult> {
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door } = found;
  return once(door, actor, `complete:${id}`, asked.commandId, (sql) =>
    complete(sql, door, actor, id, completion, asked),
  );
}

async function complete(
  sql: Sql,
  door: Door,
  actor: Actor,
  id: string,
  { outcome, data }: Completion,
  asked: Asked,
): Promise<TaskResult> {
  const task = await readTask(sql, door.schema, actor, id);
  if (!task) return NO_SUCH_TASK;
  if (task.state !== 'CLAIMED' || task.holder_id !== actor.userId) return whyNot(task, actor);
  const type = TASK_TYPES.get(task.type);
  if (!type)
    return refuse('WRONG_STATE', `This version does not know tasks of the type "${task.type}".`, {
      state: task.state,
    });
  const own = await ownWork(sql, task, type, actor);
  if (own) return own;
  const traits = await readTraits(sql, task.pathway_id, type);
  const answers = readAnswers(type, outcome, data, task.barred ?? [], traits);
  if (!('codes' in answers)) return invalid(answers);
  const strangers = await unknownPeople(sql, answers.people);
  if (strangers.length > 0) {
    const named = Object.entries(answers.all).filter(([, value]) => strangers.includes(value as string));
    return invalid(named.map(([field]) => ({ field, message: 'nobody in the directory has this id' })));
  }
  const unfit = await namesUnfit(sql, task.pathway_id, type, outcome, answers.all);
  if (unfit) return invalid([unfit]);
  const numbered = await nextNumber(sql, task.pathway_id);
  if (!numbered) return NO_SUCH_TASK;
  await submit(sql, door, actor, task, outcome, answers, numbered.n, asked);
  await writeCommand(sql, {
    ...numbered,
    pathwayId: task.pathway_id,
    by: actor.userId,
    victim: door.schema === 'victim',
    commandId: asked.commandId,
    payload: { type: 'complete', key: task.key, round: task.round, outcome, data: answers.codes },
  });
  return {
    kind: 'done',
    taskId: id,
    pathwayId: task.pathway_id,
    state: 'SUBMITTED',
    holderId: actor.userId,
    n: numbered.n,
  };
}

/** Guarded again: the task may have moved since it was read; then the number is given back with everything else. */
async function submit(
  sql: Sql,
  door: Door,
  actor: Actor,
  task: TaskFacts,
  outcome: string,
  answers: Answers,
  n: number,
  asked: Asked,
): Promise<void> {
  const moved = await sql.query(
    {
      name: `task-submit-${door.schema}`,
      text: `WITH moved AS (
               UPDATE ${door.schema}.task SET state = 'SUBMITTED', answers = $3, submitted_n = $4, draft = NULL, updated_at = now()
               WHERE id = $1 AND state = 'CLAIMED' AND holder_id = $2 RETURNING id, pathway_id, team_id
             ), line AS (
               INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, detail, correlation_id)
               SELECT $2::uuid, 'task.complete', 'task', id::text, pathway_id, 'done', jsonb_build_object('n', $4::int, 'outcome', $5::text), $6::text FROM moved
             )
             SELECT pg_notify('${taskChannel(door.schema)}', json_build_object('t', id, 'team', team_id)::text) FROM moved`,
    },
    [task.id, actor.userId, JSON.stringify(answers.all), n, outcome, asked.correlationId ?? null],
  );
  if (moved.length > 0) return;
  const now = await readTask(sql, door.schema, actor, task.id);
  throw new Backout(now ? whyNot(now, actor) : NO_SUCH_TASK);
}

/** Ids of people that no active account has. */
export async function unknownPeople(sql: Sql, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await sql.query<{ id: string }>(
    'SELECT id FROM throughcare.person_user WHERE id = ANY ($1::uuid[]) AND active',
    [ids],
  );
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id.toLowerCase()));
}
