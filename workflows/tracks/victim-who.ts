import { type Ask } from '../runtime/ask.js';

/** The victim a step is about, and their own area's unit where they live elsewhere. */
export type Who = Required<Pick<Ask, 'subject'>> & Pick<Ask, 'place'>;
