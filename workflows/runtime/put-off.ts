import { type LondonDate } from '#domain/time.js';
import { endOfDay } from '#calendar/index.js';
import { type Clock, type OpenRound } from './state.js';

/**
 * The clock of an open step whose deadline was put off to the end of a day: its own where that is later. Nothing missed is
 * revived: a step missed on its own clock keeps that, one missed after it was put off keeps the day it was put off to.
 */
export function putOff(
  own: Clock | undefined,
  open: OpenRound,
  until: LondonDate | undefined,
): Clock | undefined {
  if (!own || until === undefined || own.beyondHorizon) return own;
  if (open.missedAt !== undefined) return open.clock?.putOff ? open.clock : own;
  const dueAt = endOfDay(until);
  return dueAt > own.dueAt ? { ...own, dueOn: until, dueAt, putOff: true } : own;
}
