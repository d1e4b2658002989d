import { type LondonDate } from '#domain/time.js';
import { invalid, refuse } from '#engine/outcome.js';
import { changePerson, type Asking, type DirectoryResult } from './change.js';
import { tellCases } from './leaving-cases.js';
import { mayManage, notYours } from './managers.js';
import { dayProblems, goesBeyond, periodsOf } from './records.js';

/**
 * Somebody leaves the service. After their last day they are in no team, cover nobody, and cannot sign in, whatever their issuer says.
 * Each case they hold is told in the same transaction. What they still hold is listed by `leaverWork` and given by `reassign`; what
 * nobody gave goes back to its queue the day after.
 */
export const leave = (
  asking: Asking,
  userId: string,
  lastDay: LondonDate,
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'leave', userId, async (sql, person, door) => {
    const problems = dayProblems(undefined, lastDay, { names: ['from', 'lastDay'] });
    if (problems.length > 0) return invalid(problems);
    if (person.lastDay === lastDay) return { told: 0, detail: { lastDay, again: true } };
    const held = await periodsOf(sql, person.id);
    // Leaving later than was said goes back to what they had: only they who ended it may.
    const ending = held.filter((period) => goesBeyond(period, lastDay) || period.until === person.lastDay);
    // Role by role: nobody ends the role of whoever is above them.
    const mine = ending.filter((period) => mayManage(asking.actor, period, period.role));
    const foreign = ending.find((period) => !mayManage(asking.actor, period, period.role));
    if (foreign)
      return mine.length > 0
        ? refuse(
            'NOT_ALLOWED',
            `They are in another team too. End their role in yours with changeMembership. ${notYours(foreign, foreign.role).message}`,
          )
        : notYours(foreign, foreign.role);
    if (ending.length === 0)
      return refuse(
        'NOT_FOUND',
        `They are in no team after ${lastDay}. What only their sign-in service claims is taken away there.`,
      );
    const by = asking.actor.userId;
    await sql.query(
      `UPDATE throughcare.membership_period SET until_on = greatest($2::date, from_on - 1), ended_by = $3, ended_at = now() WHERE id = ANY ($1::uuid[])`,
      [ending.map(({ id }) => id), lastDay, by],
    );
    await sql.query(
      `UPDATE throughcare.cover SET until_on = greatest($2::date, from_on - 1), ended_by = $3, ended_at = now()
        WHERE (user_id = $1 OR covered_by = $1) AND until_on > $2::date`,
      [person.id, lastDay, by],
    );
    await sql.query(
      `UPDATE throughcare.high_roh_sign_off SET until_on = greatest($2::date, from_on - 1), ended_by = $3, ended_at = now()
        WHERE user_id = $1 AND (until_on IS NULL OR until_on > $2::date)`,
      [person.id, lastDay, by],
    );
    await sql.query(
      'UPDATE throughcare.person_user SET last_day = $2, active = active AND $2::date >= throughcare.today() WHERE id = $1',
      [person.id, lastDay],
    );
    return { told: await tellCases(sql, door.schema, person.id), detail: { lastDay, reason } };
  });
