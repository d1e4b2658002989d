import { addDays } from '#calendar/index.js';
import { TEAM_KINDS, type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { Backout, invalid, refuse, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { changeDirectory, changePerson, recordChange, type Asking, type DirectoryResult } from './change.js';
import { tellCases } from './leaving-cases.js';
import { mayManage, notYours } from './managers.js';
import {
  dayProblems,
  findTeam,
  goesBeyond,
  NO_SUCH_TEAM,
  periodsOf,
  todayInLondon,
  type PersonRef,
} from './records.js';

/** A role in a team, from a day until a day, both included; without days from today and for good. */
export interface Place {
  readonly teamId: string;
  readonly role: string;
  readonly from?: LondonDate;
  readonly until?: LondonDate;
}

export interface NewPerson extends Place {
  /** As the issuer's claim names them. */
  readonly username: string;
  readonly displayName: string;
}

const USERNAME = /^[a-z0-9][a-z0-9._@'+-]{1,99}$/i;
const LONGEST_NAME = 200;

/** Adds somebody who will sign in, with their first role in a team. */
export function addPerson(asking: Asking, input: NewPerson): Promise<DirectoryResult> {
  const username = input.username.trim();
  const displayName = input.displayName.trim();
  return changeDirectory(asking, `directory.add:${username}`, async (sql) => {
    const problems = [
      ...(USERNAME.test(username)
        ? []
        : [{ field: 'username', message: 'the name they sign in with is expected: no spaces' }]),
      ...(displayName.length > 0 && displayName.length <= LONGEST_NAME
        ? []
        : [
            {
              field: 'displayName',
              message: `their name as colleagues know it is expected, ${LONGEST_NAME} characters at most`,
            },
          ]),
    ];
    if (problems.length > 0) return invalid(problems);
    const [added] = await sql.query<{ id: string }>(
      `INSERT INTO throughcare.person_user (username, display_name) SELECT $1, $2
       WHERE NOT EXISTS (SELECT FROM throughcare.person_user WHERE lower(username) = lower($1)) ON CONFLICT DO NOTHING RETURNING id`,
      [username, displayName],
    );
    if (!added) {
      const [there] = await sql.query<{ id: string }>(
        'SELECT id FROM throughcare.person_user WHERE lower(username) = lower($1)',
        [username],
      );
      return refuse(
        'CONFLICT',
        'Somebody with this username is in the directory already: let them join with changeMembership.',
        { with: there?.id },
      );
    }
    const person = { id: added.id, username, name: displayName, active: true, lastDay: null };
    const begun = await begin(sql, asking, person, input, false);
    if ('code' in begun) throw new Backout(begun);
    await recordChange(sql, asking, 'add', added.id, { ...begun });
    return { kind: 'done', userId: added.id, told: 0 };
  });
}

/** Somebody joins a team, also after having left. */
export const joinTeam = (
  asking: Asking,
  userId: string,
  place: Place,
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'join', userId, async (sql, person) => {
    const begun = await begin(sql, asking, person, place, false);
    return 'code' in begun ? begun : { detail: { ...begun, reason } };
  });

/** Acting up: another role for a while. It ends by itself, and gives what the role gives. */
export const actUp = (
  asking: Asking,
  userId: string,
  place: Place,
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'act-up', userId, async (sql, person) => {
    const begun = await begin(sql, asking, person, place, true);
    return 'code' in begun ? begun : { detail: { ...begun, acting: true, reason } };
  });

/** Somebody leaves a team after their last day in it. Cases they hold there are told. */
export const leaveTeam = (
  asking: Asking,
  userId: string,
  { teamId, role, until }: Omit<Place, 'from'>,
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'leave-team', userId, async (sql, person, door) => {
    const ended = await end(sql, asking, person, teamId, role, until ?? todayInLondon());
    if ('code' in ended) return ended;
    return { told: await tellCases(sql, door.schema, person.id), detail: { ...ended, reason } };
  });

/** Somebody moves: the day before the first in the new team is the last in the old one. */
export const moveTeam = (
  asking: Asking,
  userId: string,
  { teamId, role }: Pick<Place, 'teamId' | 'role'>,
  to: Place,
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'move', userId, async (sql, person, door) => {
    const from = to.from ?? todayInLondon();
    const ended = await end(sql, asking, person, teamId, role, addDays(from, -1));
    if ('code' in ended) return ended;
    const begun = await begin(sql, asking, person, { ...to, from }, false);
    if ('code' in begun) throw new Backout(begun);
    const told = await tellCases(sql, door.schema, person.id);
    return { told, detail: { left: ended, joined: begun, reason } };
  });

interface Written {
  readonly team: string;
  readonly role: string;
  readonly from?: LondonDate;
  readonly until?: LondonDate;
}

async function begin(
  sql: Sql,
  { actor }: Asking,
  person: PersonRef,
  { teamId, role, from = todayInLondon(), until }: Place,
  acting: boolean,
): Promise<Written | Refused> {
  const team = await findTeam(sql, teamId);
  if (!team) return NO_SUCH_TEAM;
  const roles: readonly string[] = TEAM_KINDS[team.kind].roles;
  const problems = dayProblems(from, until, { mustEnd: acting });
  if (!roles.includes(role))
    problems.push({ field: 'role', message: `in this team one of ${roles.join(', ')} is expected` });
  if (problems.length > 0) return invalid(problems);
  if (!mayManage(actor, team, role as Role)) return notYours(team, role as Role);
  const back = await comeBack(sql, person, from, until);
  if (back) return back;
  const overlapping = (await periodsOf(sql, person.id)).find(
    (held) =>
      held.teamId === teamId &&
      held.role === role &&
      (held.until === null || held.until >= from) &&
      (until === undefined || (held.from ?? '') <= until),
  );
  if (overlapping)
    return refuse(
      'CONFLICT',
      `They have this role there already${overlapping.until === null ? '' : ` until ${overlapping.until}`}: begin later, or end that first.`,
      { with: overlapping.id },
    );
  await sql.query(
    `INSERT INTO throughcare.membership_period (user_id, team_id, role, from_on, until_on, acting, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [person.id, teamId, role, from, until ?? null, acting, actor.userId],
  );
  return { team: teamId, role, from, until };
}

/** Whoever has left may come back; an account closed otherwise stays closed. */
async function comeBack(
  sql: Sql,
  { id, active, lastDay }: PersonRef,
  from: LondonDate,
  until: LondonDate | undefined,
): Promise<Refused | undefined> {
  if (lastDay === null)
    return active
      ? undefined
      : refuse(
          'NOT_ALLOWED',
          'Their account was closed by whoever runs the service, not by the directory: ask them to open it.',
        );
  if (from <= lastDay) {
    if (until !== undefined && until <= lastDay) return undefined;
    return refuse(
      'CONFLICT',
      `They leave on ${lastDay}: end by then, or begin the day after if they come back.`,
    );
  }
  await sql.query('UPDATE throughcare.person_user SET active = true, last_day = NULL WHERE id = $1', [id]);
  return undefined;
}

async function end(
  sql: Sql,
  { actor }: Asking,
  person: PersonRef,
  teamId: string,
  role: string,
  lastDay: LondonDate,
): Promise<Written | Refused> {
  const team = await findTeam(sql, teamId);
  if (!team) return NO_SUCH_TEAM;
  if (!mayManage(actor, team, role as Role)) return notYours(team, role as Role);
  const problems = dayProblems(undefined, lastDay);
  if (problems.length > 0) return invalid(problems);
  const period = (await periodsOf(sql, person.id)).findLast(
    (held) => held.teamId === teamId && held.role === role && goesBeyond(held, lastDay),
  );
  if (!period)
    return refuse(
      'NOT_FOUND',
      `They have no such role in this team after ${lastDay}. directoryPerson lists what they have; a role that only their sign-in service claims is taken away there.`,
    );
  const cancelled = period.from !== null && period.from > lastDay ? addDays(period.from, -1) : lastDay;
  await sql.query(
    'UPDATE throughcare.membership_period SET until_on = $2, ended_by = $3, ended_at = now() WHERE id = $1',
    [period.id, cancelled, actor.userId],
  );
  return { team: teamId, role, until: lastDay };
}
