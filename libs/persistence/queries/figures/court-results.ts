import { addDays, startOfDay } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { RESULTS_TASKS } from '../../entities/counted.js';
import { type Doors } from '../doors.js';
import { Parameters } from '../parameters.js';
import { isOpenTo, type Reader } from '../reader.js';
import { OPEN_ANSWERS } from '../withheld.js';
import { type Managed } from './managed.js';

/** What became of the proposals of reports, at one court or with one sentence. */
export interface CourtResult {
  readonly by: 'court' | 'sentence';
  /** Name of the court as it was asked for, or the code of the sentence; null: the record names no court. */
  readonly key: string | null;
  /** Code of the probation area whose reports these are; null by sentence. */
  readonly area: string | null;
  readonly followed: number;
  readonly partly: number;
  readonly notFollowed: number;
  readonly noProposal: number;
  /** Of these, sentences that have run their course. */
  readonly ranCourse: number;
  /** Of these, sentences that ended in another way: revoked, or by a court or the Parole Board. */
  readonly endedOtherwise: number;
}

export interface CourtResultsQuery {
  readonly from: LondonDate;
  readonly to: LondonDate;
  /** One court by its name; all without it. */
  readonly court?: string;
}

/** Results that are a sentence; a hearing that was put off or came to nothing says nothing about a proposal. */
const SENTENCES = `('custody', 'community-order', 'suspended-sentence', 'other-sentence')`;
/** A name that people typed is the same however it is spaced and capitalised. */
const named = (court: string): string => `lower(regexp_replace(btrim(${court}), '\\s+', ' ', 'g'))`;

/** The last fact of a kind in the case of a task (alias `t`), as it was corrected. */
const lastFact = (kind: string): string => `FROM throughcare.fact f
         WHERE f.pathway_id = t.pathway_id AND f.kind = '${kind}' AND f.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT FROM throughcare.fact l WHERE l.supersedes = f.id AND l.supersedes IS NOT NULL AND l.withdrawn_at IS NULL)
         ORDER BY f.happened_at DESC, f.id LIMIT 1`;

/**
 * What courts decided on reports whose result was recorded in a period, by court and by sentence: proposals followed, in part or not,
 * and whether the sentence then ran its course (003 L287, L763). One statement over `task_results`, and for each result the last request and
 * the end in its case, by `fact_happened`.
 */
export function courtResults(
  db: Doors,
  reader: Reader,
  places: Managed['places'],
  { from, to, court }: CourtResultsQuery,
): Promise<CourtResult[]> {
  const p = new Parameters();
  const start = p.add(new Date(startOfDay(from)));
  const end = p.add(new Date(startOfDay(addDays(to, 1))));
  const here = places === null ? 'true' : `t.place_code = ANY(${p.add(places)})`;
  const only = court === undefined ? 'true' : `${named('asked.court')} = ${named(p.add(court))}`;
  const said = (answer: string): string => `count(*) FILTER (WHERE followed = '${answer}')::int`;
  return db.rows<CourtResult>(
    `WITH result AS (
       SELECT ended.how, ${named('asked.court')} AS name, btrim(asked.court) AS court, t.place_code AS area, t.outcome AS sentence,
         ${OPEN_ANSWERS} ->> 'proposalFollowed' AS followed
       FROM throughcare.task t LEFT JOIN LATERAL (
         SELECT nullif(btrim(f.data ->> 'court'), '') AS court ${lastFact('report-requested')}
       ) AS asked ON true LEFT JOIN LATERAL (
         SELECT f.data ->> 'how' AS how ${lastFact('order-ended')}
       ) AS ended ON true
       WHERE t.${RESULTS_TASKS} AND t.outcome IN ${SENTENCES}
         AND t.done_at >= ${start} AND t.done_at < ${end} AND ${here} AND ${only} AND ${isOpenTo(reader, 't.pathway_id', p)}
     )
     SELECT CASE WHEN GROUPING(sentence) = 0 THEN 'sentence' ELSE 'court' END AS by,
       CASE WHEN GROUPING(sentence) = 0 THEN sentence ELSE min(court) END AS key, area,
       ${said('yes')} AS followed, ${said('partly')} AS partly, ${said('no')} AS "notFollowed", ${said('no-proposal')} AS "noProposal",
       count(*) FILTER (WHERE how = 'expired')::int AS "ranCourse", count(*) FILTER (WHERE how <> 'expired')::int AS "endedOtherwise"
     FROM result GROUP BY GROUPING SETS ((name, area), (sentence)) ORDER BY 1, 3, 2 NULLS LAST`,
    p.values,
  );
}
