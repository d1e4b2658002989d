const TODAY = 'throughcare.today() BETWEEN c.from_on AND c.until_on';

/**
 * SQL: somebody covers a person today, in one of these teams (docs/decisions/0022). Whom they cover is gathered once for a list.
 * @param by SQL of the id of who covers  @param user SQL of the id of who is away  @param teams SQL of team ids, with commas
 * @param also a further condition on the cover `c`
 */
export const covers = (by: string, user: string, teams: string, also = 'true'): string =>
  `(${user} = ANY (ARRAY(SELECT c.user_id FROM throughcare.cover c WHERE c.covered_by = ${by} AND ${TODAY}))
    AND EXISTS (SELECT FROM throughcare.cover c WHERE c.covered_by = ${by} AND ${TODAY} AND c.user_id = ${user} AND c.team_id IN (${teams}) AND ${also}))`;

/** SQL: somebody covers, today and in this team, a person who has this role there. */
export const coversRole = (by: string, team: string, role: string): string =>
  `EXISTS (SELECT FROM throughcare.cover c JOIN throughcare.membership a ON a.user_id = c.user_id AND a.team_id = c.team_id AND a.role = ${role}
     WHERE c.covered_by = ${by} AND c.team_id = ${team} AND ${TODAY})`;
