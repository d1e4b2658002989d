import { refuse } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { openTo } from './restricted.js';

export const NOT_NAMED = refuse(
  'NOT_ALLOWED',
  'This case is restricted and they are not named for it: choose somebody who is, or name them first.',
);

/** Which of some cases are closed to which of some people; read in one statement, however many. */
export async function closedAmong(
  sql: Sql,
  users: readonly string[],
  pathways: readonly string[],
): Promise<(userId: string, pathwayId: string) => boolean> {
  const rows = await sql.query<{ user: string; pathway: string }>(
    {
      name: 'closed-among',
      text: `SELECT u AS user, r.pathway_id AS pathway FROM throughcare.restricted_case r CROSS JOIN unnest($1::uuid[]) AS u
              WHERE r.pathway_id = ANY ($2::uuid[]) AND NOT (${openTo('r.pathway_id', 'u')})`,
    },
    [users, pathways],
  );
  const closed = new Set(rows.map(({ user, pathway }) => `${user} ${pathway}`));
  return (userId, pathwayId) => closed.has(`${userId} ${pathwayId}`.toLowerCase());
}
