import { type Instant, type LondonDate } from '#domain/time.js';
import { type Reads } from './doors.js';
import { OPEN_DATA } from './withheld.js';

/** A holder's request to put a task off or be excused, and what was decided. */
export interface DeferralRequestRead {
  /** Of the fact. */
  readonly id: string;
  /** The task it was read for: the one it is about, or the one that decides it. */
  readonly forTaskId: string;
  /** The step it is about, or a type of task: whatever stood open of it. */
  readonly about: string;
  readonly aboutTaskId: string | null;
  readonly excuse: boolean;
  readonly until: LondonDate | null;
  readonly reason: string | null;
  readonly askedAt: Instant;
  readonly askedById: string | null;
  readonly decidingRole: string | null;
  readonly outcome: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedById: string | null;
  readonly decidedUntil: LondonDate | null;
}

const DECIDES = 'manager.decide-deferral';
/** A deciding step's key ends with the name the case knows the request by. */
const decides = (task: string): string =>
  `(${task}.pathway_id = f.pathway_id AND ${task}.type = '${DECIDES}' AND right(${task}.key, length(f.ref) + 1) = '#' || f.ref)`;

/**
 * Requests about these tasks since they were opened, newest first; for a task that decides one, that one. Whoever may see the task may
 * see them, and the caller has asked; a reason that is marked as confidential stays with the fact.
 */
export const requestsOfTasks = (reads: Reads, taskIds: readonly string[]): Promise<DeferralRequestRead[]> =>
  reads.rows(
    `SELECT f.id, t.id AS "forTaskId", f.data->>'task' AS about, a.id AS "aboutTaskId", f.data->>'for' = 'excuse' AS excuse,
            f.data->>'newDate' AS until, (${OPEN_DATA})->>'reason' AS reason, f.happened_at AS "askedAt",
            f.recorded_by AS "askedById", coalesce(d.acts_now_role, d.role) AS "decidingRole", d.outcome, d.done_at AS "decidedAt",
            d.done_by AS "decidedById", d.answers->>'newDate' AS "decidedUntil"
       FROM throughcare.task t
       JOIN throughcare.fact f ON f.pathway_id = t.pathway_id AND f.kind = 'deferral-asked' AND f.withdrawn_at IS NULL
        AND (${decides('t')} OR (f.data->>'task' IN (t.key, t.type) AND f.learnt_at >= t.opened_at))
       LEFT JOIN LATERAL (SELECT * FROM throughcare.task d WHERE ${decides('d')} ORDER BY d.round DESC LIMIT 1) AS d ON true
       LEFT JOIN LATERAL (SELECT a.id FROM throughcare.task a WHERE a.pathway_id = f.pathway_id AND a.key = f.data->>'task'
                           ORDER BY a.round DESC LIMIT 1) AS a ON true
      WHERE t.id = ANY($1::uuid[]) ORDER BY f.learnt_at DESC, f.id`,
    [taskIds],
  );
