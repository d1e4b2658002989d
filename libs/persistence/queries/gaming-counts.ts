import { startOfDay, addDays } from '#calendar/index.js';
import { ROH_LEVELS } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { COUNTED_TASKS, OVERRIDES, ROH_CHANGED } from '../entities/counted.js';
import { type Reads } from './doors.js';

/** Days before the deadline of a review in which a lowering of risk of harm is counted. A local setting. */
export const SHORTLY_BEFORE_DAYS = 14;

/** What was counted of one team in a period (pathway.md, "Against gaming"). */
export interface GamingRead {
  readonly teamId: string;
  readonly acceptableAbsencesWithoutEvidence: number;
  readonly rohLoweringsBeforeReview: number;
  readonly hardStopLicences: number;
  readonly overrides: number;
  readonly deferrals: number;
  readonly excusals: number;
}
export type GamingCount = Exclude<keyof GamingRead, 'teamId'>;

export interface GamingQuery {
  /** Teams to count for; each gets a row, also when nothing was counted. */
  readonly teams: readonly string[];
  /** First and last London day. */
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** Roles in which somebody overrides a gate. */
  readonly overriding: readonly string[];
}

const done = (type: string, condition: string): string => `
  SELECT t.team_id AS team, count(*)::int AS n FROM throughcare.task t
  WHERE ${COUNTED_TASKS} AND t.type = '${type}' AND t.done_at >= $2 AND t.done_at < $3 AND t.team_id = ANY($1::uuid[]) AND ${condition}
  GROUP BY t.team_id`;

/** The level a turn has recorded: the last one when it recorded several. */
const levelIn = (journal: string): string =>
  `(SELECT array_position($4::text[], e.one -> 'fact' -> 'data' ->> 'level')
    FROM jsonb_array_elements(${journal}.events) WITH ORDINALITY AS e (one, i)
    WHERE e.one ->> 'e' = 'FactRecorded' AND e.one -> 'fact' ->> 'kind' = 'roh-changed' ORDER BY e.i DESC LIMIT 1)`;

const REVIEWS = ['roh.review-custody', 'risk.review'] as const;

/**
 * Risk of harm was lowered while a review was due within days: by the review itself (tasks.csv, risk.review), or beside it by a fact.
 * The deadline is the one before the lowering moved it, which the turn itself tells.
 */
const LOWERED = `
  SELECT team, count(*)::int AS n FROM (
    SELECT t.team_id AS team FROM throughcare.task t
    WHERE ${COUNTED_TASKS} AND t.type = ANY($5::text[]) AND t.outcome = 'lowered' AND t.done_at >= $2 AND t.done_at < $3
      AND t.done_at <= t.due_at AND t.due_at <= t.done_at + make_interval(days => $6)
    UNION ALL
    SELECT review.team_id FROM throughcare.journal j
    JOIN LATERAL (
      SELECT ${levelIn('b')} AS level FROM throughcare.journal b
      WHERE b.pathway_id = j.pathway_id AND b.seq < j.seq AND b.${ROH_CHANGED} ORDER BY b.seq DESC LIMIT 1
    ) AS before ON ${levelIn('j')} < before.level
    JOIN LATERAL (
      SELECT t.team_id FROM throughcare.task t
      LEFT JOIN LATERAL (
        SELECT e.one FROM jsonb_array_elements(j.events) AS e (one)
        WHERE e.one ->> 'key' = t.key AND (e.one ->> 'round')::int = t.round AND e.one ->> 'e' IN ('ClockMoved', 'TaskWithdrawn') LIMIT 1
      ) AS change ON true
      CROSS JOIN LATERAL (
        SELECT coalesce(to_timestamp((change.one -> 'from' ->> 'dueAt')::bigint / 1000.0), t.due_at) AS due
      ) AS clock
      WHERE t.pathway_id = j.pathway_id AND t.type = ANY($5::text[]) AND t.opened_at <= j.at
        AND (t.done_at IS NULL OR t.done_at > j.at) AND (t.state <> 'WITHDRAWN' OR change.one IS NOT NULL)
        AND clock.due > j.at AND clock.due <= j.at + make_interval(days => $6) LIMIT 1
    ) AS review ON true
    WHERE j.${ROH_CHANGED} AND j.at >= $2 AND j.at < $3
  ) AS lowered WHERE team = ANY($1::uuid[]) GROUP BY team`;

