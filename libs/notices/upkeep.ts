import { type Database } from '#persistence/database.js';
import { londonDateOf } from '#calendar/index.js';
import { isoInstant, type Instant } from '#domain/time.js';
import { tellManagerOf } from './managers.js';
import { type Wall } from './plan.js';

/** Tells managers of what their teams have left unread past its limit, once for each notice. @returns how many */
export async function escalateUnread(database: Database, wall: Wall, now: Instant): Promise<number> {
  return database.transaction(async (sql) => {
    const rows = await sql.query<{
      id: string;
      team: string | null;
      user_id: string | null;
      kind: string;
      pathway_id: string | null;
    }>(
      `UPDATE ${wall}.notice n SET escalated_at = now() WHERE id IN (
         SELECT id FROM ${wall}.notice WHERE acknowledge_by <= $1 AND acknowledged_at IS NULL AND escalated_at IS NULL
          ORDER BY acknowledge_by LIMIT 100 FOR UPDATE SKIP LOCKED)
       RETURNING id, coalesce(team_id, of_team) AS team, user_id, kind, pathway_id`,
      [isoInstant(now)],
    );
    for (const { id, team, user_id, kind, pathway_id } of rows) {
      // What a manager leaves unread shows in the list of the unread: there it ends.
      if (team === null || kind === 'unread-escalated') continue;
      const data = { notice: id, kind, ...(user_id ? { user: user_id } : { team }) };
      await tellManagerOf(
        sql,
        wall,
        team,
        { kind: 'unread-escalated', data, pathwayId: pathway_id, about: id },
        now,
      );
    }
    return rows.length;
  });
}

/**
 * Makes one message of what was gathered for each person, on each London day. Only what is still unread goes in.
 * @returns how many messages
 */
export async function gather(database: Database, now: Instant): Promise<number> {
  return database.transaction(async (sql) => {
    await sql.query(
      `UPDATE throughcare.notice_delivery d SET state = 'not-sent', reason = 'read-already', ended_at = now()
        FROM throughcare.notice n WHERE n.id = d.notice_id AND d.state = 'gathered' AND d.send_after <= $1 AND n.acknowledged_at IS NOT NULL`,
      [isoInstant(now)],
    );
    const made = await sql.query(
      `WITH due AS (
         SELECT d.id, d.user_id FROM throughcare.notice_delivery d JOIN throughcare.person_user u ON u.id = d.user_id
          JOIN throughcare.notice_contact c ON c.user_id = d.user_id
          WHERE d.state = 'gathered' AND d.send_after <= $1 AND u.active AND NOT c.refused ? (d.kind || '/email') FOR UPDATE OF d
       ), one AS (
         INSERT INTO throughcare.notice_delivery (event, user_id, channel, kind, send_after)
         SELECT DISTINCT 'digest:' || $2, user_id, 'email', 'digest', $1::timestamptz FROM due
         ON CONFLICT ON CONSTRAINT notice_delivery_once DO NOTHING RETURNING id, user_id
       )
       UPDATE throughcare.notice_delivery g SET state = 'in-digest', digest_id = one.id, ended_at = now()
         FROM due JOIN one ON one.user_id = due.user_id WHERE g.id = due.id RETURNING g.id`,
      [isoInstant(now), londonDateOf(now)],
    );
    // Who has left, has refused the kind since, or was sent today's already: the inbox has it.
    await sql.query(
      `UPDATE throughcare.notice_delivery SET state = 'not-sent', reason = 'not-gathered', ended_at = now()
        WHERE state = 'gathered' AND send_after <= $1`,
      [isoInstant(now)],
    );
    return made.length;
  });
}
