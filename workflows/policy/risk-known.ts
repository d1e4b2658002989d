import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';

/** A risk of harm that nobody has found yet is not low: until it is known an order is seen and reviewed as if it were high. */
export const riskKnown = (p: Pass): Ask['facts'] => (p.case.roh === undefined ? { roh: 'high' } : undefined);
