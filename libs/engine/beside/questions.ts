import { randomUUID } from 'node:crypto';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { mayBeAsked } from '#persistence/queries/may-be-asked.js';
import { audit } from '../accept.js';
import { doorsFor, once, type ActingDoors, type Schema } from '../doors.js';
import { isUuid } from '../ids.js';
import { invalid, refuse, type Asked, type Refused } from '../outcome.js';
import { doorOf, NO_SUCH_TASK, readTask, whyNot, type TaskResult } from '../task-lookup.js';
import { wordsProblems } from './words.js';

export interface AnsweredQuestion {
  readonly kind: 'done';
  readonly questionId: string;
}

/**
 * The holder of a task asks a colleague of its team or of the case; of a victim's task only victim liaison. They are told, the task
 * stays with its holder, and its clock runs on (issue 6, screen 2: ask for help).
 */
export async function askColleague(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  { userId, question }: { readonly userId: string; readonly question: string },
  asked: Asked = {},
): Promise<TaskResult> {
  const problems = wordsProblems('question', question);
  if (problems.length > 0) return invalid(problems);
  const found = await doorOf(doors, actor, id);
  if (!found) return NO_SUCH_TASK;
  const { door } = found;
  return once(door, actor, `ask:${id}:${userId}`, asked.commandId, async (sql): Promise<TaskResult> => {
    const task = await readTask(sql, door.schema, actor, id);
    if (!task) return NO_SUCH_TASK;
    if (task.state !== 'CLAIMED' || task.holder_id !== actor.userId) return whyNot(task, actor);
    const people = await sql.query<{ userId: string; teamId: string }>(mayBeAsked(door.schema), [
      id,
      actor.userId,
    ]);
    const colleague = people.find((one) => one.userId === userId);
    if (!colleague)
      return refuse(
        'NOT_ALLOWED',
        door.schema === 'victim'
          ? 'This task is about a victim: only victim liaison of its area may be asked.'
          : 'They do not work on this case, or it is closed to them: choose a colleague of its team, or whoever manages the case.',
      );
    const questionId = randomUUID();
    await sql.query(
      `INSERT INTO ${door.schema}.task_question (id, pathway_id, task_id, asked_by, asked_of, question, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', clock_timestamp()))`,
      [questionId, task.pathway_id, id, actor.userId, userId, question.trim()],
    );
    await tell(sql, door.schema, {
      kind: 'help-asked',
      userId,
      pathwayId: task.pathway_id,
      // Behind the wall a notice goes to members of a team that may know of it.
      ofTeam: door.schema === 'victim' ? colleague.teamId : null,
      data: { question: questionId, by: actor.userId },
    });
    await audit(sql, {
      actor: actor.userId,
      action: 'task.ask',
      subjectType: 'task',
      subjectId: id,
      pathwayId: task.pathway_id,
      outcome: 'done',
      detail: { question: questionId, of: userId },
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

const NO_SUCH_QUESTION = refuse('NOT_FOUND', 'There is no such question, or it was not asked of you.');

/** Whoever was asked answers, once; whoever asked is told. */
export async function answerQuestion(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  answer: string,
  asked: Asked = {},
): Promise<AnsweredQuestion | Refused> {
  const problems = wordsProblems('answer', answer);
  if (problems.length > 0) return invalid(problems);
  if (!isUuid(id)) return NO_SUCH_QUESTION;
  for (const door of doorsFor(doors, actor)) {
    const of = await door.run((sql) => questionTo(sql, door.schema, actor, id));
    if (!of) continue;
    return once(door, actor, `answer:${id}`, asked.commandId, async (sql) => {
      const [kept] = await sql.query(
        `UPDATE ${door.schema}.task_question SET answer = $2, answered_at = now() WHERE id = $1 AND answer IS NULL RETURNING 1`,
        [id, answer.trim()],
      );
      if (!kept) return refuse('WRONG_STATE', 'You have answered this question already.');
      await tell(sql, door.schema, {
        kind: 'help-answered',
        userId: of.askedBy,
        pathwayId: of.pathwayId,
        ofTeam: door.schema === 'victim' ? of.teamId : null,
        data: { question: id, task: of.taskId, by: actor.userId },
      });
      await audit(sql, {
        actor: actor.userId,
        action: 'task.answer-question',
        subjectType: 'task',
        subjectId: of.taskId,
        pathwayId: of.pathwayId,
        outcome: 'done',
        detail: { question: id },
        correlationId: asked.correlationId,
      });
      return { kind: 'done' as const, questionId: id };
    });
  }
  return NO_SUCH_QUESTION;
}

interface Question {
  readonly pathwayId: string;
  readonly taskId: string;
  readonly askedBy: string;
  readonly teamId: string | null;
}

const questionTo = async (
  sql: Sql,
  schema: Schema,
  actor: Actor,
  id: string,
): Promise<Question | undefined> =>
  (
    await sql.query<Question>(
      `SELECT q.pathway_id AS "pathwayId", q.task_id AS "taskId", q.asked_by AS "askedBy", t.team_id AS "teamId"
         FROM ${schema}.task_question q JOIN ${schema}.task t ON t.id = q.task_id
        WHERE q.id = $1 AND q.asked_of = $2 AND ${openTo('q.pathway_id', '$2')}`,
      [id, actor.userId],
    )
  )[0];

interface Telling {
  readonly kind: 'help-asked' | 'help-answered';
  readonly userId: string;
  readonly pathwayId: string;
  readonly ofTeam: string | null;
  /** Ids only: the words stay with the question. */
  readonly data: Readonly<Record<string, string>>;
}

const tell = (
  sql: Sql,
  schema: Schema,
  { kind, userId, pathwayId, ofTeam, data }: Telling,
): Promise<unknown> =>
  sql.query(
    `WITH told AS (
       INSERT INTO ${schema}.notice (user_id, of_team, pathway_id, kind, data) VALUES ($1, $2, $3, $4, $5) RETURNING id, user_id
     )
     SELECT pg_notify('${schema === 'victim' ? 'throughcare_victim_notice' : 'throughcare_notice'}', json_build_object('n', id, 'user', user_id)::text) FROM told`,
    [userId, ofTeam, pathwayId, kind, JSON.stringify(data)],
  );
