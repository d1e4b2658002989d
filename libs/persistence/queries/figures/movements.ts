import { addDays, startOfDay } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { MOVEMENTS } from '../../entities/counted.js';
import { type Doors } from '../doors.js';
import { Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { type Managed } from './managed.js';

/** Who came and went in one week. */
export interface MovementWeek {
  /** The Monday, in London. */
  readonly monday: LondonDate;
  /** Received into a prison of these places, from court or after recall. */
  readonly receptions: number;
  readonly transfersIn: number;
  readonly transfersOut: number;
  readonly releases: number;
  readonly recalls: number;
}

/**
 * Movements in and out of these places by week, first and last day included; a week without any has a row too. People are counted, each
 * once for a movement however many sentences they serve. One statement over `fact_movements`; what was corrected is left out by `fact_supersedes`.
 */
export function movementsAt(
  db: Doors,
  reader: Reader,
  places: Managed['places'],
  from: LondonDate,
  to: LondonDate,
): Promise<MovementWeek[]> {
  const p = new Parameters();
  const start = p.add(new Date(startOfDay(from)));
  const end = p.add(new Date(startOfDay(addDays(to, 1))));
  const here = p.add(places);
  const at = (code: string): string => `(${here}::text[] IS NULL OR ${code} = ANY(${here}::text[]))`;
  const case_ = `(${here}::text[] IS NULL OR prison_code = ANY(${here}) OR area_code = ANY(${here}))`;
  const people = (condition: string): string =>
    `count(DISTINCT (person_id, happened_at)) FILTER (WHERE ${condition})::int`;
  const arrived = `(${at(`data ->> 'prison'`)} OR area_code = ANY(${here}))`;
  const text = `
    WITH movement AS (
      SELECT f.kind, f.data, f.happened_at, p.person_id, p.prison_code, p.area_code,
             date_trunc('week', f.happened_at AT TIME ZONE 'Europe/London')::date AS monday
      FROM throughcare.fact f JOIN throughcare.pathway p ON p.id = f.pathway_id
      WHERE f.${MOVEMENTS} AND f.happened_at >= ${start} AND f.happened_at < ${end} AND f.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT FROM throughcare.fact l WHERE l.supersedes = f.id AND l.supersedes IS NOT NULL AND l.withdrawn_at IS NULL)
        AND (${case_} OR f.data ->> 'prison' = ANY(${here}) OR f.data ->> 'to' = ANY(${here}) OR f.data ->> 'from' = ANY(${here}))
        AND ${isOpenTo(reader, 'p.id', p)}
    ), week AS (
      SELECT generate_series(date_trunc('week', ${start}::timestamptz AT TIME ZONE 'Europe/London'),
                             (${end}::timestamptz - interval '1 second') AT TIME ZONE 'Europe/London', interval '7 days')::date AS monday
    )
    SELECT week.monday::text AS monday,
      ${people(`kind IN ('received', 'returned') AND ${arrived}`)} AS receptions,
      ${people(`kind = 'moved' AND ${at(`data ->> 'to'`)}`)} AS "transfersIn",
      ${people(`kind = 'moved' AND ${at(`data ->> 'from'`)}`)} AS "transfersOut",
      ${people(`kind = 'released' AND (${at(`data ->> 'prison'`)} OR ${case_})`)} AS releases,
      ${people(`kind = 'recall-revoked' AND ${case_}`)} AS recalls
    FROM week LEFT JOIN movement USING (monday) GROUP BY week.monday ORDER BY week.monday`;
  return db.rows<MovementWeek>(text, p.values);
}
