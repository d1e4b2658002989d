import { isInspector, type Actor } from '#identity/actor.js';
import { type Role } from '#domain/roles.js';
import { type Parameters } from '../parameters.js';
import { teamsAt } from '../gaming-counts.js';
import { type Reads } from '../doors.js';

/** Who manages a team sees its figures; who stands above a place, those of every team there. */
const OF_A_TEAM: readonly Role[] = [
  'head-of-omu',
  'senior-probation-officer',
  'head-of-pdu',
  'victim-liaison-manager',
];
const OF_A_PLACE: readonly Role[] = ['governor', 'deputy-governor', 'area-manager'];

/** What somebody is told the figures of. */
export interface Managed {
  /** Ids of teams. */
  readonly teams: readonly string[];
  /** Codes of the prisons and areas whose cases are counted; null: every one, for those who inspect. */
  readonly places: readonly string[] | null;
  /** Codes of the areas they stand above: whose cases they follow into prison. */
  readonly areas: readonly string[];
}

/** Teams and places whose manager somebody is; inspectors read of all. Nothing for whoever manages nobody. */
export async function managedBy(reads: Reads, actor: Actor): Promise<Managed> {
  if (isInspector(actor))
    return { teams: (await teamsAt(reads, undefined)).map(({ id }) => id), places: null, areas: [] };
  const leads = actor.memberships.filter(({ role }) => OF_A_TEAM.includes(role));
  const above = actor.memberships.filter(({ role }) => OF_A_PLACE.includes(role)).map(({ place }) => place);
  const there = above.length > 0 ? await teamsAt(reads, above) : [];
  return {
    teams: [...new Set([...leads.map(({ teamId }) => teamId), ...there.map(({ id }) => id)])],
    places: [...new Set([...leads.map(({ place }) => place), ...above])],
    areas: actor.memberships.filter(({ role }) => role === 'area-manager').map(({ place }) => place),
  };
}

/** SQL that is true for a case (alias `p`) at one of these places. */
export function atPlaces(places: Managed['places'], p: Parameters): string {
  if (places === null) return 'true';
  const given = p.add(places);
  return `(p.prison_code = ANY(${given}) OR p.area_code = ANY(${given}))`;
}
