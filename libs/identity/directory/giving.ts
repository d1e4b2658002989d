import { addDays } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type RefusalCode, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { openTo } from '../permission/restricted.js';
import { holdsCases, notSignedOff } from './high-roh.js';
import { type Reach, type WorkKind, type WorkRow } from './leaver-work.js';
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
}

export interface Giving {
  readonly userId: string;
  readonly rows: readonly Given[];
  readonly reason?: string;
}

const MOST_ROWS = 500;

/** Why somebody may not have this piece of work; undefined when they may. The same is asked for a plan and before it is carried out. */
export async function mayNotHave(
  sql: Sql,
  reach: Reach,
  row: WorkRow,
  to: string,
): Promise<Refused | undefined> {
  if (row.what === 'VICTIM_LIAISON')
    return refuse(
      'WRONG_STATE',
      'Victims are given to another officer by the task "victim.reassign-work" of the case, which opens when the leaving is recorded.',
    );
  if (row.state === 'SUBMITTED')
    return refuse('WRONG_STATE', 'It has been submitted: nobody needs to do it again.', { state: row.state });
  if (to === reach.person.id)
    return refuse('NOT_ALLOWED', 'It is theirs now: choose somebody else of the team.');
  const role: Role | null = row.what === 'TASK' ? null : row.role;
  // Whoever is to have it must be there still when the other has gone.
  const after = reach.person.lastDay === null ? todayInLondon() : addDays(reach.person.lastDay, 1);
  const day = after > todayInLondon() ? after : todayInLondon();
  const [member] = await sql.query(
    `SELECT 1 FROM throughcare.membership_period m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
      WHERE m.user_id = $1 AND m.team_id = $2 AND ($3::text IS NULL OR m.role = $3) AND m.from_on <= throughcare.today()
        AND (m.until_on IS NULL OR m.until_on >= $4::date) LIMIT 1`,
    [to, row.teamId, role, day],
  );
  if (!member)
    return refuse(
      'NOT_ALLOWED',
      role === null
        ? `They are not in the team whose task this is from today until after ${day}: choose somebody who is.`
        : `They are no ${role.replaceAll('-', ' ')} of the team whose case this is from today until after ${day}: choose somebody who is.`,
    );
  const [open] = await sql.query<{ open: boolean }>(`SELECT ${openTo('$1::uuid', '$2')} AS open`, [
    row.pathwayId,
    to,
  ]);
  if (!open?.open)
    return refuse(
      'NOT_ALLOWED',
      'This case is restricted and they are not named for it: choose somebody who is, or name them first.',
    );
  return row.what !== 'TASK' || holdsCases(row.role)
    ? notSignedOff(sql, to, row.pathwayId, holdsCases(row.role) ? row.role : undefined)
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
