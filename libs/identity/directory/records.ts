import { addDays, isLondonDate, londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { isUuid } from '#engine/ids.js';
import { refuse, type Problem } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { type TeamRef } from './managers.js';

/** Somebody of the directory. */
export interface PersonRef {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly active: boolean;
  readonly lastDay: LondonDate | null;
}

export const NO_SUCH_PERSON = refuse(
  'NOT_FOUND',
  'Nobody in the directory has this id or username. Somebody new is added with addPerson.',
);
export const NO_SUCH_TEAM = refuse('NOT_FOUND', 'There is no team with this id.');

/** How far back a change may be recorded, and how far ahead (a local setting). */
const BACK_DAYS = 31;
const AHEAD_DAYS = 366;

export const todayInLondon = (): LondonDate => londonDateOf(Date.now());

/**
 * Finds somebody by id or username.
 * @param lock held until the transaction ends, so that two changes of one person never overlap
 */
export async function findPerson(sql: Sql, who: string, lock = false): Promise<PersonRef | undefined> {
  const [person] = await sql.query<PersonRef>(
    `SELECT id, username, display_name AS name, active, last_day AS "lastDay" FROM throughcare.person_user
     WHERE ${isUuid(who) ? 'id = $1' : 'username = $1'}${lock ? ' FOR NO KEY UPDATE' : ''}`,
    [who],
  );
  return person;
}

export async function findTeam(sql: Sql, id: string): Promise<TeamRef | undefined> {
  if (!isUuid(id)) return undefined;
  const [team] = await sql.query<TeamRef>(
    'SELECT id, kind, place_code AS place FROM throughcare.team WHERE id = $1',
    [id],
  );
  return team;
}

/** A role in a team over days, both included. */
export interface Period {
  readonly id: string;
  readonly teamId: string;
  readonly kind: TeamRef['kind'];
  readonly place: string;
  readonly role: Role;
  /** Null: since before the directory kept days. */
  readonly from: LondonDate | null;
  readonly until: LondonDate | null;
  readonly acting: boolean;
}

/** Where somebody is, was and will be, oldest first; what was cancelled before it began is left out. */
export const periodsOf = (sql: Sql, userId: string): Promise<Period[]> =>
  sql.query<Period>(
    `SELECT m.id, m.team_id AS "teamId", t.kind, t.place_code AS place, m.role, nullif(m.from_on, '-infinity') AS from, m.until_on AS until, m.acting
       FROM throughcare.membership_period m JOIN throughcare.team t ON t.id = m.team_id
      WHERE m.user_id = $1 AND (m.until_on IS NULL OR m.until_on >= m.from_on) ORDER BY m.from_on, t.kind, t.place_code, m.role`,
    [userId],
  );

/** Whether a period has days after this one. */
export const goesBeyond = ({ until }: Pick<Period, 'until'>, day: LondonDate): boolean =>
  until === null || until > day;

/** What is wrong with the days of a change. @param last whether an end must be said */
export function dayProblems(
  from: LondonDate | undefined,
  until: LondonDate | undefined,
  { mustEnd = false, names = ['from', 'until'] }: { mustEnd?: boolean; names?: [string, string] } = {},
): Problem[] {
  const today = todayInLondon();
  const problems: Problem[] = [];
  for (const [field, day] of [
    [names[0], from],
    [names[1], until],
  ] as const) {
    if (day === undefined) continue;
    if (!isLondonDate(day)) problems.push({ field, message: 'a date is expected, such as 2026-12-09' });
    else if (day < addDays(today, -BACK_DAYS))
      problems.push({
        field,
        message: `lies more than ${BACK_DAYS} days back: what was so long ago is not rewritten`,
      });
  }
  if (from !== undefined && from > addDays(today, AHEAD_DAYS))
    problems.push({ field: names[0], message: `lies more than ${AHEAD_DAYS} days ahead` });
  if (problems.length === 0 && from !== undefined && until !== undefined && until < from)
    problems.push({ field: names[1], message: `lies before ${from}, the first day` });
  if (mustEnd && until === undefined)
    problems.push({ field: names[1], message: 'is required: it ends on a day' });
  return problems;
}
