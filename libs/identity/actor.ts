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

const reachesVictims = ({ kind, role }: Membership): boolean =>
  VICTIM_KINDS.has(kind) || CASE_ROLES.has(role);

/** Ids of all teams the actor belongs to, each once. */
export const teamIdsOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.map(({ teamId }) => teamId)),
];

/** Ids of the actor's teams whose own tasks may concern victims; empty for everybody else. */
export const victimTeamIdsOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.filter(reachesVictims).map(({ teamId }) => teamId)),
];

/** Places whose victim rows the actor may reach: handed to the database's row-level security. */
export const victimAreasOf = (actor: Actor): string[] => [
  ...new Set(actor.memberships.filter(reachesVictims).map(({ place }) => place)),
];

/** Whether the actor is victim liaison: the only ones who see what was said to and by victims. */
export const isVictimLiaison = (actor: Actor): boolean =>
  actor.memberships.some(({ kind }) => kind === 'victim-liaison');

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
