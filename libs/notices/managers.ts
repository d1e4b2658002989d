import { type Sql } from '#persistence/database.js';
import { type TeamKind, teamKindOf } from '#domain/roles.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { acknowledgeBy } from './hours.js';
import { MANAGER_OF, noticeKind } from './kinds.js';
import { type Wall } from './plan.js';

/** What a manager is told, of whom or what. */
export interface ForManager {
  readonly kind: 'unread-escalated' | 'contact-failed';
  readonly data: Record<string, unknown>;
  readonly pathwayId: string | null;
  /** What it is about: told once. */
  readonly about: string;
}

/**
 * Tells the managers of a team: those at its place who answer for its kind.
 * @param teamId the team whose member did not read, or cannot be reached
 * @returns whether there is such a team of managers
 */
export async function tellManagerOf(
  sql: Sql,
  wall: Wall,
  teamId: string,
  told: ForManager,
  now: Instant,
): Promise<boolean> {
  const [team] = await sql.query<{ kind: TeamKind; place_code: string }>(
    'SELECT kind, place_code FROM throughcare.team WHERE id = $1',
    [teamId],
  );
  if (!team) return false;
  const role = MANAGER_OF[team.kind];
  const by = acknowledgeBy(now, noticeKind(told.kind));
  const rows = await sql.query<{ id: string }>(
    `WITH told AS (
       INSERT INTO ${wall}.notice (team_id, of_team, role, closed, pathway_id, kind, data, once, acknowledge_by)
       SELECT t.id, t.id, $3, true, $4, $5, $6, $7, $8 FROM throughcare.team t WHERE t.kind = $1 AND t.place_code = $2
       ON CONFLICT (once) WHERE once IS NOT NULL DO NOTHING RETURNING id, team_id)
     SELECT id, pg_notify($9, json_build_object('n', id, 'user', null, 'team', team_id)::text) FROM told`,
    [
      teamKindOf(role),
      team.place_code,
      role,
      told.pathwayId,
      told.kind,
      JSON.stringify(told.data),
      `${told.kind}:${told.about}:${team.place_code}`,
      by === undefined ? null : isoInstant(by),
      wall === 'victim' ? 'throughcare_victim_notice' : 'throughcare_notice',
    ],
  );
  return rows.length > 0;
}
