import { EntitySchema } from 'typeorm';
import { as, instant, int, json, now, orNull, pathway, primary, text, to, uuid, id } from './columns.js';

/** A change of the rules on its way through many cases: which, how far, how fast, and what failed. */
export interface CampaignRow {
  id: string;
  change: string;
  title: string;
  place_code: string | null;
  state: string;
  held_from: string | null;
  not_before: Date | null;
  rate: number;
  cursor: string | null;
  total: number;
  looked: number;
  touched: number;
  applied: number;
  skipped: number;
  failed: number;
  clocks_moved: number;
  would_be_late: number;
  opened: number;
  withdrawn: number;
  created_by: string;
  started_by: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}
export const campaign = new EntitySchema<CampaignRow>({
  name: 'campaign',
  schema: 'throughcare',
  columns: {
    id: id(),
    change: text(),
    title: text(),
    place_code: text(orNull),
    state: text(),
    held_from: text(orNull),
    not_before: instant(orNull),
    rate: int(),
    cursor: uuid(orNull),
    total: int(as(0)),
    looked: int(as(0)),
    touched: int(as(0)),
    applied: int(as(0)),
    skipped: int(as(0)),
    failed: int(as(0)),
    clocks_moved: int(as(0)),
    would_be_late: int(as(0)),
    opened: int(as(0)),
    withdrawn: int(as(0)),
    created_by: uuid(),
    started_by: uuid(orNull),
    created_at: instant(now),
    started_at: instant(orNull),
    finished_at: instant(orNull),
  },
  checks: [
    {
      name: 'campaign_state',
      expression: `state IN ('planning', 'planned', 'applying', 'paused', 'done', 'cancelled')`,
    },
  ],
  indices: [{ name: 'campaign_place', columns: ['place_code', 'created_at'] }],
});

/** What a campaign does to one case, and what became of it there. Never about victims. */
export interface CampaignCaseRow {
  campaign_id: string;
  pathway_id: string;
  state: string;
  clocks_moved: number;
  late: number;
  detail: Record<string, unknown>;
  problem: string | null;
  at: Date;
}
export const campaignCase = new EntitySchema<CampaignCaseRow>({
  name: 'campaign_case',
  schema: 'throughcare',
  columns: {
    campaign_id: uuid({ ...primary, ...to('campaign', 'campaign_case_campaign_fk', 'CASCADE') }),
    pathway_id: pathway('campaign_case', primary),
    state: text(),
    clocks_moved: int(as(0)),
    late: int(as(0)),
    detail: json({ default: () => `'{}'` }),
    problem: text(orNull),
    at: instant(now),
  },
  checks: [
    { name: 'campaign_case_state', expression: `state IN ('planned', 'applied', 'skipped', 'failed')` },
  ],
});
