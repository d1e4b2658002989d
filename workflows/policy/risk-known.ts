import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';

/**
 * A risk of harm that nobody has found yet is not low: until it is known, somebody on an order or licence is seen and reviewed as if it
 * were high (pathway.md, "Scope": unknown is pending, never blank).
 */
export const riskKnown = (p: Pass): Ask['facts'] => (p.case.roh === undefined ? { roh: 'high' } : undefined);

/** In prison the same, but where this custody's own screening found no concern: that is an answer (002 L273–274). */
export const riskKnownInCustody = (p: Pass): Ask['facts'] =>
  p.answered('roh.screen')?.outcome === 'no-concern' ? undefined : riskKnown(p);
