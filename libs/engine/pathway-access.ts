import { type Sql } from '#persistence/database.js';
import { openTo } from '#identity/permission/restricted.js';
import { isInspector, placesOf, teamIdsOf, type Actor } from '#identity/actor.js';
import { NATIONAL } from '#domain/roles.js';
import { isUuid } from './ids.js';

/** Outside bodies whose own acts are facts of any case, wherever it is. */
const NATIONAL_KINDS: ReadonlySet<string> = new Set(['ppcs', 'immigration', 'monitoring']);

/**
 * The pathways on which somebody may act: in one of their places, with a live task of one of their teams, or for the national
 * bodies all of them; never a restricted one that is closed to them. Inspectors read and never act. In the order of their ids, so that two who act on both never wait for each other.
 */
export async function pathwaysFor(
  sql: Sql,
  actor: Actor,
  of: { pathwayId?: string; personId?: string },
): Promise<string[]> {
  const { pathwayId, personId } = of;
  const named = pathwayId ?? personId;
  if (!isUuid(named) || isInspector(actor)) return [];
  const everywhere = actor.memberships.some(
    ({ kind, place }) => place === NATIONAL && NATIONAL_KINDS.has(kind),
  );
  const rows = await sql.query<{ id: string }>(
    `SELECT p.id FROM throughcare.pathway p
     WHERE ${pathwayId === undefined ? 'p.person_id = $1 AND p.ended_at IS NULL' : 'p.id = $1'}
       AND ($2 OR p.prison_code = ANY ($3::text[]) OR p.area_code = ANY ($3::text[])
            OR EXISTS (SELECT FROM throughcare.task t WHERE t.pathway_id = p.id AND t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED')
                       AND (t.team_id = ANY ($4::uuid[]) OR t.escalated_team_id = ANY ($4::uuid[]))))
       AND ${openTo('p.id', '$5')}
     ORDER BY p.id`,
    [named, everywhere, placesOf(actor), teamIdsOf(actor), actor.userId],
  );
  return rows.map(({ id }) => id);
}
