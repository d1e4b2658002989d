import { ASSESSED, NEEDS } from '#domain/needs.js';
import { NEEDS_TASKS } from '../../entities/counted.js';
import { type Doors } from '../doors.js';
import { all, Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { OPEN_ANSWERS } from '../withheld.js';
import { atPlaces, type Managed } from './managed.js';

/** Whether the needs of the people in one prison are known. */
export interface PrisonAssessed {
  readonly prison: string;
  readonly people: number;
  readonly assessed: number;
  /** In the last twelve months. */
  readonly assessedInYear: number;
}

/** One need of the people in these prisons, and what is planned for it. */
export interface NeedFigure {
  readonly need: string;
  /** Have it, as last assessed. */
  readonly people: number;
  /** Had it, and it was met by the time they were assessed again. */
  readonly met: number;
  /** Have it, and no target of their plan answers it. */
  readonly noTarget: number;
  /** Have it, and a target that answers it cannot be worked on in the prison it was written for. */
  readonly blocked: number;
  /** Still have it in the assessment before release. */
  readonly outstanding: number;
}

export interface NeedsQuery {
  readonly places: Managed['places'];
  /** One prison of these; all without it. */
  readonly prison?: string;
}

/**
 * Cases of the people who are in these prisons now, as `here`: their other sentences count too where they are open to the reader, since
 * nobody is assessed twice for two sentences.
 */
export function casesHere(reader: Reader, { places, prison }: NeedsQuery, p: Parameters): string {
  const where = all([
    `p.ended_at IS NULL AND p.episode LIKE 'custody#%' AND p.prison_code IS NOT NULL`,
    atPlaces(places, p),
    prison === undefined ? undefined : `p.prison_code = ${p.add(prison)}`,
    isOpenTo(reader, 'p.id', p),
  ]);
  return `present AS (SELECT DISTINCT ON (p.person_id) p.person_id, p.prison_code FROM throughcare.pathway p WHERE ${where} ORDER BY p.person_id, p.opened_at DESC),
    here AS (SELECT present.*, o.id, o.episode FROM present JOIN throughcare.pathway o USING (person_id) WHERE o.ended_at IS NULL AND ${isOpenTo(reader, 'o.id', p)})`;
}

/** Without what is marked confidential: a count is for everybody who may read it. */
const last = (name: string, columns: string, condition: string): string =>
  `${name} AS (SELECT DISTINCT ON (here.person_id) here.person_id, ${columns} FROM here JOIN throughcare.task t ON t.pathway_id = here.id
     WHERE t.${NEEDS_TASKS} AND ${condition} ORDER BY here.person_id, t.done_at DESC)`;

const WAS_ASSESSED = `(t.type, t.outcome) IN (${Object.entries(ASSESSED)
  .map(([type, outcome]) => `('${type}', '${outcome}')`)
  .join(', ')})`;
const assessed = last('assessed', `t.type, t.done_at, ${OPEN_ANSWERS} AS answers`, WAS_ASSESSED);
const plan = last('plan', `${OPEN_ANSWERS} -> 'targets' AS targets`, `t.type = 'plan.write'`);

/** Whose needs are known, prison by prison. One statement over `pathway_prison` or `pathway_area`, and `task_needs`. */
export function needsAssessed(
  db: Doors,
  reader: Reader,
  places: Managed['places'],
): Promise<PrisonAssessed[]> {
  const p = new Parameters();
  return db.rows<PrisonAssessed>(
    `WITH ${casesHere(reader, { places }, p)}, ${assessed}
     SELECT prison_code AS prison, count(*)::int AS people, count(a.done_at)::int AS assessed,
       count(*) FILTER (WHERE a.done_at > now() - interval '1 year')::int AS "assessedInYear"
     FROM present LEFT JOIN assessed a USING (person_id) GROUP BY prison_code ORDER BY prison_code`,
    p.values,
  );
}

/** The needs of the people in these prisons against their plans: always current, since it reads the record. One statement, as above. */
export function needFigures(db: Doors, reader: Reader, query: NeedsQuery): Promise<NeedFigure[]> {
  const p = new Parameters();
  const needs = p.add(JSON.stringify(NEEDS));
  const target = (more: string): string =>
    `EXISTS (SELECT FROM jsonb_array_elements(CASE jsonb_typeof(plan.targets) WHEN 'array' THEN plan.targets END) AS t (one) WHERE n.factors ? (t.one ->> 'factor')${more})`;
  return db.rows<NeedFigure>(
    `WITH ${casesHere(reader, query, p)}, ${assessed}, ${plan},
     answer AS (
       SELECT n.id, n.i, a.type, a.answers ->> CASE a.type WHEN 'induction.assess-needs' THEN n."atInduction" ELSE n."beforeRelease" END AS said,
         ${target('')} AS planned, ${target(` AND t.one ->> 'here' = 'blocked'`)} AS blocked
       FROM ROWS FROM (jsonb_to_recordset(${needs}::jsonb) AS (id text, "atInduction" text, "beforeRelease" text, factors jsonb)) WITH ORDINALITY AS n (id, "atInduction", "beforeRelease", factors, i)
       LEFT JOIN (assessed a LEFT JOIN plan USING (person_id)) ON true
     )
     SELECT id AS need, count(*) FILTER (WHERE ${HAS})::int AS people, count(*) FILTER (WHERE said = 'met')::int AS met,
       count(*) FILTER (WHERE ${HAS} AND NOT planned)::int AS "noTarget", count(*) FILTER (WHERE ${HAS} AND blocked)::int AS blocked,
       count(*) FILTER (WHERE said = 'outstanding')::int AS outstanding
     FROM answer GROUP BY id, i ORDER BY i`,
    p.values,
  );
}

/** Refused help is a need all the same. */
const HAS = `said IN ('need', 'outstanding', 'refused')`;
