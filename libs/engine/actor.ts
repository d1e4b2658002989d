/** A team somebody belongs to, and as what. */
export interface Membership {
  readonly teamId: string;
  readonly kind: string;
  readonly place: string;
  readonly role: string;
}

/** Who acts: read from the directory for each request, never from what the caller says. */
export interface Actor {
  readonly userId: string;
  readonly username: string;
  readonly memberships: readonly Membership[];
}

export const inTeam = (actor: Actor, teamId: string | null): boolean =>
  teamId !== null && actor.memberships.some((membership) => membership.teamId === teamId);

export const isOfKind = (actor: Actor, kind: string): boolean =>
  actor.memberships.some((membership) => membership.kind === kind);
