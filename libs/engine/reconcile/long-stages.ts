import { type Sql } from '#persistence/database.js';
import { DAY, HOUR, isoInstant, type Instant } from '#domain/time.js';
import { type Finding } from './findings.js';

/** With fewer there is no saying what is usual (pathway.md, "Stuck"). */
const ENOUGH = 30;
/** What is usual is what the last of them took: practice changes. */
const LATEST = 1_000;
/** Stages that last as long as the court or the board ordered: a longer one is a longer sentence, not a case that stands still. */
const AS_ORDERED = ['custody', 'licence'];

/** Each stage and kind has its measure from the finished, and then its own short look at those who are past it. */
const LONGER = {
  name: 'reconcile-long-stages',
  text: `
    WITH usual AS (
      SELECT here.stage, here.kind, count(*)::int AS n, percentile_disc(0.9) WITHIN GROUP (ORDER BY done.took) AS most
      FROM (SELECT DISTINCT stage, kind FROM throughcare.stage_spell WHERE ended_at IS NULL AND stage <> ALL ($2)) AS here
      CROSS JOIN LATERAL (
        SELECT s.ended_at - s.began_at AS took FROM throughcare.stage_spell s
        WHERE s.stage = here.stage AND s.kind = here.kind AND s.ended_at IS NOT NULL AND s.whole
        ORDER BY s.ended_at DESC LIMIT $4
      ) AS done
      GROUP BY here.stage, here.kind HAVING count(*) >= $3
    )
    SELECT p.pathway_id AS "pathwayId", usual.stage, usual.n, (extract(epoch FROM usual.most) * 1000)::float8 AS most, p.began_at AS "beganAt"
    FROM usual JOIN throughcare.stage_spell p
      ON p.stage = usual.stage AND p.kind = usual.kind AND p.ended_at IS NULL AND p.began_at < $1::timestamptz - usual.most`,
};

interface Longer {
  readonly pathwayId: string;
  readonly stage: string;
  readonly n: number;
  /** Milliseconds that nine in ten took at the most. */
  readonly most: number;
  readonly beganAt: Instant;
}

/**
 * Cases that are in their stage for longer than nine in ten of the same kind of sentence took (pathway.md, "Stuck"), stuck since
 * the moment they passed that. A case adopted in mid-stage counts from its adoption: it is in it for at least that long.
 */
export async function longStages(sql: Sql, now: Instant): Promise<Finding[]> {
  const rows = await sql.query<Longer>(LONGER, [isoInstant(now), AS_ORDERED, ENOUGH, LATEST]);
  return rows.map(({ pathwayId, stage, n, most, beganAt }) => ({
    pathwayId,
    cause: 'stage-too-long',
    since: beganAt + most,
    detail: `${stage}: of the last ${n}, nine in ten took ${inWords(most)} or less`,
  }));
}

const inWords = (ms: number): string =>
  ms < 2 * DAY ? `${Math.ceil(ms / HOUR)} hours` : `${Math.ceil(ms / DAY)} days`;
