import { v5 as uuidv5 } from 'uuid';
import { isUuid } from '../ids.js';

/** Name space of ids that a rehearsal invents: no real person has one. */
const INVENTED = '5d1f6c1e-6a0f-5a0b-8f5b-2a7c43b0a5e4';

/** The victim that witness care names in a rehearsed case: one, and nobody. */
export const victimOf = (pathwayId: string): string =>
  uuidv5('victim', isUuid(pathwayId) ? pathwayId : uuidv5(pathwayId, INVENTED));

/** The pathway of a rehearsed case: the same for the same seed and case, so that two rehearsals can be compared. */
export const rehearsedPathwayId = (seed: number, name: string): string => uuidv5(`${seed}/${name}`, INVENTED);
