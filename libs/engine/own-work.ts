import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { type TaskType } from '#domain/task-type.js';
import { refuse, type Refused } from './outcome.js';
import { type TaskFacts } from './task-lookup.js';

/** Decisions about what somebody asked for or did themselves; the step's key names the gate or the fact it is about. */
const ABOUT_A_REQUEST: ReadonlySet<string> = new Set(['manager.decide-deferral', 'scope.decide-end-early']);
const REVIEW = 'manager.review-override';

/**
 * Why this person may not answer this task although they hold it: nobody checks, signs, excuses or reviews what is their own
 * (pathway.md, "Gates"; 002 L304; 000 L531). Undefined when they may.
 */
export async function ownWork(
  sql: Sql,
  task: Pick<TaskFacts, 'pathway_id' | 'key' | 'state'>,
  type: TaskType,
  actor: Actor,
): Promise<Refused | undefined> {
  if (type.notBy.length === 0 && type.id !== REVIEW && !ABOUT_A_REQUEST.has(type.id)) return undefined;
  const about = task.key.slice(task.key.indexOf(`${type.id}#`) + type.id.length + 1);
  const [own] = await sql.query<{ author: boolean; overrode: boolean; asked: boolean }>(
    {
      name: 'task-own-work',
      text: `SELECT
        EXISTS (SELECT 1 FROM throughcare.task WHERE pathway_id = $1 AND type = ANY ($3::text[]) AND state = 'DONE' AND done_by = $2) AS author,
        EXISTS (SELECT 1 FROM throughcare.command WHERE pathway_id = $1 AND type = 'override-gate' AND accepted_by = $2 AND payload ->> 'key' = $4) AS overrode,
        EXISTS (SELECT 1 FROM throughcare.fact WHERE pathway_id = $1 AND recorded_by = $2 AND ref = $5) AS asked`,
    },
    [task.pathway_id, actor.userId, type.notBy, about.split('|')[0] ?? '', about],
  );
  const { state } = task;
  if (own?.author)
    return refuse(
      'NOT_ALLOWED',
      'This is about your own work: release the task, so that somebody else may do it.',
      { state },
    );
  if (type.id === REVIEW && own?.overrode)
    return refuse(
      'NOT_ALLOWED',
      'You overrode this gate yourself: release the task, so that another manager may review it.',
      { state },
    );
  if (ABOUT_A_REQUEST.has(type.id) && own?.asked)
    return refuse(
      'NOT_ALLOWED',
      'You asked for this yourself: release the task, so that another manager may decide it.',
      { state },
    );
  return undefined;
}

/** Whether the step that would open a gate is, or was, this person's: nobody overrides their own task. */
export async function isOwnGate(
  sql: Sql,
  gate: { readonly pathway_id: string; readonly opens: string },
  actor: Actor,
): Promise<boolean> {
  const rows = await sql.query(
    `SELECT 1 FROM throughcare.task WHERE pathway_id = $1 AND type = $2
     AND ((state IN ('CLAIMED', 'SUBMITTED') AND holder_id = $3) OR (state = 'DONE' AND done_by = $3)) LIMIT 1`,
    [gate.pathway_id, gate.opens, actor.userId],
  );
  return rows.length > 0;
}
