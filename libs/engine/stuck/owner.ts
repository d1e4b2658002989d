import { NATIONAL, ROLES, TEAM_KINDS, teamKindOf, type Role, type TeamKind } from '#domain/roles.js';

/** Whose move it is, and where the case is. */
export interface Owned {
  readonly owner_role: string;
  readonly prison_code: string | null;
  readonly area_code: string | null;
}

/** The team of whoever owns what is stuck; undefined for a role this code does not know. Its place is null where nobody knows it. */
export function ownerTeam({
  owner_role,
  prison_code,
  area_code,
}: Owned): { readonly kind: TeamKind; readonly place: string | null } | undefined {
  if (!ROLES.includes(owner_role as Role)) return undefined;
  const kind = teamKindOf(owner_role as Role);
  return {
    kind,
    place: { prison: prison_code, area: area_code, national: NATIONAL }[TEAM_KINDS[kind].place],
  };
}
