import { type Instant } from '#domain/time.js';

/** A task as it is read: dates as London text, instants as epoch milliseconds. The words of its answers are read apart. */
export interface TaskRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly key: string;
  readonly round: number;
  readonly type: string;
  readonly stage: string;
  readonly role: string;
  readonly placeCode: string;
  readonly teamId: string | null;
  readonly actsNowRole: string | null;
  readonly escalatedTeamId: string | null;
  readonly confidentiality: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'SUBMITTED' | 'DONE' | 'WITHDRAWN';
  readonly holderId: string | null;
  readonly meantForId: string | null;
  readonly subject: string | null;
  readonly mark: string | null;
  readonly openedAt: Instant;
  readonly dueOn: string | null;
  readonly dueAt: Instant | null;
  readonly standardRow: string | null;
  readonly anchor: string | null;
  readonly missedAt: Instant | null;
  readonly rung: number;
  readonly outcome: string | null;
  readonly doneAt: Instant | null;
  readonly doneById: string | null;
  readonly late: boolean;
  readonly withdrawnBecause: string | null;
  readonly note: string | null;
  readonly updatedAt: Instant;
}

/** Columns of `throughcare.task` and `victim.task` under the names above, with a table alias. */
export const taskColumns = (t: string): string =>
  `${t}.id, ${t}.pathway_id AS "pathwayId", ${t}.key, ${t}.round, ${t}.type, ${t}.stage, ${t}.role, ${t}.place_code AS "placeCode",
   ${t}.team_id AS "teamId", ${t}.acts_now_role AS "actsNowRole", ${t}.escalated_team_id AS "escalatedTeamId", ${t}.confidentiality,
   ${t}.state, ${t}.holder_id AS "holderId", ${t}.meant_for_id AS "meantForId", ${t}.subject, ${t}.mark, ${t}.opened_at AS "openedAt",
   ${t}.due_on::text AS "dueOn", ${t}.due_at AS "dueAt", ${t}.standard_row AS "standardRow", ${t}.anchor, ${t}.missed_at AS "missedAt",
   ${t}.rung, ${t}.outcome, ${t}.done_at AS "doneAt", ${t}.done_by AS "doneById", ${t}.late, ${t}.withdrawn_because AS "withdrawnBecause",
   ${t}.note, ${t}.updated_at AS "updatedAt"`;

export const LIVE = `state IN ('OPEN', 'CLAIMED', 'SUBMITTED')`;
export const ENDED = `state IN ('DONE', 'WITHDRAWN')`;
export const LIVE_STATES = ['OPEN', 'CLAIMED', 'SUBMITTED'] as const;
