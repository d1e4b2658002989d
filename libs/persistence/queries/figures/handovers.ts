import { type LondonDate } from '#domain/time.js';
import { decodeCursor, encodeCursor, type Page } from '../cursor.js';
import { type Doors } from '../doors.js';
import { all, Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { LIVE } from '../task-row.js';
import { atPlaces, type Managed } from './managed.js';

/** A handover is at risk from eight weeks before its date, when the community's manager is to be named (HANDOVER; workflows/stages/handover). */
export const AT_RISK_DAYS = 56;
const STEPS = ['handover.name-manager', 'handover.hand-over'];
const NAME = 'handovers';

/** A case whose handover to the community is near or past, and not done. */
export interface HandoverRead {
  readonly pathwayId: string;
  /** The day by which it was or is to be handed over. */
  readonly on: LondonDate;
  /** Types of the tasks that are open. */
  readonly open: readonly string[];
  /** Who has one of them in hand. */
  readonly holders: readonly string[];
  readonly managerId: string | null;
}

/** Handovers at risk at these places, the earliest first. One statement over `task_type`. */
export async function handoversAtRisk(
  db: Doors,
  reader: Reader,
  places: Managed['places'],
  query: { readonly first: number; readonly after?: string },
): Promise<Page<HandoverRead>> {
  const p = new Parameters();
  const source = atRisk(reader, places, p);
  const after = query.after === undefined ? undefined : decodeCursor(NAME, 2, query.after);
  const beyond = after && `("on", "pathwayId") > (${p.add(after[0])}, ${p.add(after[1])}::uuid)`;
  const rows = await db.rows<HandoverRead>(
    `SELECT * FROM (${source}) AS h WHERE ${all([beyond])} ORDER BY "on", "pathwayId" LIMIT ${p.add(query.first + 1)}`,
    p.values,
  );
  return {
    rows: rows.slice(0, query.first),
    more: rows.length > query.first,
    cursorOf: (row) => encodeCursor(NAME, [row.on, row.pathwayId]),
    total: async () => (await handoverCounts(db, reader, places)).reduce((sum, { n }) => sum + n, 0),
  };
}

/** How many are past, within a week, within four weeks, and later: 0 to 3. */
export function handoverCounts(
  db: Doors,
  reader: Reader,
  places: Managed['places'],
): Promise<{ span: number; n: number }[]> {
  const p = new Parameters();
  const today = `(now() AT TIME ZONE 'Europe/London')::date`;
  return db.rows(
    `SELECT CASE WHEN "on"::date < ${today} THEN 0 WHEN "on"::date <= ${today} + 7 THEN 1 WHEN "on"::date <= ${today} + 28 THEN 2 ELSE 3 END AS span,
       count(*)::int AS n FROM (${atRisk(reader, places, p)}) AS h GROUP BY 1`,
    p.values,
  );
}

/** The task that names the manager counts from the day itself; the other is due on it. */
const atRisk = (reader: Reader, places: Managed['places'], p: Parameters): string =>
  `SELECT t.pathway_id AS "pathwayId", p.om_id AS "managerId",
     min(CASE WHEN t.type = ${p.add(STEPS[0])} AND t.anchor IS NOT NULL THEN left(t.anchor, 10) ELSE coalesce(t.due_on, (t.due_at AT TIME ZONE 'Europe/London')::date)::text END) AS "on",
     array_agg(t.type ORDER BY t.type) AS open, coalesce(array_agg(t.holder_id) FILTER (WHERE t.holder_id IS NOT NULL), '{}') AS holders
   FROM throughcare.task t JOIN throughcare.pathway p ON p.id = t.pathway_id
   WHERE t.type = ANY(${p.add(STEPS)}) AND t.${LIVE} AND t.due_at < now() + make_interval(days => ${AT_RISK_DAYS + 2})
     AND ${atPlaces(places, p)} AND ${isOpenTo(reader, 'p.id', p)}
   GROUP BY t.pathway_id, p.om_id`;
