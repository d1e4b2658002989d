import { addDays, londonDateOf, startOfDay } from '#calendar/index.js';
import { DAY, type Instant } from '#domain/time.js';
import { type Answer, type Clock } from './state.js';

/** When an unfinished cycle is asked again: on the day its answer named, yet no later than the last day of its clock; at once otherwise. */
export function retryAt(tried: Answer, field: string | undefined, clock: Clock): Instant {
  const on = field === undefined ? undefined : tried.data[field];
  if (typeof on !== 'string') return tried.at;
  const last = clock.dueOn ?? londonDateOf(clock.dueAt);
  return startOfDay(on.slice(0, 10) < last ? on.slice(0, 10) : last);
}

/** When the task of a standing clock appears: so many London days before its deadline. */
export const leadIn = (clock: Clock, days: number): Instant =>
  clock.dueOn ? startOfDay(addDays(clock.dueOn, -days)) : clock.dueAt - days * DAY;
