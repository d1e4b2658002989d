import { type LondonDate } from '#domain/time.js';
import { invalid, refuse, type Refused } from '#engine/outcome.js';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '../actor.js';
import { changePerson, type Asking, type DirectoryResult } from './change.js';
import { holdsCases } from './high-roh.js';
import { mayManage, notYours } from './managers.js';
import { dayProblems, goesBeyond, periodsOf, todayInLondon } from './records.js';

/**
 * A manager signs somebody off as competent for high and very high risk of harm (003 L638, RR-2): from a day, for good or until one.
 */
export const signOff = (
  asking: Asking,
  userId: string,
  { from = todayInLondon(), until }: { readonly from?: LondonDate; readonly until?: LondonDate },
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'sign-off', userId, async (sql, person) => {
    const problems = dayProblems(from, until);
    if (problems.length > 0) return invalid(problems);
    const refused = await notTheirs(sql, asking.actor, person.id);
    if (refused) return refused;
    const [overlapping] = await sql.query<{ id: string }>(
      `SELECT id FROM throughcare.high_roh_sign_off WHERE user_id = $1 AND (until_on IS NULL OR until_on >= greatest($2::date, from_on))
         AND ($3::date IS NULL OR from_on <= $3) LIMIT 1`,
      [person.id, from, until ?? null],
    );
    if (overlapping)
      return refuse(
        'CONFLICT',
        'They are signed off on some of these days already: end that with endSignOff, or begin after it.',
        { with: overlapping.id },
      );
    await sql.query(
      'INSERT INTO throughcare.high_roh_sign_off (user_id, from_on, until_on, made_by) VALUES ($1, $2, $3, $4)',
      [person.id, from, until ?? null, asking.actor.userId],
    );
    return { detail: { from, until, reason } };
  });

/** The sign-off ends after a day. Cases they hold stay theirs until somebody gives them to another. */
export const endSignOff = (
  asking: Asking,
  userId: string,
  lastDay: LondonDate = todayInLondon(),
  reason?: string,
): Promise<DirectoryResult> =>
  changePerson(asking, 'end-sign-off', userId, async (sql, person) => {
    const problems = dayProblems(undefined, lastDay, { names: ['from', 'lastDay'] });
    if (problems.length > 0) return invalid(problems);
    const refused = await notTheirs(sql, asking.actor, person.id);
    if (refused) return refused;
    const ended = await sql.query(
      `UPDATE throughcare.high_roh_sign_off SET until_on = greatest($2::date, from_on - 1), ended_by = $3, ended_at = now()
        WHERE user_id = $1 AND (until_on IS NULL OR until_on > greatest($2::date, from_on - 1)) RETURNING id`,
      [person.id, lastDay, asking.actor.userId],
    );
    if (ended.length === 0) return refuse('NOT_FOUND', `They are not signed off after ${lastDay}.`);
    return { detail: { until: lastDay, reason } };
  });

/** Theirs to sign off are those who hold cases in a team of theirs. */
async function notTheirs(sql: Sql, actor: Actor, userId: string): Promise<Refused | undefined> {
  const holding = (await periodsOf(sql, userId)).filter(
    (held) => holdsCases(held.role) && goesBeyond(held, todayInLondon()),
  );
  if (holding.some((held) => mayManage(actor, held, held.role))) return undefined;
  const [elsewhere] = holding;
  return elsewhere
    ? notYours(elsewhere, elsewhere.role)
    : refuse(
        'NOT_ALLOWED',
        'They hold no cases: only an offender manager or an offender supervisor is signed off.',
      );
}
