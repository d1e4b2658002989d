import { formatLondon } from '#calendar/index.js';
import { type CaseBlast } from '#engine/campaign/blast.js';
import { type Campaign, type CampaignCase } from '#engine/campaign/rows.js';

const time = (at: number): string => formatLondon(at).slice(0, 16).replace('T', ' ');
const day = (at: string | number | null): string =>
  at === null ? 'none' : typeof at === 'string' ? at : time(at);

type Shown = Campaign & {
  readonly cases?: readonly CampaignCase[];
  readonly failedCases?: readonly CampaignCase[];
};

/** A campaign for a terminal; times are London's. */
export function describeCampaign(campaign: Shown): string {
  const { id, title, change, place, state, total, looked, touched } = campaign;
  const { clocksMoved, wouldBeLate, opened, withdrawn, applied, skipped, failed, notBefore } = campaign;
  return [
    `Campaign ${id}`,
    `${title} (${change}); ${place === null ? 'every case' : `cases of ${place}`}`,
    `${state}${notBefore === null ? '' : `; not before ${time(notBefore)}`}`,
    `looked at ${looked} of ${total} cases: ${touched} would change; ${clocksMoved} clocks move, ${wouldBeLate} would be late, ` +
      `${opened} tasks open, ${withdrawn} are withdrawn (what concerns victims is not counted)`,
    `brought into ${applied}; ${skipped} needed it no longer; ${failed} failed`,
    ...(campaign.cases ?? []).flatMap(caseLines),
    ...(campaign.failedCases ?? []).map(({ pathwayId, problem }) => `failed: ${pathwayId}: ${problem ?? ''}`),
  ].join('\n');
}

function caseLines({ pathwayId, state, late, detail }: CampaignCase): string[] {
  const { clocks = [], opened = [], withdrawn = [], stuck = [] } = detail as Partial<CaseBlast>;
  return [
    `  ${pathwayId} (${state})${late > 0 ? `, ${late} would be late` : ''}`,
    ...clocks.map(
      ({ key, from, to, row }) => `    moves ${key}: ${day(from)} to ${day(to)}${row ? ` (${row})` : ''}`,
    ),
    ...opened.map((key) => `    opens ${key}`),
    ...withdrawn.map((key) => `    withdraws ${key}`),
    ...stuck.map((cause) => `    stuck: ${cause}`),
  ];
}

/** One line a campaign. */
export const describeCampaigns = (campaigns: readonly Campaign[]): string =>
  campaigns.length === 0
    ? 'no campaign yet'
    : campaigns
        .map(
          ({ id, createdAt, change, place, state, touched, applied, failed }) =>
            `${id}  ${time(createdAt)}  ${change}  ${place ?? 'everywhere'}  ${state}  ${applied} of ${touched}${failed ? `, ${failed} failed` : ''}`,
        )
        .join('\n');
