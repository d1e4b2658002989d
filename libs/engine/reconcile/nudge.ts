import { type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { ownerTeam, type Owned } from '../stuck/owner.js';
import { nudgeAfter } from '../stuck-columns.js';

interface Due extends Owned {
  readonly pathway_id: string;
  readonly key: string;
  readonly cause: string;
  readonly since: Instant;
}

const AT_ONCE = 500;

/** Tells the owner of everything stuck whose hour has come, and sets the next: nothing waits in silence. */
export async function nudge(sql: Sql, now: Instant): Promise<void> {
  for (const schema of ['throughcare', 'victim'] as const) {
    const due = await sql.query<Due>(
      `SELECT s.pathway_id, s.key, s.cause, s.since, s.owner_role, p.prison_code, p.area_code
       FROM ${schema}.stuck s JOIN throughcare.pathway p ON p.id = s.pathway_id
       WHERE s.next_nudge_at <= $1 ORDER BY s.severity DESC, s.next_nudge_at LIMIT ${AT_ONCE}`,
      [new Date(now)],
    );
    const rows = due.flatMap((row) => {
      const owner = ownerTeam(row);
      if (!owner) return [];
      const { pathway_id, key, cause, since } = row;
      const next = new Date(nudgeAfter(cause, since, now)).toISOString();
      return [{ pathway_id, key, cause, ...owner, next }];
    });
    if (rows.length === 0) continue;
    await sql.query(
      `WITH due AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (pathway_id uuid, key text, cause text, kind text, place text, next timestamptz)
       ), later AS (
         UPDATE ${schema}.stuck s SET next_nudge_at = due.next FROM due WHERE s.pathway_id = due.pathway_id AND s.key = due.key
       ), told AS (
         INSERT INTO ${schema}.notice (team_id, pathway_id, kind, data)
         SELECT t.id, due.pathway_id, 'stuck', jsonb_build_object('cause', due.cause)
         FROM due JOIN throughcare.team t ON t.kind = due.kind AND t.place_code = due.place
         RETURNING id, team_id
       )
       SELECT pg_notify('${schema === 'victim' ? 'throughcare_victim_notice' : 'throughcare_notice'}', json_build_object('n', id, 'team', team_id)::text) FROM told`,
      [JSON.stringify(rows)],
    );
  }
}
