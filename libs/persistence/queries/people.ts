import { openTo } from '#identity/permission/restricted.js';
import { type Reads } from './doors.js';

export interface UserRead {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
}
export interface TeamRead {
  readonly id: string;
  readonly kind: string;
  readonly placeCode: string;
  readonly placeName: string;
  readonly placeKind: string;
}

const TEAM = `SELECT t.id, t.kind, t.place_code AS "placeCode", p.name AS "placeName", p.kind AS "placeKind"
  FROM throughcare.team t JOIN throughcare.place p ON p.code = t.place_code`;

export const usersByIds = (reads: Reads, ids: readonly string[]): Promise<UserRead[]> =>
  reads.rows(
    'SELECT id, username, display_name AS "displayName" FROM throughcare.person_user WHERE id = ANY($1::uuid[])',
    [ids],
  );

export const teamsByIds = (reads: Reads, ids: readonly string[]): Promise<TeamRead[]> =>
  reads.rows(`${TEAM} WHERE t.id = ANY($1::uuid[])`, [ids]);

export const placeNames = (reads: Reads): Promise<{ code: string; kind: string; name: string }[]> =>
  reads.rows('SELECT code, kind, name FROM throughcare.place ORDER BY kind, code');

/** A team's active members and the roles they have in it. */
export const membersOf = (reads: Reads, teamId: string): Promise<(UserRead & { readonly role: string })[]> =>
  reads.rows(
    `SELECT u.id, u.username, u.display_name AS "displayName", m.role FROM throughcare.membership m
       JOIN throughcare.person_user u ON u.id = m.user_id WHERE m.team_id = $1 AND u.active ORDER BY u.username, m.role`,
    [teamId],
  );

export interface WorkloadRead {
  /** Null: what nobody holds. */
  readonly userId: string | null;
  readonly open: number;
  readonly claimed: number;
  readonly overdue: number;
  readonly dueInSevenDays: number;
}

/** Live tasks of a team by who holds them, as far as the reader may know of them. Victim tasks are counted only through the victim door. */
export const workloadOf = (
  reads: Reads,
  userId: string,
  teamId: string,
  withVictim: boolean,
): Promise<WorkloadRead[]> => {
  const from = (schema: string): string =>
    `SELECT holder_id, state, due_at FROM ${schema}.task t WHERE team_id = $1 AND state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND ${openTo('t.pathway_id', '$2')}`;
  return reads.rows(
    `SELECT holder_id AS "userId", count(*) FILTER (WHERE state = 'OPEN')::int AS open,
            count(*) FILTER (WHERE state <> 'OPEN')::int AS claimed, count(*) FILTER (WHERE due_at < now())::int AS overdue,
            count(*) FILTER (WHERE due_at >= now() AND due_at < now() + interval '7 days')::int AS "dueInSevenDays"
       FROM (${from('throughcare')}${withVictim ? ` UNION ALL ${from('victim')}` : ''}) AS live GROUP BY holder_id`,
    [teamId, userId],
  );
};
