import { randomUUID } from 'node:crypto';
import { startOfDay } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';
import { StandardsRefusal } from '#standards/index.js';
import { type Database, type Sql } from '#persistence/database.js';
import { audit } from '../accept.js';
import { isUuid } from '../ids.js';
import { invalid, refuse, type Refused } from '../outcome.js';
import { brings, campaignNames } from './choose.js';
import { campaignById, type Campaign } from './rows.js';

/** Who may look what a change would do, and who may let it in. Each for the cases of their own place. */
const MAY_PLAN: readonly Role[] = ['head-of-omu', 'governor', 'head-of-pdu', 'area-manager'];
const MAY_START: readonly Role[] = ['governor', 'area-manager'];
const NO_SUCH = refuse('NOT_FOUND', 'There is no such campaign, or it is not of your place.');
const USUAL_RATE = 20;
const FASTEST = 1_000;

export interface CampaignInput {
  /** A change of the rules by its id, or `rules` for everything this release brought. */
  readonly change: string;
  /** Code of a prison or home area; only the operator's command line may leave it out. */
  readonly place?: string;
  readonly rate?: number;
}

/** Whoever works the command line of the engine stands above places, and says on whose behalf. */
export interface Asks {
  readonly actor: Actor;
  readonly operator?: true;
}

const mayAt = ({ actor, operator }: Asks, roles: readonly Role[], place: string | null): boolean =>
  operator === true || actor.memberships.some((one) => roles.includes(one.role) && one.place === place);

/** Places whose campaigns somebody may see. */
export const campaignPlaces = (actor: Actor): string[] =>
  actor.memberships.filter(({ role }) => MAY_PLAN.includes(role)).map(({ place }) => place);

/** Begins to look what a change would do, case by case; nothing is changed until somebody starts it. */
export async function planCampaign(
  database: Database,
  asks: Asks,
  input: CampaignInput,
): Promise<Campaign | Refused> {
  const place = input.place?.toUpperCase() ?? null;
  const rate = input.rate ?? USUAL_RATE;
  if (!mayAt(asks, MAY_PLAN, place))
    return refuse('NOT_ALLOWED', `A campaign is planned for their own place by: ${MAY_PLAN.join(', ')}.`);
  if (!Number.isInteger(rate) || rate < 1 || rate > FASTEST)
    return invalid([
      { field: 'rate', message: `a whole number of cases a second is expected, 1 to ${FASTEST}` },
    ]);
  let bringing;
  try {
    bringing = brings(input.change);
  } catch (error) {
    if (error instanceof StandardsRefusal)
      return invalid([
        {
          field: 'change',
          message: `there is none called "${input.change}"; there are: ${campaignNames().join(', ')}`,
        },
      ]);
    throw error;
  }
  return database.transaction(async (sql) => {
    if (
      place !== null &&
      (await sql.query('SELECT 1 FROM throughcare.place WHERE code = $1', [place])).length === 0
    )
      return invalid([{ field: 'place', message: `"${place}" is not a place this service knows` }]);
    const id = randomUUID();
    await sql.query(
      `INSERT INTO throughcare.campaign (id, change, title, place_code, state, rate, not_before, created_by, total)
       SELECT $1, $2, $3, $4, 'planning', $5, $6, $7, count(*)::int FROM throughcare.pathway
        WHERE ended_at IS NULL AND carried IS NOT NULL AND ($4::text IS NULL OR prison_code = $4 OR area_code = $4)`,
      [
        id,
        bringing.change,
        bringing.title,
        place,
        rate,
        bringing.from === undefined ? null : new Date(startOfDay(bringing.from)),
        asks.actor.userId,
      ],
    );
    return moved(sql, asks, id, 'plan');
  });
}

/** What may be done to a campaign, from which states, and what it is then. */
const STEPS = {
  start: {
    from: ['planned'],
    roles: MAY_START,
    set: `state = 'applying', started_by = $2, started_at = now(), cursor = NULL`,
  },
  pause: { from: ['planning', 'applying'], roles: MAY_PLAN, set: `held_from = state, state = 'paused'` },
  resume: { from: ['paused'], roles: MAY_PLAN, set: `state = held_from, held_from = NULL` },
  cancel: {
    from: ['planning', 'planned', 'paused'],
    roles: MAY_PLAN,
    set: `state = 'cancelled', finished_at = now()`,
  },
  retry: {
    from: ['done'],
    roles: MAY_START,
    set: `state = 'applying', cursor = NULL, finished_at = NULL, failed = 0`,
  },
} as const satisfies Record<string, { from: readonly string[]; roles: readonly Role[]; set: string }>;
export type CampaignStep = keyof typeof STEPS;

/** Starts, holds, goes on with, gives up or tries again: the cases already done stay done. */
export async function moveCampaign(
  database: Database,
  asks: Asks,
  id: string,
  step: CampaignStep,
): Promise<Campaign | Refused> {
  if (!isUuid(id)) return NO_SUCH;
  return database.transaction(async (sql) => {
    const [locked] = await sql.query<{ state: string; place: string | null }>(
      'SELECT state, place_code AS place FROM throughcare.campaign WHERE id = $1 FOR UPDATE',
      [id],
    );
    if (!locked || !mayAt(asks, MAY_PLAN, locked.place)) return NO_SUCH;
    const { from, roles, set } = STEPS[step];
    if (!mayAt(asks, roles, locked.place))
      return refuse('NOT_ALLOWED', `Whether a campaign goes in is decided by: ${roles.join(', ')}.`);
    if (!(from as readonly string[]).includes(locked.state))
      return refuse(
        'WRONG_STATE',
        `It is ${locked.state}: only one that is ${from.join(' or ')} can be asked to ${step}.`,
        {
          state: locked.state,
        },
      );
    if (step === 'retry')
      await sql.query(
        `UPDATE throughcare.campaign_case SET state = 'planned', problem = NULL WHERE campaign_id = $1 AND state = 'failed'`,
        [id],
      );
    await sql.query(`UPDATE throughcare.campaign SET ${set} WHERE id = $1 AND ($2::uuid IS NOT NULL)`, [
      id,
      asks.actor.userId,
    ]);
    return moved(sql, asks, id, step);
  });
}

async function moved(sql: Sql, { actor }: Asks, id: string, step: string): Promise<Campaign | Refused> {
  await audit(sql, {
    actor: actor.userId,
    action: `campaign.${step}`,
    subjectType: 'campaign',
    subjectId: id,
    pathwayId: null,
    outcome: 'done',
  });
  return (await campaignById(sql, id)) ?? NO_SUCH;
}
