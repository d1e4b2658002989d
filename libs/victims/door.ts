import { type ActingDoors, type Door } from '#engine/doors.js';
import { refuse } from '#engine/outcome.js';
import { type Actor } from '#identity/actor.js';
import { readerOf } from '#persistence/queries/reader.js';

/**
 * The victim door with the areas of the actor's own victim liaison units: the only one behind which identity, address and words of
 * victims can be reached, by row-level security on `throughcare.liaison` (migration 0013).
 * @returns undefined for everybody who is not victim liaison
 */
export function liaisonDoor(doors: ActingDoors, actor: Actor): Door | undefined {
  const { liaison } = readerOf(actor);
  if (!liaison) return undefined;
  const areas = liaison.areas.join(',');
  const reach = {
    'throughcare.areas': areas,
    'throughcare.liaison': areas,
    'throughcare.teams': liaison.teamIds.join(','),
  };
  return { schema: 'victim', run: (work) => doors.victim.transaction(work, reach) };
}

/** The victim door with no area at all: a named offender manager sees what was disclosed to them behind it, and nothing else. */
export const managerDoor = (doors: ActingDoors, { userId }: Actor): Door => ({
  schema: 'victim',
  run: (work) => doors.victim.transaction(work, { 'throughcare.user': userId }),
});

export const FOR_LIAISON = refuse(
  'NOT_ALLOWED',
  'What is known about victims is kept by victim liaison of their area: pass it to them.',
);
export const NO_SUCH_CASE = refuse('NOT_FOUND', 'There is no such case, or it is not one you work with.');
export const NO_SUCH_VICTIM = refuse('NOT_FOUND', 'There is no such victim in the cases of your area.');
