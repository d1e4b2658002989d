import { type Doors } from '../doors.js';
import { Parameters } from '../parameters.js';
import { type Reader } from '../reader.js';
import { OPEN_ANSWERS } from '../withheld.js';
import { casesHere, type NeedsQuery } from './needs.js';

/** Who waits for one intervention, is in it, or will not get it. */
export interface ProvisionFigure {
  /** As the plan names it; `basic-skills`; `blocked-target`: of a target that cannot be worked on. */
  readonly intervention: string;
  readonly waiting: number;
  readonly running: number;
  /** On the register of unmet need. */
  readonly unmet: number;
}

const OF_IT = `f.data ->> 'intervention' = what`;
/** Read together, and of `named` alone, so that the facts of a case are looked up once and never those of all cases. */
const STILL_PLANNED = `(SELECT bool_or(f.kind = 'intervention-planned' AND ${OF_IT}) AND NOT bool_or(f.kind = 'intervention-ended' AND ${OF_IT})
    AND NOT bool_or(f.kind = 'returned' AND (f.happened_at AT TIME ZONE 'Europe/London')::date > on_date)
  FROM throughcare.fact f WHERE f.pathway_id = named.id AND f.withdrawn_at IS NULL)`;
const PLANNED_ANEW = `EXISTS (SELECT FROM throughcare.task t WHERE t.pathway_id = named.id AND t.key = part || 'plan.write' AND t.state = 'DONE'
  AND t.round > substring(what FROM '^target-([0-9]+)-')::int)`;

/**
 * What was reached in this stay in prison, and not overtaken since: a milestone is never taken back, so an intervention that ended or left
 * the plan, a return to prison and a new plan are looked for. The track of interventions runs through all stays; the rest is of one.
 */
const REACHED = `named AS MATERIALIZED (
  SELECT here.person_id, here.id, here.episode, m.kind, m.on_date, substring(m.key FROM '[^#/]*$') AS what, split_part(m.key, 'milestone:', 1) AS part
  FROM here JOIN throughcare.milestone m ON m.pathway_id = here.id
  WHERE m.kind IN ('on-waiting-list', 'intervention-started', 'unmet-need')
), reached AS (
  SELECT person_id, id, kind, what FROM named
  WHERE CASE WHEN part LIKE 'interventions/%' THEN ${STILL_PLANNED} ELSE part = episode || '/' AND NOT ${PLANNED_ANEW} END
)`;

const lastOf = (type: string, said: string): string =>
  `(array_agg(${said} ORDER BY t.done_at DESC) FILTER (WHERE t.type = 'intervention.${type}'))[1]`;
/** The only one of their group, without consent, is not placed (workflows/tracks/interventions.ts). */
const SUITED = `CASE WHEN t.open ->> 'onlyOneOfTheirGroup' = 'true' AND t.open ->> 'informedConsent' IS DISTINCT FROM 'true' THEN false ELSE t.outcome LIKE 'suitable%' END`;

/** Where each intervention stands by the last answers to its tasks; of what an adoption took for granted there are none. */
const STANDS = `said AS (
  SELECT r.person_id, r.what, r.kinds, COALESCE(s.suited, true) AS suited,
    'intervention-started' = ANY (r.kinds) AND COALESCE(s.start, 'started') = 'started' AS running,
    'unmet-need' = ANY (r.kinds) AND COALESCE(s.delay, 'unmet-need') = 'unmet-need' AS unmet,
    COALESCE(s.last IN ('other-provider-or-prison', 'unmet-need'), false) AS given_up
  FROM (SELECT person_id, id, what, array_agg(kind) AS kinds FROM reached GROUP BY 1, 2, 3) r
    CROSS JOIN LATERAL (
      SELECT ${lastOf('decide-suitability', SUITED)} AS suited, ${lastOf('start', 't.outcome')} AS start,
        ${lastOf('answer-delay', 't.outcome')} AS delay, (array_agg(t.outcome ORDER BY t.done_at DESC))[1] AS last
      FROM (SELECT t.type, t.outcome, t.done_at, ${OPEN_ANSWERS} AS open FROM throughcare.task t
             WHERE t.pathway_id = r.id AND t.subject = r.what AND t.type LIKE 'intervention.%' AND t.state = 'DONE') AS t
    ) AS s
), stands AS (
  SELECT person_id, what, bool_or(running) AS running, bool_or(unmet) AS unmet,
    bool_or('on-waiting-list' = ANY (kinds) AND suited AND NOT given_up) AS listed
  FROM said GROUP BY 1, 2
)`;

/**
 * Who in these prisons waits for what, is in it, or is on the register of unmet need (000 L501; 004 L531), by intervention. One statement
 * over the keys of `milestone` and, of those who have one, their facts and the tasks of `task_step`.
 */
export function provisionFigures(db: Doors, reader: Reader, query: NeedsQuery): Promise<ProvisionFigure[]> {
  const p = new Parameters();
  return db.rows<ProvisionFigure>(
    `WITH ${casesHere(reader, query, p)}, ${REACHED}, ${STANDS}
     SELECT CASE WHEN what LIKE 'target-%' THEN 'blocked-target' ELSE what END AS intervention,
       count(DISTINCT person_id) FILTER (WHERE listed AND NOT running AND NOT unmet)::int AS waiting,
       count(DISTINCT person_id) FILTER (WHERE running)::int AS running,
       count(DISTINCT person_id) FILTER (WHERE unmet AND NOT running)::int AS unmet
     FROM stands WHERE listed OR running OR unmet GROUP BY 1 ORDER BY 1`,
    p.values,
  );
}
