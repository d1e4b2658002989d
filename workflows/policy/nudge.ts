import { atLondon, londonDateOf } from '#calendar/index.js';
import { stuckCause } from '#domain/stuck.js';
import { HOUR, type Instant } from '#domain/time.js';
import { workingDays } from './working-days.js';

/**
 * When those who must act on a stuck pathway are told again (pathway.md, "Stuck": each shows its next nudge).
 * Causes counted in hours go on through nights and weekends; the others ring at nine, London, on a working day.
 * @param since when it got stuck
 * @param now the nudge is always after this
 * @throws Error when the cause is not in the table of libs/domain/stuck.ts
 */
export function nextNudgeAt(cause: string, since: Instant, now: Instant): Instant {
  const { nudge } = stuckCause(cause);
  if ('hours' in nudge) {
    const step = nudge.hours * HOUR;
    return since + (Math.floor(Math.max(now - since, 0) / step) + 1) * step;
  }
  return atLondon(workingDays(londonDateOf(Math.max(now, since)), nudge.workingDays), '09:00');
}
