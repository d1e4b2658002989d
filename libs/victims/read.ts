import { type LondonDate, type Instant } from '#domain/time.js';
import { type ActingDoors } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { type VictimDetails } from './details.js';
import { liaisonDoor, managerDoor } from './door.js';

export interface DisclosureRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly item: string;
  readonly purpose: string;
  readonly ground: string;
  readonly mayReachOffender: boolean;
  readonly disclosedAt: Instant;
  readonly disclosedById: string | null;
  readonly withdrawnAt: Instant | null;
}
export interface EntryRead {
  readonly id: string;
  readonly kind: 'agreed-note' | 'complaint-information' | 'former-details';
  readonly on: LondonDate;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: Instant;
  readonly recordedById: string;
}
export interface VictimRead {
  readonly id: string;
  readonly pathwayId: string;
  readonly reference: string;
  readonly details: Partial<VictimDetails>;
  readonly area: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly updatedById: string | null;
  /** In, out, or null while they have not chosen. */
  readonly optedIn: boolean | null;
  readonly entries: readonly EntryRead[];
  readonly disclosures: readonly DisclosureRead[];
}

const epoch = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint`;
const DISCLOSURE = `'id', d.id, 'pathwayId', d.pathway_id, 'item', d.item, 'purpose', d.purpose, 'ground', d.ground,
  'mayReachOffender', d.may_reach_offender, 'disclosedAt', ${epoch('d.disclosed_at')}, 'disclosedById', d.disclosed_by,
  'withdrawnAt', ${epoch('d.withdrawn_at')}`;

/** What was said last: by a fact, or by the answer of a task that makes one. */
const CHOICE = `(SELECT said.opted FROM (
    SELECT (f.data->>'in')::boolean AS opted, f.happened_at AS at FROM victim.fact f
     WHERE f.pathway_id = v.pathway_id AND f.kind = 'victim-opted' AND f.withdrawn_at IS NULL AND f.data->>'victim' = v.reference AND f.data ? 'in'
    UNION ALL
    SELECT t.outcome = 'opted-in', t.done_at FROM victim.task t
     WHERE t.pathway_id = v.pathway_id AND t.subject = v.reference AND t.state = 'DONE' AND t.outcome IN ('opted-in', 'opted-out')
       AND t.type IN ('victim.offer-contact', 'victim.keep-in-touch')
  ) AS said WHERE said.opted IS NOT NULL ORDER BY said.at DESC LIMIT 1)`;

const VICTIMS = {
  name: 'victims-of-a-case',
  text: `SELECT v.id, v.pathway_id AS "pathwayId", coalesce(v.reference, v.id::text) AS reference, v.details, v.area_code AS area,
    v.created_at AS "createdAt", v.updated_at AS "updatedAt", v.updated_by AS "updatedById", ${CHOICE} AS "optedIn",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'on', e.on_date, 'data', e.data, 'recordedAt', ${epoch('e.recorded_at')},
        'recordedById', e.recorded_by) ORDER BY e.recorded_at, e.id) FROM victim.entry e WHERE e.victim_id = v.id), '[]') AS entries,
    coalesce((SELECT jsonb_agg(jsonb_build_object(${DISCLOSURE}) ORDER BY d.disclosed_at, d.id) FROM victim.disclosure d
      WHERE d.pathway_id = v.pathway_id AND d.victim = v.reference), '[]') AS disclosures
    FROM victim.person v WHERE v.pathway_id = $1 AND ($2::uuid IS NULL OR v.id = $2) AND ${openTo('v.pathway_id', '$3')} ORDER BY v.created_at, v.id`,
};

/**
 * Victims of a case with all that is held of them, for victim liaison of their area; for everybody else there are none.
 * @param victimId only this one
 */
export async function victimsOf(
  doors: ActingDoors,
  actor: Actor,
  pathwayId: string,
  victimId?: string,
): Promise<VictimRead[]> {
  const door = liaisonDoor(doors, actor);
  if (!door || !isUuid(pathwayId)) return [];
  return door.run((sql) => sql.query<VictimRead>(VICTIMS, [pathwayId, victimId ?? null, actor.userId]));
}

/** What was disclosed to the actor as the named offender manager of a case; for everybody else nothing. Newest first. */
export async function disclosuresTo(
  doors: ActingDoors,
  actor: Actor,
  pathwayId: string,
): Promise<DisclosureRead[]> {
  if (!isUuid(pathwayId)) return [];
  const rows = await managerDoor(doors, actor).run((sql) =>
    sql.query<{ read: DisclosureRead }>(
      {
        name: 'disclosures-of-a-case',
        text: `SELECT jsonb_build_object(${DISCLOSURE}) AS read FROM victim.disclosure d WHERE d.pathway_id = $1 AND ${openTo('d.pathway_id', '$2')} ORDER BY d.disclosed_at DESC, d.id`,
      },
      [pathwayId, actor.userId],
    ),
  );
  return rows.map(({ read }) => read);
}
