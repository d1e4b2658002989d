import { type Pass } from '../runtime/pass.js';

const WEEK = 7;

/**
 * Days before a review of risk of harm is due at which its task appears: four weeks; for a very high risk of harm and for a
 * priority offender eight, half the time of the sixteen-week review (evidence 003, section 5.5, CLK-7).
 */
export const reviewLead = (p: Pass): number =>
  (p.case.roh === 'very-high' || p.case.ppo === true ? 8 : 4) * WEEK;
