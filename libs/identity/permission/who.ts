import { NATIONAL, roleInWords, ROLES, TEAM_KINDS, type Role, type TeamKind } from '#domain/roles.js';
import { isInspector, type Actor } from '../actor.js';

/**
 * Who something is for, by their roles. `signed-in`: anybody the directory knows, also without a team. `member`: whoever is in a team.
 * `staff`: members who act; inspectors read and never act. Otherwise the roles that are named, and no others.
 */
export type Who = 'signed-in' | 'member' | 'staff' | readonly Role[];

/** Every role of these kinds of team. */
export const rolesIn = (...kinds: readonly TeamKind[]): readonly Role[] =>
  kinds.flatMap((kind): readonly Role[] => TEAM_KINDS[kind].roles);

/** Every role but those of these kinds of team. */
export const rolesOutside = (...kinds: readonly TeamKind[]): readonly Role[] =>
  ROLES.filter((role) => !rolesIn(...kinds).includes(role));

/** Whether somebody is one of those something is for. What nobody was named for is for nobody. */
export function isOneOf(actor: Actor, who: Who): boolean {
  if (who === 'signed-in') return true;
  if (who === 'member') return actor.memberships.length > 0;
  if (who === 'staff') return actor.memberships.length > 0 && !isInspector(actor);
  return actor.memberships.some(({ role }) => who.includes(role));
}

const IN_WORDS: Readonly<Record<Extract<Who, string>, string>> = {
  'signed-in': 'whoever is signed in',
  member: 'whoever belongs to a team',
  staff: 'whoever works on the case; inspectors read only',
};

/** The roles as words: `head of OMU, governor`. */
export const roleWords = (roles: readonly Role[]): string => roles.map(roleInWords).join(', ');

/** Who could do it, for whoever was told that they may not. */
export const whoCould = (who: Who): string => (typeof who === 'string' ? IN_WORDS[who] : roleWords(who));

/** The roles somebody has, as words; for the refusal that says they are not enough. */
export function rolesInWords({ memberships }: Actor): string {
  const held = memberships.map(
    ({ role, place }) => `${roleWords([role])}${place === NATIONAL ? '' : ` (${place})`}`,
  );
  return held.length === 0 ? 'nobody in any team' : [...new Set(held)].join(', ');
}
