import { type Schema } from '#engine/doors.js';
import { type Sql } from '#persistence/database.js';
import { tellCases } from './leaving-cases.js';

const CHANNEL: Record<Schema, string> = {
  throughcare: 'throughcare_task',
  victim: 'throughcare_victim_task',
};

/**
 * Tasks somebody claimed while they were in a team that they are in no more: neither in its own nor in the one it has climbed to.
 * An end that was recorded late takes along what was claimed before it was recorded.
 */
const letGo = (schema: Schema): string => `
  WITH freed AS (
    UPDATE ${schema}.task t SET state = 'OPEN', holder_id = NULL, claimed_at = NULL, updated_at = now()
     WHERE t.state = 'CLAIMED'
       AND EXISTS (SELECT FROM throughcare.membership_period m WHERE m.user_id = t.holder_id AND m.team_id IN (t.team_id, t.escalated_team_id)
                     AND m.until_on < throughcare.today() AND ((t.claimed_at AT TIME ZONE 'Europe/London')::date <= m.until_on OR t.claimed_at <= m.ended_at))
       AND NOT EXISTS (SELECT FROM throughcare.membership m WHERE m.user_id = t.holder_id AND m.team_id IN (t.team_id, t.escalated_team_id))
    RETURNING t.id, t.pathway_id, t.team_id
  ), line AS (
    INSERT INTO audit.event (action, subject_type, subject_id, pathway_id, outcome) SELECT 'task.let-go', 'task', id::text, pathway_id, 'done' FROM freed
  )
  SELECT id, pg_notify('${CHANNEL[schema]}', json_build_object('t', id, 'team', team_id)::text) FROM freed`;

/**
 * Looks after those who have gone, with the engine's rights: what they claimed and nobody was given goes back to its queue with its draft,
 * their account is closed, and cases that were not told of a last day are told now: those behind the wall, roles that end by themselves,
 * and cases that came to somebody after their leaving was recorded.
 */
export async function lookAfterTheGone(sql: Sql): Promise<void> {
  await tellCases(sql, 'victim', null);
  for (const schema of ['throughcare', 'victim'] as const) await sql.query(letGo(schema));
  await sql.query(
    'UPDATE throughcare.person_user SET active = false WHERE active AND last_day < throughcare.today()',
  );
}
