import { type Instant, type LondonDate } from '#domain/time.js';
import { type Reads } from './doors.js';
import { LIVE } from './task-row.js';
import { shownAnswers } from './withheld.js';

/** How long a case was, or is, in a stage. */
export interface StageRead {
  readonly pathwayId: string;
  readonly stage: string;
  readonly from: Instant;
  readonly until: Instant | null;
  /** False where its beginning was not seen: the case was taken over in it. */
  readonly whole: boolean;
}

/** Stages of these cases in the order they were reached. */
export const stagesOf = (reads: Reads, pathwayIds: readonly string[]): Promise<StageRead[]> =>
  reads.rows(
    `SELECT pathway_id AS "pathwayId", stage, began_at AS "from", ended_at AS "until", whole FROM throughcare.stage_spell
      WHERE pathway_id = ANY($1::uuid[]) ORDER BY began_at, seq`,
    [pathwayIds],
  );

/** Somebody who works on a case, or a team whose queue holds work of it. */
export interface WorkerRead {
  readonly pathwayId: string;
  /** Null: nobody of the team holds it yet. */
  readonly userId: string | null;
  readonly teamId: string | null;
  readonly role: string;
  readonly openTasks: number;
}

/** Who holds the open tasks of these cases, and which teams have them in their queue. What is about victims is not among them. */
export const workersOf = (reads: Reads, pathwayIds: readonly string[]): Promise<WorkerRead[]> =>
  reads.rows(
    `SELECT pathway_id AS "pathwayId", holder_id AS "userId", coalesce(escalated_team_id, team_id) AS "teamId",
            coalesce(acts_now_role, role) AS role, count(*)::int AS "openTasks"
       FROM throughcare.task WHERE pathway_id = ANY($1::uuid[]) AND ${LIVE} AND confidentiality <> 'visor'
      GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 4, 2 NULLS LAST`,
    [pathwayIds],
  );

/** The last plan that was agreed, as it was written. */
export interface PlanRead {
  readonly type: string;
  readonly outcome: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly doneAt: Instant;
  readonly doneById: string | null;
}

/**
 * @param until the last plan by this moment
 * @param userId who reads: confidential parts only for those who need them (withheld.ts)
 */
export async function planOf(
  reads: Reads,
  pathwayId: string,
  until: Instant | undefined,
  userId: string,
): Promise<PlanRead | undefined> {
  const rows = await reads.rows<PlanRead>(
    `SELECT type, outcome, ${shownAnswers('answers', '$3')} AS answers, done_at AS "doneAt", done_by AS "doneById" FROM throughcare.task t
      WHERE pathway_id = $1 AND type IN ('plan.write', 'licence.make-plan') AND state = 'DONE' AND answers IS NOT NULL
        AND done_at <= coalesce($2, now()) ORDER BY done_at DESC LIMIT 1`,
    [pathwayId, until === undefined ? null : new Date(until), userId],
  );
  return rows[0];
}

/** A step of a release as the lists hold it: asked, done, or standing until its time comes near. */
export interface ReleaseStepRead {
  readonly pathwayId: string;
  readonly taskId: string | null;
  readonly key: string;
  readonly type: string;
  readonly state: string | null;
  readonly role: string | null;
  readonly holderId: string | null;
  readonly teamId: string | null;
  readonly openedAt: Instant | null;
  readonly dueOn: LondonDate | null;
  readonly dueAt: Instant | null;
  readonly mark: string | null;
  readonly late: boolean;
  readonly outcome: string | null;
}

/**
 * The release steps of these cases in the episode they are in now, each in its last round; two statements however many cases.
 * @param types of step that belong to a release and that the reader may know of
 */
export const releaseStepsOf = (
  reads: Reads,
  pathwayIds: readonly string[],
  types: readonly string[],
): Promise<ReleaseStepRead[]> =>
  reads.rows(
    `(SELECT DISTINCT ON (t.pathway_id, t.key) t.pathway_id AS "pathwayId", t.id AS "taskId", t.key, t.type, t.state,
             coalesce(t.acts_now_role, t.role) AS role, t.holder_id AS "holderId", coalesce(t.escalated_team_id, t.team_id) AS "teamId",
             t.opened_at AS "openedAt", t.due_on::text AS "dueOn", t.due_at AS "dueAt", t.mark, t.late, t.outcome
        FROM throughcare.task t JOIN throughcare.pathway p ON p.id = t.pathway_id
       WHERE t.pathway_id = ANY($1::uuid[]) AND t.type = ANY($2::text[]) AND t.state <> 'WITHDRAWN'
         AND strpos('/' || t.key, '/' || p.episode || '/') > 0
       ORDER BY t.pathway_id, t.key, t.round DESC)
     UNION ALL
     SELECT k.pathway_id, NULL, k.key, k.type, NULL, NULL, NULL, NULL, NULL, k.due_on::text, k.due_at, NULL, false, NULL
       FROM throughcare.standing_clock k WHERE k.pathway_id = ANY($1::uuid[]) AND k.type = ANY($2::text[])`,
    [pathwayIds, types],
  );
