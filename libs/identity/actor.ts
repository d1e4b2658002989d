import { type Role, type TeamKind } from '#domain/roles.js';

/** One role in one team: what a person may see and do follows from these and from nothing else. */
export interface Membership {
  readonly teamId: string;
  readonly kind: TeamKind;
  /** Place code: a prison, an area, or `national`. */
  readonly place: string;
  readonly role: Role;
}

/** The person on whose behalf something is read or done. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly memberships: readonly Membership[];
}

/** Kinds of team whose own work concerns victims (design.md, "Data in PostgreSQL"). */
const VICTIM_KINDS: ReadonlySet<TeamKind> = new Set<TeamKind>(['victim-liaison', 'witness-care']);

/**
 * Whoever manages the offender, in the community or in prison, is asked one thing about a victim: to answer a concern that
 * victim liaison passes on (004 L953). Clerks and managers of the same team are not.
 */
const CASE_ROLES: ReadonlySet<Role> = new Set<Role>(['offender-manager', 'offender-supervisor']);

/**
 * Those to whom a task about a victim climbs when nobody has done it. They reach that one task, as the team it climbed to
 * (docs/decisions/0017), and no area: nothing else about victims.
 */
const LADDER_ROLES: ReadonlySet<Role> = new Set<Role>(['area-manager']);

const reachesAreas = ({ kind, role }: Membership): boolean => VICTIM_KINDS.has(kind) || CASE_ROLES.has(role);
const reachesVictims = (membership: Membership): boolean =>
  reachesAreas(membership) || LADDER_ROLES.has(membership.role);

/** Whether somebody in this role may be asked to act on a task about a victim. */
export const mayActOnVictimTask = (kind: TeamKind, role: Role): boolean =>
  reachesVictims({ teamId: '', kind, place: '', role });

/** Ids of all teams the actor belongs to, each once. */
export const teamIdsOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.map(({ teamId }) => teamId)),
];

/** Ids of the actor's teams to which a task that concerns a victim may come; empty for everybody else. */
export const victimTeamIdsOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.filter(reachesVictims).map(({ teamId }) => teamId)),
];

/** Places whose victim rows the actor may reach: handed to the database's row-level security. */
export const victimAreasOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.filter(reachesAreas).map(({ place }) => place)),
];

/** As what somebody acts, for the audit: `offender-manager@YOR,senior-probation-officer@YOR`. */
export const rolesOf = ({ memberships }: Actor): string =>
  [...new Set(memberships.map(({ role, place }) => `${role}@${place}`))].sort().join(',');

/** Whether the actor is victim liaison: the only ones who see what was said to and by victims. */
export const isVictimLiaison = (actor: Actor): boolean =>
  actor.memberships.some(({ kind }) => kind === 'victim-liaison');

/** Areas of the actor's own victim liaison units. */
export const liaisonAreasOf = ({ memberships }: Actor): string[] => [
  ...new Set(memberships.filter(({ kind }) => kind === 'victim-liaison').map(({ place }) => place)),
];

/** Whether the actor reads every case, and every reading is audited. */
export const isInspector = (actor: Actor): boolean =>
  actor.memberships.some(({ role }) => role === 'inspector');

/** Places (prisons and areas) whose cases the actor works with; national teams have none. */
export const placesOf = (actor: Actor): string[] => [
  ...new Set(
    actor.memberships
      .filter(({ kind, place }) => place !== 'national' && !OUTSIDE.has(kind))
      .map(({ place }) => place),
  ),
];

/** Outside bodies see the case only through a task of theirs. */
const OUTSIDE: ReadonlySet<TeamKind> = new Set<TeamKind>(['witness-care']);
