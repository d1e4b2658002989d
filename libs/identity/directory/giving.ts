import { addDays } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type RefusalCode, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { closedAmong, NOT_NAMED } from '../permission/closed-cases.js';
import { holdsCases, signOffsOf, whyUnsigned, type SignOffs } from './high-roh.js';
import { type ClosedWork, type Reach, type WorkKind, type WorkRow } from './leaver-work.js';
import { todayInLondon } from './records.js';

/** One piece of work and who is to have it. */
export interface Given {
  readonly what: WorkKind;
  readonly id: string;
  readonly to: string;
}

/** What became of one, or would: `DONE`, or why not. */
export interface GivenAnswer extends Given {
  readonly code: 'DONE' | RefusalCode;
  readonly message: string;
  /** Absent where it is not theirs, or no longer. */
  readonly row?: WorkRow;
}

export interface Reassigned {
  readonly kind: 'reassigned';
  readonly userId: string;
  readonly rows: readonly GivenAnswer[];
  readonly closed?: ClosedWork;
}

export interface Giving {
  readonly userId: string;
  readonly rows: readonly Given[];
  readonly reason?: string;
}

const MOST_ROWS = 500;

/** What decides who may have which piece of work. */
export interface Fitness {
  /** The day on which they must still be there: when the other has gone. */
  readonly day: LondonDate;
  readonly isMember: (userId: string, teamId: string, role: Role | null) => boolean;
  readonly isClosed: (userId: string, pathwayId: string) => boolean;
  readonly signOffs: SignOffs;
}

/** Reads it in three statements, however many people and pieces of work. */
export async function fitnessOf(
  sql: Sql,
  { person }: Reach,
  rows: readonly WorkRow[],
  people: readonly string[],
): Promise<Fitness> {
  const today = todayInLondon();
  const after = person.lastDay === null ? today : addDays(person.lastDay, 1);
  const day = after > today ? after : today;
  const teams = [...new Set(rows.map(({ teamId }) => teamId))];
  const pathways = [...new Set(rows.map(({ pathwayId }) => pathwayId))];
  const members = await sql.query<{ user: string; team: string; role: Role }>(
    `SELECT m.user_id AS user, m.team_id AS team, m.role FROM throughcare.membership_period m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
      WHERE m.user_id = ANY ($1::uuid[]) AND m.team_id = ANY ($2::uuid[]) AND m.from_on <= throughcare.today()
        AND (m.until_on IS NULL OR m.until_on >= $3::date)`,
    [people, teams, day],
  );
  const held = new Set(
    members.flatMap(({ user, team, role }) => [`${user} ${team}`, `${user} ${team} ${role}`]),
  );
  return {
    day,
    isMember: (userId, teamId, role) =>
      held.has([userId.toLowerCase(), teamId, ...(role === null ? [] : [role])].join(' ')),
    isClosed: await closedAmong(sql, people, pathways),
    signOffs: await signOffsOf(sql, people, pathways),
  };
}

/** Why somebody may not have this piece of work; undefined when they may. The same is asked for a plan and before it is carried out. */
export function mayNotHave(
  { day, isMember, isClosed, signOffs }: Fitness,
  { person }: Reach,
  row: WorkRow,
  to: string,
): Refused | undefined {
  if (row.what === 'VICTIM_LIAISON')
    return refuse(
      'WRONG_STATE',
      'Victims are given to another officer by the task "victim.reassign-work" of the case, which opens when the leaving is recorded.',
    );
  if (row.state === 'SUBMITTED')
    return refuse('WRONG_STATE', 'It has been submitted: nobody needs to do it again.', { state: row.state });
  if (to === person.id) return refuse('NOT_ALLOWED', 'It is theirs now: choose somebody else of the team.');
  const role: Role | null = row.what === 'TASK' ? null : row.role;
  if (!isMember(to, row.teamId, role))
    return refuse(
      'NOT_ALLOWED',
      role === null
        ? `They are not in the team whose task this is from today until after ${day}: choose somebody who is.`
        : `They are no ${role.replaceAll('-', ' ')} of the team whose case this is from today until after ${day}: choose somebody who is.`,
    );
  if (isClosed(to, row.pathwayId)) return NOT_NAMED;
  return row.what !== 'TASK' || holdsCases(row.role)
    ? whyUnsigned(signOffs, to, row.pathwayId, holdsCases(row.role) ? row.role : undefined)
    : undefined;
}

/** Wrong in what was sent as a whole. */
export function rowProblems(rows: readonly Given[]): Refused | undefined {
  if (rows.length === 0 || rows.length > MOST_ROWS)
    return invalid([{ field: 'rows', message: `1 to ${MOST_ROWS} pieces of work are expected` }]);
  const problems = rows.flatMap(({ id, to }, i) =>
    isUuid(id) && isUuid(to) ? [] : [{ field: `rows.${i}`, message: 'ids are expected, of work and person' }],
  );
  const twice = rows.findIndex((row, i) =>
    rows.some((other, j) => j < i && other.id === row.id && other.what === row.what),
  );
  if (twice >= 0)
    problems.push({ field: `rows.${twice}`, message: 'the same work stands twice: choose one person' });
  return problems.length > 0 ? invalid(problems) : undefined;
}
