import { type Sql } from '#persistence/database.js';
import { covers, coversRole } from '#identity/directory/covering.js';
import { mayActOnVictimTask } from '#identity/actor.js';
import { type Role, type TeamKind } from '#domain/roles.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { nextDigest, sendAt } from './hours.js';
import { noticeKind, type Channel, type NoticeKind } from './kinds.js';

export type Wall = 'throughcare' | 'victim';
export const WALLS: readonly Wall[] = ['throughcare', 'victim'];

/** Somebody a notice concerns, and how they want to hear of it. */
interface Person {
  readonly userId: string;
  readonly teamKind: TeamKind | null;
  readonly role: Role | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: readonly string[] | null;
  readonly digest: boolean;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly failed: Readonly<Record<string, string>>;
  readonly refused: readonly string[];
}

/**
 * Active people whom a notice concerns: its person, or the members of its team in its role; and who covers them today in that team, of
 * what is neither behind the wall nor closed to a role. $4: whether it is such.
 */
const PEOPLE = `
  SELECT DISTINCT ON (u.id) u.id AS "userId", t.kind AS "teamKind", m.role, c.email, c.phone, c.address, c.digest,
         c.quiet_from AS "quietFrom", c.quiet_until AS "quietUntil", c.failed, c.refused
    FROM throughcare.person_user u
    JOIN throughcare.notice_contact c ON c.user_id = u.id
    LEFT JOIN throughcare.membership m ON m.user_id = u.id AND m.team_id = $2
    LEFT JOIN throughcare.team t ON t.id = m.team_id
   WHERE u.active AND CASE WHEN $1::uuid IS NOT NULL THEN u.id = $1 OR ($4 AND ${covers('u.id', '$1', '$2')})
                           ELSE m.team_id IS NOT NULL AND ($3::text IS NULL OR m.role = $3 OR ($4 AND ${coversRole('u.id', '$2', '$3')})) END
   ORDER BY u.id`;

interface Unplanned {
  readonly id: string;
  readonly kind: string;
  readonly user_id: string | null;
  readonly team: string | null;
  readonly role: string | null;
  readonly closed: boolean;
}

/** Channels a person is sent this kind by: those with an address that has not failed, and not refused where that is allowed. */
export function channelsFor(
  kind: NoticeKind,
  person: Pick<Person, 'email' | 'phone' | 'address' | 'failed' | 'refused'>,
): Channel[] {
  const has = { email: person.email, phone: person.phone, address: person.address };
  const works = (channel: Channel): boolean => {
    const address = channel === 'email' ? has.email : channel === 'sms' ? has.phone : has.address;
    return (
      address !== null &&
      person.failed[channel] === undefined &&
      !(kind.optOut && person.refused.includes(`${kind.id}/${channel}`))
    );
  };
  const chosen = kind.channels.filter(works);
  const quick = chosen.filter((channel) => channel !== 'letter');
  const refusedAll =
    quick.length === 0 &&
    kind.optOut &&
    kind.channels.some((one) => person.refused.includes(`${kind.id}/${one}`));
  return quick.length > 0 ? quick : refusedAll ? [] : chosen;
}

/**
 * Decides who is sent what is new, one row for each person and channel; the database refuses a second of the same.
 * @returns how many notices were planned
 */
export async function plan(sql: Sql, wall: Wall, now: Instant, most = 100): Promise<number> {
  const fresh = await sql.query<Unplanned>(
    `SELECT id, kind, user_id, coalesce(team_id, of_team) AS team, role, closed FROM ${wall}.notice
      WHERE planned_at IS NULL ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [most],
  );
  for (const notice of fresh) {
    const kind = noticeKind(notice.kind);
    const toCover = wall === 'throughcare' && !notice.closed;
    const people = kind
      ? await sql.query<Person>(PEOPLE, [notice.user_id, notice.team, notice.role, toCover])
      : [];
    for (const person of people) {
      if (!kind || (wall === 'victim' && !reachesVictims(person))) continue;
      for (const channel of channelsFor(kind, person))
        await put(sql, wall, notice, kind, person, channel, now);
    }
    await sql.query(`UPDATE ${wall}.notice SET planned_at = now() WHERE id = $1`, [notice.id]);
  }
  return fresh.length;
}

/** What stands behind the wall is told only to who may go through it. */
const reachesVictims = ({ teamKind, role }: Person): boolean =>
  teamKind !== null && role !== null && mayActOnVictimTask(teamKind, role);

async function put(
  sql: Sql,
  wall: Wall,
  notice: Unplanned,
  kind: NoticeKind,
  person: Person,
  channel: Channel,
  now: Instant,
): Promise<void> {
  // Behind the wall each goes alone: a gathered message is made of ordinary ones.
  const gathered = kind.pace === 'digest' && person.digest && channel === 'email' && wall === 'throughcare';
  const quiet = { from: person.quietFrom, until: person.quietUntil };
  const when = gathered ? nextDigest(now) : sendAt(now, kind.pace, quiet);
  await sql.query(
    `INSERT INTO ${wall}.notice_delivery (event, user_id, channel, kind, notice_id, state, send_after)
     VALUES ($1::uuid::text, $2, $3, $4, $1::uuid, $5, $6) ON CONFLICT ON CONSTRAINT notice_delivery_once DO NOTHING`,
    [notice.id, person.userId, channel, kind.id, gathered ? 'gathered' : 'waiting', isoInstant(when)],
  );
}
