import { type LondonDate } from '#domain/time.js';
import { invalid, refuse } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { changePerson, type Asking, type DirectoryResult } from './change.js';
import { mayManage, notYours } from './managers.js';
import {
  dayProblems,
  findPerson,
  findTeam,
  NO_SUCH_PERSON,
  NO_SUCH_TEAM,
  periodsOf,
  todayInLondon,
} from './records.js';

export interface CoverAsked {
  readonly userId: string;
  readonly coveredBy: string;
  readonly teamId: string;
  readonly from?: LondonDate;
  readonly until?: LondonDate;
}

/**
 * Somebody is away, and another of the team does what is meant for them: in these days it is among the other's own tasks too. The case
 * keeps its named manager (000 L387): cover is no change of hands.
 */
export const setCover = (asking: Asking, cover: CoverAsked, reason?: string): Promise<DirectoryResult> =>
  changePerson(asking, 'cover', cover.userId, async (sql, person) => {
    const { teamId, from = todayInLondon(), until } = cover;
    const team = await findTeam(sql, teamId);
    if (!team) return NO_SUCH_TEAM;
    if (!mayManage(asking.actor, team)) return notYours(team);
    const problems = dayProblems(from, until, { mustEnd: true });
    if (problems.length > 0 || until === undefined) return invalid(problems);
    const other = await findPerson(sql, cover.coveredBy);
    if (!other) return NO_SUCH_PERSON;
    if (other.id === person.id)
      return invalid([
        { field: 'coveredBy', message: 'is the one who is away: choose somebody else of the team' },
      ]);
    if (!(await throughout(sql, person.id, teamId, from, from)))
      return invalid([{ field: 'userId', message: `is not in this team on ${from}` }]);
    if (!(await throughout(sql, other.id, teamId, from, until)))
      return invalid([
        {
          field: 'coveredBy',
          message: `is not in this team from ${from} until ${until}: choose somebody who is, or fewer days`,
        },
      ]);
    const clash = await clashing(sql, person.id, other.id, teamId, from, until);
    if (clash)
      return refuse(
        'CONFLICT',
        clash.user_id === person.id
          ? 'Somebody covers them on some of these days already: end that with endCover, or choose other days.'
          : 'Whoever would cover is away on some of these days: choose somebody else.',
        { with: clash.id },
      );
    await sql.query(
      'INSERT INTO throughcare.cover (user_id, covered_by, team_id, from_on, until_on, made_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [person.id, other.id, teamId, from, until, asking.actor.userId],
    );
    return { detail: { by: other.id, team: teamId, from, until, reason } };
  });

/** Somebody is back before cover was to end. @param lastDay of cover; without it, it ended yesterday */
export const endCover = (
  asking: Asking,
  userId: string,
  teamId: string,
  lastDay?: LondonDate,
): Promise<DirectoryResult> =>
  changePerson(asking, 'end-cover', userId, async (sql, person) => {
    const team = await findTeam(sql, teamId);
    if (!team) return NO_SUCH_TEAM;
    if (!mayManage(asking.actor, team)) return notYours(team);
    const problems = dayProblems(undefined, lastDay, { names: ['from', 'lastDay'] });
    if (problems.length > 0) return invalid(problems);
    const ended = await sql.query<{ id: string; until: LondonDate }>(
      `UPDATE throughcare.cover SET until_on = greatest(coalesce($3::date, throughcare.today() - 1), from_on - 1), ended_by = $4, ended_at = now()
        WHERE user_id = $1 AND team_id = $2 AND until_on >= throughcare.today() AND until_on >= from_on
          AND until_on > coalesce($3::date, throughcare.today() - 1) RETURNING id, until_on AS until`,
      [person.id, teamId, lastDay ?? null, asking.actor.userId],
    );
    if (ended.length === 0)
      return refuse('NOT_FOUND', 'Nobody covers them in this team, now or later, beyond that day.');
    return { detail: { team: teamId, until: ended[0]?.until, ended: ended.length } };
  });

const throughout = async (
  sql: Sql,
  userId: string,
  teamId: string,
  from: LondonDate,
  until: LondonDate,
): Promise<boolean> =>
  (await periodsOf(sql, userId)).some(
    (held) =>
      held.teamId === teamId && (held.from ?? '') <= from && (held.until === null || held.until >= until),
  );

async function clashing(
  sql: Sql,
  away: string,
  other: string,
  teamId: string,
  from: LondonDate,
  until: LondonDate,
): Promise<{ id: string; user_id: string } | undefined> {
  const [clash] = await sql.query<{ id: string; user_id: string }>(
    `SELECT id, user_id FROM throughcare.cover WHERE user_id IN ($1, $2) AND team_id = $3 AND from_on <= $5 AND until_on >= $4 AND until_on >= from_on
      ORDER BY user_id = $1 DESC LIMIT 1`,
    [away, other, teamId, from, until],
  );
  return clash;
}
