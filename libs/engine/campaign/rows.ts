import { type Sql } from '#persistence/database.js';
import { openToInLists } from '#identity/permission/restricted.js';
import { type Instant } from '#domain/time.js';

/** Where a campaign is: looked at, ready, in force case by case, held, finished, given up. */
export type CampaignState = 'planning' | 'planned' | 'applying' | 'paused' | 'done' | 'cancelled';

/** A campaign: which cases, how far it has come, how fast it may go, what it found and what failed. */
export interface Campaign {
  readonly id: string;
  readonly change: string;
  readonly title: string;
  /** Code of a prison or home area; null: every case. */
  readonly place: string | null;
  readonly state: CampaignState;
  /** What a paused one was at. */
  readonly heldFrom: 'planning' | 'applying' | null;
  /** Not applied before this moment. */
  readonly notBefore: Instant | null;
  /** Cases a second, at most. */
  readonly rate: number;
  /** The last pathway that was done with, in the order of their ids. */
  readonly cursor: string | null;
  readonly total: number;
  readonly looked: number;
  readonly touched: number;
  readonly applied: number;
  readonly skipped: number;
  readonly failed: number;
  readonly clocksMoved: number;
  readonly wouldBeLate: number;
  readonly opened: number;
  readonly withdrawn: number;
  readonly createdBy: string;
  readonly startedBy: string | null;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
}

export const CAMPAIGN = `id, change, title, place_code AS place, state, held_from AS "heldFrom", not_before AS "notBefore", rate, cursor,
  total, looked, touched, applied, skipped, failed, clocks_moved AS "clocksMoved", would_be_late AS "wouldBeLate", opened, withdrawn,
  created_by AS "createdBy", started_by AS "startedBy", created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt"`;

export const campaignById = async (sql: Sql, id: string): Promise<Campaign | undefined> =>
  (await sql.query<Campaign>(`SELECT ${CAMPAIGN} FROM throughcare.campaign WHERE id = $1`, [id]))[0];

/** Campaigns, the newest first. @param places only of these places; all where it is left out */
export const listCampaigns = (sql: Sql, places?: readonly string[]): Promise<Campaign[]> =>
  sql.query<Campaign>(
    `SELECT ${CAMPAIGN} FROM throughcare.campaign WHERE $1::text[] IS NULL OR place_code = ANY ($1) ORDER BY created_at DESC, id LIMIT 100`,
    [places ?? null],
  );

/** One case of a campaign: what it would do there, and what became of it. */
export interface CampaignCase {
  readonly pathwayId: string;
  readonly state: 'planned' | 'applied' | 'skipped' | 'failed';
  readonly clocksMoved: number;
  readonly late: number;
  readonly detail: Record<string, unknown>;
  readonly problem: string | null;
  readonly at: Instant;
}

export const CAMPAIGN_CASE = `c.pathway_id AS "pathwayId", c.state, c.clocks_moved AS "clocksMoved", c.late, c.detail, c.problem, c.at`;

/**
 * Cases of a campaign in the order they are done, after one of them.
 * @param reader restricted cases that are closed to this person are left out
 */
export const casesOf = (
  sql: Sql,
  id: string,
  {
    first,
    after,
    state,
    reader,
  }: { first: number; after?: string; state?: CampaignCase['state']; reader?: string },
): Promise<CampaignCase[]> =>
  sql.query<CampaignCase>(
    `SELECT ${CAMPAIGN_CASE} FROM throughcare.campaign_case c WHERE c.campaign_id = $1 AND ($2::uuid IS NULL OR c.pathway_id > $2)
        AND ($3::text IS NULL OR c.state = $3) AND ($5::uuid IS NULL OR ${openToInLists('c.pathway_id', '$5')}) ORDER BY c.pathway_id LIMIT $4`,
    [id, after ?? null, state ?? null, first, reader ?? null],
  );
