import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';
import { licenceEnd } from './dates.js';

/** Post-sentence supervision: the licence is over, and a failure goes to court; there is nothing left to recall from. */
export function isAfterLicence(p: Pass): boolean {
  const end = licenceEnd(p.case);
  return p.case.dates.tused !== undefined && end !== undefined && p.has(addDays(end, 1));
}

/** Whether something happened after the last day of the licence. */
export function cameAfterLicence(p: Pass, fact: Fact): boolean {
  const end = licenceEnd(p.case);
  return end !== undefined && londonDateOf(fact.happenedAt) > end;
}

/**
 * Whether a failure is one of post-sentence supervision, after the licence of a short sentence (Criminal Justice Act 2003 s256AA): the
 * prison's calculation gives its last day (TUSED), and none since its repeal (decision 0011). What is at court by then is seen through.
 */
export const isUnderSupervision = (p: Pass, failure: Fact): boolean =>
  cameAfterLicence(p, failure) && (p.case.dates.tused !== undefined || isAtCourt(p, failure));

const isAtCourt = (p: Pass, failure: Fact): boolean =>
  p.answeredIn(`${p.here?.id}/failure#${keyOf(failure)}`, 'enforce.start-breach')?.outcome === 'started';
