import { type Database } from '#persistence/database.js';
import { isoInstant, MINUTE, type Instant } from '#domain/time.js';
import { afterQuiet } from './hours.js';
import { noticeKind, type Channel } from './kinds.js';
import { tellManagerOf } from './managers.js';
import { type Wall } from './plan.js';
import { whyNot } from './still-true.js';
import { Declined, type Transport } from './transport.js';
import { said, type Language } from './words.js';

export interface Outgoing {
  readonly transport: Transport;
  readonly database: Database;
  /** Where people sign in, without a slash at its end. */
  readonly publicUrl: string;
}

interface Claimed {
  readonly id: string;
  readonly event: string;
  readonly user_id: string;
  readonly channel: Channel;
  readonly kind: string;
  readonly notice_id: string | null;
  readonly attempts: number;
  readonly gathered: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: readonly string[] | null;
  readonly language: Language;
  readonly quiet_from: string;
  readonly quiet_until: string;
}

/** Waits longer each time, an hour at most. */
const pause = (attempts: number): number => Math.min(2 ** attempts, 60) * MINUTE;

/**
 * Sends the next message that is due. It is marked as being sent, and that is committed, before the carrier is asked: one that
 * dies in between is looked for under its reference (recover.ts), never sent blindly a second time.
 * @returns whether there was one
 */
export async function sendNext(out: Outgoing, wall: Wall, now: Instant): Promise<boolean> {
  const { database, transport } = out;
  const claimed = await claim(database, wall, now);
  if (!claimed) return false;
  const end = (state: string, reason: string): Promise<unknown> =>
    database.query(
      `UPDATE ${wall}.notice_delivery SET state = $2, reason = $3, ended_at = now() WHERE id = $1`,
      [claimed.id, state, reason],
    );
  const again = (when: Instant, reason: string | null): Promise<unknown> =>
    database.query(
      `UPDATE ${wall}.notice_delivery SET state = 'waiting', claimed_at = NULL, send_after = $2, reason = $3 WHERE id = $1`,
      [claimed.id, isoInstant(when), reason],
    );
  const { notice_id: notice, kind, channel, user_id: user } = claimed;
  const why =
    notice === null ? undefined : await whyNot(database, wall, { notice, user, kind, channel }, now);
  if (why !== undefined) {
    await end('not-sent', why);
    return true;
  }
  const quietEnds = afterQuiet(now, { from: claimed.quiet_from, until: claimed.quiet_until });
  if (noticeKind(kind)?.pace !== 'now' && quietEnds > now) {
    await again(quietEnds, 'quiet-hours');
    return true;
  }
  const address = channel === 'email' ? claimed.email : channel === 'sms' ? claimed.phone : claimed.address;
  if (address === null) {
    await end('not-sent', 'no-address');
    return true;
  }
  const link = `${out.publicUrl}/${notice === null ? '' : `?notice=${notice}`}`;
  const message = said(kind, claimed.language, channel, { link, count: claimed.gathered });
  try {
    await transport
      .send(channel, claimed, message, claimed.id)
      .then((id) =>
        database.query(
          `UPDATE ${wall}.notice_delivery SET state = 'sent', notify_id = $2, sent_at = now(), reason = NULL WHERE id = $1 AND state = 'sending'`,
          [claimed.id, id],
        ),
      );
  } catch (error) {
    // Silence or a fault may hide that it was taken: it stays as it is until it has been looked for.
    if (!(error instanceof Declined)) throw error;
    if (error.forGood) await failFor(database, wall, claimed.id, error.reason, now);
    else await again(now + pause(claimed.attempts), error.reason);
  }
  return true;
}

async function claim(database: Database, wall: Wall, now: Instant): Promise<Claimed | undefined> {
  const [row] = await database.query<Claimed>(
    `WITH next AS (SELECT id FROM ${wall}.notice_delivery WHERE state = 'waiting' AND send_after <= $1
                    ORDER BY send_after LIMIT 1 FOR UPDATE SKIP LOCKED),
          taken AS (UPDATE ${wall}.notice_delivery d SET state = 'sending', claimed_at = $1, attempts = attempts + 1
                      FROM next WHERE d.id = next.id RETURNING d.*)
     SELECT t.id, t.event, t.user_id, t.channel, t.kind, t.notice_id, t.attempts, c.email, c.phone, c.address,
            coalesce(c.language, 'en') AS language, coalesce(c.quiet_from, '19:00') AS quiet_from, coalesce(c.quiet_until, '07:00') AS quiet_until,
            (SELECT count(*)::int FROM ${wall}.notice_delivery g WHERE g.digest_id = t.id) AS gathered
       FROM taken t LEFT JOIN throughcare.notice_contact c ON c.user_id = t.user_id`,
    [isoInstant(now)],
  );
  return row;
}

/**
 * A message that can never arrive: its address is not used again until it changes, and the manager of the person's team is told,
 * who must acknowledge it (docs/decisions/0024).
 */
export async function failFor(
  database: Database,
  wall: Wall,
  id: string,
  reason: string,
  now: Instant,
): Promise<void> {
  await database.transaction(async (sql) => {
    const [failed] = await sql.query<{ user_id: string; channel: string }>(
      `UPDATE ${wall}.notice_delivery SET state = 'failed', reason = $2, ended_at = now()
        WHERE id = $1 AND state NOT IN ('failed', 'delivered') RETURNING user_id, channel`,
      [id, reason],
    );
    if (!failed) return;
    const [flagged] = await sql.query(
      `UPDATE throughcare.notice_contact SET failed = failed || jsonb_build_object($2::text, now())
        WHERE user_id = $1 AND NOT failed ? $2 RETURNING 1`,
      [failed.user_id, failed.channel],
    );
    if (!flagged) return;
    const { user_id: user, channel } = failed;
    const teams = await sql.query<{ team_id: string }>(
      'SELECT DISTINCT team_id FROM throughcare.membership WHERE user_id = $1',
      [user],
    );
    // The flag is about a member of staff and names no case: it stands outside the wall.
    const told = { kind: 'contact-failed', data: { user, channel }, pathwayId: null, about: id } as const;
    for (const { team_id } of teams) await tellManagerOf(sql, 'throughcare', team_id, told, now);
  });
}
