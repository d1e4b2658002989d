import { type Sql } from '#persistence/database.js';
import { openTo } from '#identity/permission/restricted.js';
import { taskChannel } from '../task-lookup.js';

/**
 * Gives back to their queues the tasks of these cases whose holders may see them no more: a task that its holder cannot see would
 * wait in silence. Drafts stay with the task. What is about victims stays with victim liaison, whose manager is told of it by name
 * of the case only (queries/restricted-list).
 * @returns how many
 */
export async function letGo(sql: Sql, cases: readonly string[]): Promise<number> {
  const gone = await sql.query(
    `WITH gone AS (
       UPDATE throughcare.task t SET state = 'OPEN', holder_id = NULL, claimed_at = NULL, updated_at = now()
       WHERE t.pathway_id = ANY ($1::uuid[]) AND t.state = 'CLAIMED' AND NOT (${openTo('t.pathway_id', 't.holder_id')})
       RETURNING t.id, t.team_id, t.pathway_id
     )
     SELECT pg_notify('${taskChannel('throughcare')}', json_build_object('t', id, 'team', team_id)::text) FROM gone`,
    [cases],
  );
  return gone.length;
}
