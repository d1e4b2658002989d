import { type Doors } from '../doors.js';
import { all, Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { atPlaces, type Managed } from './managed.js';

/** Ends, in days, of the spans that cases are counted in; the last has none. */
export const SPANS_DAYS = [7, 28, 91, 365] as const;
/** So far back what is finished tells what is usual. */
const USUAL_FROM = '2 years';

/** How long cases are, and were, in one stage. */
export interface StageFigure {
  readonly stage: string;
  /** In it now. */
  readonly cases: number;
  /** Half of those in it now are in it for longer; whole days. Null: nobody is. */
  readonly medianDays: number | null;
  /** How many are in it for up to a week, four weeks, three months, a year, and longer. */
  readonly spans: readonly number[];
  /** Of those who left it in the last two years, seen from its beginning to its end. */
  readonly finished: number;
  readonly finishedMedianDays: number | null;
}

/** The stages of cases at these places. One statement over `pathway_prison`, `pathway_area` and the key of `stage_spell`. */
export function stageFigures(db: Doors, reader: Reader, places: Managed['places']): Promise<StageFigure[]> {
  const p = new Parameters();
  const days = (until: string): string => `extract(epoch FROM ${until} - s.began_at) / 86400`;
  const span = (i: number): string =>
    `count(*) FILTER (WHERE ended_at IS NULL AND width_bucket(days::numeric, ${p.add(SPANS_DAYS)}::numeric[]) = ${i})::int`;
  const median = (condition: string): string =>
    `round(percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE ${condition}))::int`;
  const usual = `ended_at IS NOT NULL`;
  const spans = [0, ...SPANS_DAYS.map((_, i) => i + 1)].map(span).join(', ');
  const text = `
    WITH spell AS (
      SELECT s.stage, s.ended_at, ${days('coalesce(s.ended_at, now())')} AS days
      FROM throughcare.pathway p JOIN throughcare.stage_spell s ON s.pathway_id = p.id
      WHERE ${all([atPlaces(places, p), isOpenTo(reader, 'p.id', p)])}
        AND (s.ended_at IS NULL OR (s.whole AND s.ended_at > now() - interval '${USUAL_FROM}'))
    )
    SELECT stage, count(*) FILTER (WHERE ended_at IS NULL)::int AS cases, ${median('ended_at IS NULL')} AS "medianDays",
      ARRAY[${spans}] AS spans, count(*) FILTER (WHERE ${usual})::int AS finished, ${median(usual)} AS "finishedMedianDays"
    FROM spell GROUP BY stage`;
  return db.rows<StageFigure>(text, p.values);
}