/** The prison makes what probation did not have approved in time: it counts for the team that was to propose the conditions. */
const HARD_STOPS = `
  SELECT coalesce(own.team_id, t.team_id) AS team, count(*)::int AS n FROM throughcare.task t
  LEFT JOIN LATERAL (
    SELECT o.team_id FROM throughcare.task o WHERE o.pathway_id = t.pathway_id AND o.type = 'licence.propose-conditions' AND o.team_id IS NOT NULL
    ORDER BY o.opened_at DESC, o.round DESC LIMIT 1
  ) AS own ON true
  WHERE ${COUNTED_TASKS} AND t.type = 'licence.make-in-prison' AND t.outcome <> 'not-needed' AND t.done_at >= $2 AND t.done_at < $3
    AND coalesce(own.team_id, t.team_id) = ANY($1::uuid[])
  GROUP BY 1`;

/** An override counts for the team in whose name somebody could override that day, whether or not they are still there; one that came too late is none. */
const OVERRIDDEN = `
  SELECT m.team_id AS team, count(DISTINCT (c.pathway_id, c.n))::int AS n FROM throughcare.command c
  JOIN throughcare.membership_period m ON m.user_id = c.accepted_by
   AND (c.accepted_at AT TIME ZONE 'Europe/London')::date BETWEEN m.from_on AND coalesce(m.until_on, 'infinity')
  WHERE c.${OVERRIDES} AND c.accepted_at >= $2 AND c.accepted_at < $3 AND coalesce(c.outcome, 'applied') = 'applied'
    AND m.role = ANY($4::text[]) AND m.team_id = ANY($1::uuid[]) GROUP BY m.team_id`;

type Values = (query: GamingQuery) => readonly unknown[];
const none: Values = () => [];

/** One statement for each count. $1 teams, $2 and $3 the first instant and the one after the last. */
const COUNTS: Readonly<Record<GamingCount, readonly [string, Values]>> = {
  acceptableAbsencesWithoutEvidence: [
    done(
      'enforce.judge-absence',
      `t.outcome = 'acceptable' AND t.answers ->> 'evidenceSeen' IS DISTINCT FROM 'true'`,
    ),
    none,
  ],
  rohLoweringsBeforeReview: [LOWERED, () => [ROH_LEVELS, REVIEWS, SHORTLY_BEFORE_DAYS]],
  hardStopLicences: [HARD_STOPS, none],
  overrides: [OVERRIDDEN, ({ overriding }) => [overriding]],
  deferrals: [done('manager.decide-deferral', `t.outcome = 'deferred'`), none],
  excusals: [done('manager.decide-deferral', `t.outcome = 'excused'`), none],
};

/** Counts for each of these teams, in the order given. */
export async function gamingCounts(reads: Reads, query: GamingQuery): Promise<GamingRead[]> {
  if (query.teams.length === 0) return [];
  const period = [query.teams, new Date(startOfDay(query.from)), new Date(startOfDay(addDays(query.to, 1)))];
  const counted = await Promise.all(
    Object.entries(COUNTS).map(async ([name, [text, more]]) => {
      const rows = await reads.rows<{ team: string; n: number }>(text, [...period, ...more(query)]);
      return [name, new Map(rows.map(({ team, n }) => [team, n]))] as const;
    }),
  );
  return query.teams.map(
    (teamId) =>
      ({
        teamId,
        ...Object.fromEntries(counted.map(([name, by]) => [name, by.get(teamId) ?? 0])),
      }) as unknown as GamingRead,
  );
}

/** Teams at these places, or all there are: of what may be counted, by place and kind. */
export const teamsAt = (reads: Reads, places: readonly string[] | undefined): Promise<{ id: string }[]> =>
  reads.rows(
    `SELECT id FROM throughcare.team WHERE $1::text[] IS NULL OR place_code = ANY($1::text[]) ORDER BY place_code, kind`,
    [places ?? null],
  );
