import { addDays, startOfDay } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { type Doors } from '../doors.js';
import { all, Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { LIVE } from '../task-row.js';
import { type Managed } from './managed.js';

/** How the deadlines of standards were kept at one place, in one stage, or of one standard. */
export interface KeptFigure {
  readonly by: 'place' | 'stage' | 'standard';
  /** Code of the place, id of the stage, or row of the catalogue. */
  readonly key: string;
  readonly kept: number;
  /** Done after the deadline, or not done yet. */
  readonly missed: number;
  /** The deadline had passed before anybody could know of it: neither kept nor missed (design.md, "Keys"). */
  readonly learntLate: number;
}

export interface KeptQuery {
  /** First and last London day on which the deadlines fell. */
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** One row of the catalogue; all without it. */
  readonly standard?: string;
}

const NAMES = `CASE WHEN GROUPING(place_code) = 0 THEN 'place' WHEN GROUPING(stage) = 0 THEN 'stage' ELSE 'standard' END`;

/**
 * How deadlines that fell in a period were kept, by place, stage and standard, most missed first. Prisons and probation areas are counted
 * by the same standards (002 L1061, L1103). Whoever stands above an area has its cases' prisons beside it; of those, this area's cases alone. One
 * statement over `task_queue` and `task_ended`, and for those prisons over `pathway_area` and the key of each case's tasks. Tasks about
 * victims are counted for those only who may have them.
 */
export function deadlinesKept(
  db: Doors,
  reader: Reader,
  { teams, areas }: Pick<Managed, 'teams' | 'areas'>,
  query: KeptQuery,
): Promise<KeptFigure[]> {
  const p = new Parameters();
  const { victim } = reader;
  const fell = fellIn(query, p);
  const parts = [
    ...ofTeams('throughcare', reader, teams, fell, p),
    ...(areas.length > 0 ? [inPrisonsOf(areas, teams, reader, fell, p)] : []),
    ...(victim
      ? ofTeams(
          'victim',
          reader,
          teams.filter((id) => victim.teamIds.includes(id)),
          fell,
          p,
        )
      : []),
  ];
  const text = `
    SELECT ${NAMES} AS by, CASE ${NAMES} WHEN 'place' THEN place_code WHEN 'stage' THEN stage ELSE standard_row END AS key,
      count(*) FILTER (WHERE mark IS DISTINCT FROM 'learnt-late' AND NOT missed)::int AS kept,
      count(*) FILTER (WHERE mark IS DISTINCT FROM 'learnt-late' AND missed)::int AS missed,
      count(*) FILTER (WHERE mark = 'learnt-late')::int AS "learntLate"
    FROM (${parts.join(' UNION ALL ')}) AS counted
    GROUP BY GROUPING SETS ((place_code), (stage), (standard_row))
    ORDER BY 1, missed DESC, kept DESC, 2`;
  return db.asReader(victim, (reads) => reads.rows<KeptFigure>(text, p.values));
}

/** What is judged by now. A task that was withdrawn counts only when its deadline had been missed before. */
const ENDED = `(t.state = 'DONE' OR (t.state = 'WITHDRAWN' AND t.missed_at IS NOT NULL))`;
/** What somebody has sent in is judged by the turn that takes it, and not before. */
const OPEN = `t.${LIVE} AND (t.state <> 'SUBMITTED' OR t.missed_at IS NOT NULL)`;
const COLUMNS = `t.place_code, t.stage, t.standard_row, t.mark, (t.state <> 'DONE' OR t.late OR t.missed_at IS NOT NULL) AS missed`;

/** SQL that is true for a task (alias `t`) whose deadline is of a standard and fell in the period. */
function fellIn({ from, to, standard }: KeptQuery, p: Parameters): string {
  const end = p.add(new Date(startOfDay(addDays(to, 1))));
  return all([
    `t.due_at >= ${p.add(new Date(startOfDay(from)))} AND t.due_at < least(${end}::timestamptz, now())`,
    standard === undefined ? 't.standard_row IS NOT NULL' : `t.standard_row = ${p.add(standard)}`,
  ]);
}

function ofTeams(
  schema: 'throughcare' | 'victim',
  reader: Reader,
  teams: readonly string[],
  fell: string,
  p: Parameters,
): string[] {
  const here = `t.team_id = ANY(${p.add(teams)}::uuid[]) AND ${fell} AND ${isOpenTo(reader, 't.pathway_id', p)}`;
  return [
    `SELECT ${COLUMNS} FROM ${schema}.task t WHERE ${OPEN} AND ${here}`,
    `SELECT ${COLUMNS} FROM ${schema}.task t WHERE t.state IN ('DONE', 'WITHDRAWN') AND ${ENDED} AND ${here}`,
  ];
}

const inPrisonsOf = (
  areas: readonly string[],
  counted: readonly string[],
  reader: Reader,
  fell: string,
  p: Parameters,
): string =>
  `SELECT ${COLUMNS} FROM throughcare.pathway p JOIN throughcare.task t ON t.pathway_id = p.id
     JOIN throughcare.place l ON l.code = t.place_code AND l.kind = 'prison'
   WHERE p.area_code = ANY(${p.add(areas)}) AND t.team_id <> ALL(${p.add(counted)}::uuid[]) AND ((${OPEN}) OR ${ENDED}) AND ${fell} AND ${isOpenTo(reader, 'p.id', p)}`;
