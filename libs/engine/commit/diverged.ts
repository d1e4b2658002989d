import { type Sql } from '#persistence/database.js';
import { type CommitRequest } from '#workflows/activities.types.js';
import { severityOf } from '../severity.js';

/** Key of the stuck row of a workflow whose history contradicts the journal. */
export const DIVERGED = 'commit:diverged';

/** Refuses a turn that contradicts the journal: on the stuck list at once, and in the audit with what was offered. */
export async function diverged(sql: Sql, { pathwayId, batch }: CommitRequest, have: number): Promise<void> {
  const detail = { offered: batch.seq, prev: batch.prev, have };
  const raised = await sql.query(
    `INSERT INTO throughcare.stuck (pathway_id, key, cause, severity, since, owner_role, unblocks, detail, next_nudge_at, source)
     VALUES ($1, $2, 'diverged', $3, now(), 'area-manager', 'restart the workflow from the saved state', $4, now() + interval '1 day', 'commit')
     ON CONFLICT (pathway_id, key) DO NOTHING RETURNING key`,
    [pathwayId, DIVERGED, severityOf('diverged'), `offered turn ${batch.seq}, the journal has ${have}`],
  );
  if (raised.length === 0) return;
  await sql.query(
    `INSERT INTO audit.event (action, subject_type, subject_id, pathway_id, outcome, detail)
     VALUES ('commit', 'pathway', $1::uuid::text, $1::uuid, 'diverged', $2)`,
    [pathwayId, JSON.stringify(detail)],
  );
}
