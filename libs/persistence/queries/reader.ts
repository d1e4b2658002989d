import { openToInLists } from '#identity/permission/restricted.js';
import {
  isInspector,
  liaisonAreasOf,
  placesOf,
  teamIdsOf,
  victimAreasOf,
  victimTeamIdsOf,
  type Actor,
} from '#identity/actor.js';
import { type VictimReach } from './doors.js';
import { type Parameters } from './parameters.js';
import { type Asker } from './withheld.js';

/** What somebody may read, worked out once from their memberships. Everything not named here is refused. */
export interface Reader {
  readonly userId: string;
  readonly teamIds: readonly string[];
  /** Prisons and areas whose cases they work with. */
  readonly places: readonly string[];
  readonly inspector: boolean;
  /** Only for those whose work concerns victims: the tasks and notices of their own teams. */
  readonly victim?: VictimReach;
  /** Only for victim liaison: what is known about victims in their areas. */
  readonly liaison?: VictimReach;
}

/** A reader's reach, from the actor's memberships. */
export function readerOf(actor: Actor): Reader {
  const victimTeams = victimTeamIdsOf(actor);
  const liaison = actor.memberships.filter(({ kind }) => kind === 'victim-liaison');
  return {
    userId: actor.userId,
    teamIds: teamIdsOf(actor),
    places: placesOf(actor),
    inspector: isInspector(actor),
    victim: victimTeams.length ? { teamIds: victimTeams, areas: victimAreasOf(actor) } : undefined,
    liaison: liaison.length
      ? { teamIds: liaison.map(({ teamId }) => teamId), areas: liaisonAreasOf(actor) }
      : undefined,
  };
}

/** SQL that is true for rows whose case is open to the reader: it is not restricted, or they are named, or have opened it. */
export const isOpenTo = (reader: Reader, pathway: string, p: Parameters): string =>
  openToInLists(pathway, p.add(reader.userId));

/**
 * SQL that is true for a pathway (alias `p`) the reader may see: in one of their places, or with a live task of one of their teams;
 * never a restricted one that is closed to them.
 */
export const maySeePathway = (reader: Reader, p: Parameters): string =>
  `(${inReach(reader, p)} AND ${isOpenTo(reader, 'p.id', p)})`;

/** The same, restricted or not: for whoever may open a restricted case with a reason. */
export function inReach(reader: Reader, p: Parameters): string {
  if (reader.inspector) return 'true';
  const places = p.add(reader.places);
  const teams = p.add(reader.teamIds);
  return `(p.prison_code = ANY(${places}) OR p.area_code = ANY(${places})
    OR EXISTS (SELECT 1 FROM throughcare.task v WHERE v.pathway_id = p.id AND v.state IN ('OPEN', 'CLAIMED', 'SUBMITTED')
                AND (v.team_id = ANY(${teams}) OR v.escalated_team_id = ANY(${teams}))))`;
}

/** A reader as the conditions on what is withheld ask for them. */
export const askerOf = ({ userId, liaison }: Reader, p: Parameters): Asker => ({
  user: p.add(userId),
  areas: p.add(liaison?.areas ?? []),
});
