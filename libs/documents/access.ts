import { type Actor } from '#identity/actor.js';
import { NATIONAL, type Role } from '#domain/roles.js';
import { DOCUMENT_KINDS } from './kinds.js';
import { type DocumentKind } from './kind.js';

/** Where a case is: what somebody may do with its documents follows from their roles there. */
export interface CasePlaces {
  readonly prisonCode: string | null;
  readonly areaCode: string | null;
}

function hasRoleHere(actor: Actor, roles: readonly Role[], { prisonCode, areaCode }: CasePlaces): boolean {
  return actor.memberships.some(
    ({ role, place }) =>
      roles.includes(role) && (place === NATIONAL || place === prisonCode || place === areaCode),
  );
}

/** Whether somebody who may see the case may read documents of this kind. */
export const mayRead = (actor: Actor, kind: DocumentKind, places: CasePlaces): boolean =>
  hasRoleHere(actor, kind.readBy, places);

/** Whether somebody who may see the case may make one. */
export const mayProduce = (actor: Actor, kind: DocumentKind, places: CasePlaces): boolean =>
  hasRoleHere(actor, kind.producedBy, places);

/** Kinds by id that somebody may read of a case. A kind this version does not know is read by nobody. */
export const readableKinds = (actor: Actor, places: CasePlaces): ReadonlySet<string> =>
  new Set([...DOCUMENT_KINDS.values()].filter((kind) => mayRead(actor, kind, places)).map(({ id }) => id));
