import { type Doors } from '../doors.js';
import { Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';

/** So many cases, or tasks, of one weight that one person has. */
export interface LoadRead {
  readonly userId: string;
  readonly what: 'case' | 'task';
  /** Of the case: risk of harm and tier; null where nobody has said. */
  readonly roh: string | null;
  readonly tier: number | null;
  readonly count: number;
  /** Of tasks: past their deadline. */
  readonly late: number;
}

/**
 * What the members of these teams have in hand: cases they manage or supervise, wherever those are, and live tasks of these teams they
 * have claimed. One statement over `pathway_om`, `pathway_os` and `task_queue`.
 */
export function loadsOf(db: Doors, reader: Reader, teams: readonly string[]): Promise<LoadRead[]> {
  const p = new Parameters();
  const ids = p.add(teams);
  const { victim } = reader;
  const cases = (column: string): string =>
    `SELECT p.${column} AS person, 'case' AS what, p.roh, p.tier, false AS late
       FROM members m JOIN throughcare.pathway p ON p.${column} = m.user_id WHERE p.ended_at IS NULL AND ${isOpenTo(reader, 'p.id', p)}`;
  const tasks = (schema: string, of: string): string =>
    `SELECT t.holder_id, 'task', p.roh, p.tier, t.due_at < now()
       FROM ${schema}.task t JOIN throughcare.pathway p ON p.id = t.pathway_id
      WHERE t.team_id = ANY(${of}::uuid[]) AND t.state IN ('CLAIMED', 'SUBMITTED') AND t.holder_id IS NOT NULL AND ${isOpenTo(reader, 'p.id', p)}`;
  const parts = [cases('om_id'), cases('os_id'), tasks('throughcare', ids)];
  if (victim) parts.push(tasks('victim', p.add(teams.filter((id) => victim.teamIds.includes(id)))));
  const text = `
    WITH members AS (
      SELECT DISTINCT m.user_id FROM throughcare.membership m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
      WHERE m.team_id = ANY(${ids}::uuid[])
    )
    SELECT person AS "userId", what, roh, tier, count(*)::int AS count, count(*) FILTER (WHERE late)::int AS late
    FROM (${parts.join(' UNION ALL ')}) AS held GROUP BY person, what, roh, tier`;
  return db.asReader(victim, (reads) => reads.rows<LoadRead>(text, p.values));
}
