import { type Instant } from '#domain/time.js';
import { isUuid } from '#engine/ids.js';
import { type Reads } from '#persistence/queries/doors.js';
import { needsConfidential } from '#persistence/queries/withheld.js';

export interface ConfidentialPartRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly taskId: string | null;
  readonly factId: string | null;
  readonly field: string | null;
  readonly words: string | null;
  readonly reason: string;
  readonly addedAt: Instant;
  readonly addedById: string;
}

/** Confidential parts of a case, newest first, for those who need them and for their authors; for everybody else there are none. */
export const confidentialPartsOf = async (
  reads: Reads,
  userId: string,
  pathwayId: string,
): Promise<ConfidentialPartRead[]> =>
  isUuid(pathwayId)
    ? reads.rows<ConfidentialPartRead>(
        `SELECT c.id, c.pathway_id AS "pathwayId", c.task_id AS "taskId", c.fact_id AS "factId", c.field, c.words, c.reason, c.added_at AS "addedAt",
                c.added_by AS "addedById" FROM throughcare.confidential_part c
          WHERE c.pathway_id = $1 AND (c.added_by = $2 OR ${needsConfidential('c.pathway_id', '$2')}) ORDER BY c.added_at DESC, c.id`,
        [pathwayId, userId],
      )
    : [];
