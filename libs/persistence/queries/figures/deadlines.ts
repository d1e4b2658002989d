import { type Doors } from '../doors.js';
import { Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { LIVE } from '../task-row.js';

/** Days ahead that are counted, and days back in which what was done late still counts as missed. */
export const AHEAD_DAYS = 28;
export const SOON_DAYS = 7;
export const BACK_DAYS = 28;

/** Deadlines of one team, of one stage, or of one standard. */
export interface DeadlineFigure {
  readonly by: 'team' | 'stage' | 'standard';
  /** Id of the team, id of the stage, or row of the catalogue; null: tasks of no standard. */
  readonly key: string | null;
  /** Past, and not done yet. */
  readonly late: number;
  /** In the next seven days. */
  readonly soon: number;
  /** After that, within four weeks. */
  readonly ahead: number;
  /** Done in the last four weeks, after the deadline. */
  readonly doneLate: number;
}

const NAMES = `CASE WHEN GROUPING(team_id) = 0 THEN 'team' WHEN GROUPING(stage) = 0 THEN 'stage' ELSE 'standard' END`;

/**
 * Deadlines ahead and missed of these teams, by team, by stage and by standard, most late first: one statement over `task_queue` and
 * `task_late`. Tasks about victims are counted for those only who may have them.
 */
export function deadlineFigures(
  db: Doors,
  reader: Reader,
  teams: readonly string[],
): Promise<DeadlineFigure[]> {
  const p = new Parameters();
  const { victim } = reader;
  const parts = [tasksIn('throughcare', reader, teams, p)];
  if (victim)
    parts.push(
      tasksIn(
        'victim',
        reader,
        teams.filter((id) => victim.teamIds.includes(id)),
        p,
      ),
    );
  const text = `
    SELECT ${NAMES} AS by, CASE ${NAMES} WHEN 'team' THEN team_id::text WHEN 'stage' THEN stage ELSE standard_row END AS key,
      count(*) FILTER (WHERE due_at < now() AND NOT done)::int AS late,
      count(*) FILTER (WHERE due_at >= now() AND due_at < now() + make_interval(days => ${SOON_DAYS}))::int AS soon,
      count(*) FILTER (WHERE due_at >= now() + make_interval(days => ${SOON_DAYS}))::int AS ahead,
      count(*) FILTER (WHERE done)::int AS "doneLate"
    FROM (${parts.join(' UNION ALL ')}) AS counted
    GROUP BY GROUPING SETS ((team_id), (stage), (standard_row))
    ORDER BY 1, late DESC, soon DESC, 2`;
  return db.asReader(victim, (reads) => reads.rows<DeadlineFigure>(text, p.values));
}

function tasksIn(schema: string, reader: Reader, teams: readonly string[], p: Parameters): string {
  const ids = p.add(teams);
  const open = isOpenTo(reader, 't.pathway_id', p);
  const columns = 't.team_id, t.stage, t.standard_row, t.due_at';
  return `SELECT ${columns}, false AS done FROM ${schema}.task t
    WHERE t.team_id = ANY(${ids}::uuid[]) AND t.${LIVE} AND t.due_at < now() + make_interval(days => ${AHEAD_DAYS}) AND ${open}
    UNION ALL
    SELECT ${columns}, true FROM ${schema}.task t
    WHERE t.team_id = ANY(${ids}::uuid[]) AND t.state = 'DONE' AND t.late AND t.done_at >= now() - make_interval(days => ${BACK_DAYS}) AND ${open}`;
}
