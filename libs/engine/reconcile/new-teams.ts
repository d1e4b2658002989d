import { type Sql } from '#persistence/database.js';
import { teamKindOf, type Role } from '#domain/roles.js';

/** Gives live tasks that nobody could take to a team that has come since, and takes them off the stuck list. */
export async function giveToNewTeams(sql: Sql): Promise<void> {
  for (const schema of ['throughcare', 'victim'] as const) {
    const homeless = await sql.query<{ role: Role; place_code: string }>(
      `SELECT DISTINCT role, place_code FROM ${schema}.task WHERE team_id IS NULL AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED')`,
    );
    for (const { role, place_code } of homeless) {
      await sql.query(
        `WITH given AS (
           UPDATE ${schema}.task t SET team_id = m.id, updated_at = now()
           FROM throughcare.team m
           WHERE m.kind = $1 AND m.place_code = $2 AND t.team_id IS NULL AND t.role = $3 AND t.place_code = $2
             AND t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED')
           RETURNING t.id, t.pathway_id, t.key, t.round, t.team_id
         ), freed AS (
           DELETE FROM ${schema}.stuck s USING given g WHERE s.pathway_id = g.pathway_id AND s.key = 'no-holder:' || g.key || '#' || g.round
         )
         SELECT pg_notify('${schema === 'victim' ? 'throughcare_victim_task' : 'throughcare_task'}', json_build_object('t', id, 'team', team_id)::text) FROM given`,
        [teamKindOf(role), place_code, role],
      );
    }
  }
}
