import { type LondonDate } from '#domain/time.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { type Who } from './victim-who.js';

/** Nobody is left untold in silence: the manager finds another way, before the event it is about, and tries again on the day named. */
export function undelivered(p: Pass, who: Who, key: string, before: LondonDate): void {
  const last = lastTry(p, 'victim.resolve-undelivered', key);
  if (last === undefined || last.outcome === 'cannot-be-reached')
    p.stuck('victim-notice-not-delivered', {
      owner: 'victim-liaison-manager',
      unblocks: 'victim.resolve-undelivered',
      detail: key,
    });
  untilSettled(p, 'victim.resolve-undelivered', { ...who, key, before, from: before }, (answer) => {
    const next = answer.outcome === 'cannot-be-reached' ? dateIn(answer, 'nextTry') : undefined;
    return next === undefined ? undefined : { notBefore: next, before: workingDays(next, 2) };
  });
}
