import {
  addDays,
  addMonths,
  addWeeks,
  atLondon,
  endOfDay,
  firstWorkingDayOnOrAfter,
  isBeyondHorizon,
  lastWorkingDayOnOrBefore,
  londonDateOf,
  nextWorkingDay,
  startOfDay,
  workingDayFrom,
  type BeyondHorizon,
} from '#calendar/index.js';
import { HOUR, type Instant, type LondonDate } from '#domain/time.js';
import { StandardsRefusal, type StandardRow } from './row.js';

/** A London date, or a moment: what a clock runs from. */
export type Anchor = LondonDate | Instant;

/** Due on a day, to its end; with `atStart`, it bites as that day begins. */
export interface DueOn {
  readonly dueOn: LondonDate;
  readonly atStart?: true;
}
export interface DueAt {
  readonly dueAt: Instant;
}
export type Due = DueOn | DueAt;

/** The day a row counts from, and why it is not the day that was given. */
export interface Received {
  readonly on: LondonDate;
  readonly why?: 'after-cut-off' | 'non-working-day' | 'brought-forward';
}

/** The London date of an anchor. */
export const dateOf = (anchor: Anchor): LondonDate =>
  typeof anchor === 'number' ? londonDateOf(anchor) : anchor;

/**
 * The day from which a row counts. Where the row has a cut-off, what comes at or after it, or on a non-working day, counts as
 * received on the next working day. An anchor without a time of day came before the cut-off. A licence that would start on a
 * non-working day starts on the last working day before.
 */
export function receivedOn(row: StandardRow, anchor: Anchor): Received | BeyondHorizon {
  const on = dateOf(anchor);
  if (row.anchorBroughtForward) {
    const start = lastWorkingDayOnOrBefore(on);
    if (isBeyondHorizon(start)) return start;
    return start === on ? { on } : { on: start, why: 'brought-forward' };
  }
  if (row.cutOff === undefined) return { on };
  const open = firstWorkingDayOnOrAfter(on);
  if (isBeyondHorizon(open)) return open;
  if (open !== on) return { on: open, why: 'non-working-day' };
  if (typeof anchor === 'string' || anchor < atLondon(on, row.cutOff)) return { on };
  const next = nextWorkingDay(on);
  return isBeyondHorizon(next) ? next : { on: next, why: 'after-cut-off' };
}

/**
 * When a standard is due (design: standards and time). Cheap: strings and table look-ups, no explanation.
 * @param anchor what the row runs from: a London date or an instant; a row in hours needs an instant
 * @returns a London date, an instant, or `beyondHorizon` where the count needs holidays nobody knows
 * @throws StandardsRefusal NEEDS_TIME for a row in hours and an anchor without a time of day
 */
export function dueFor(row: StandardRow, anchor: Anchor): Due | BeyondHorizon {
  if (row.unit === 'hours') {
    if (typeof anchor !== 'number')
      throw new StandardsRefusal(
        'NEEDS_TIME',
        `${row.id} counts hours: give the time as well as the day, for example ${anchor}T14:00`,
      );
    return { dueAt: anchor + (row.direction === 'after' ? 1 : -1) * (row.limit as number) * HOUR };
  }
  const received = receivedOn(row, anchor);
  if (isBeyondHorizon(received)) return received;
  const counted = dueDate(row, received.on);
  if (isBeyondHorizon(counted)) return counted;
  const dueOn = row.notBefore !== undefined && row.notBefore > counted ? row.notBefore : counted;
  if (row.dueTime !== undefined) return { dueAt: atLondon(dueOn, row.dueTime) };
  return row.locksAtStart ? { dueOn, atStart: true } : { dueOn };
}

function dueDate(row: StandardRow, from: LondonDate): LondonDate | BeyondHorizon {
  const { limit, unit, direction } = row;
  const sign = direction === 'after' ? 1 : -1;
  // Where the anchor's day is day 1, the last of n days is n - 1 later.
  const inclusive = row.count !== 'exclude-first';
  if (typeof limit !== 'number') {
    const moved = addDays(addMonths(from, sign * limit.months), sign * limit.days);
    return inclusive ? addDays(moved, -sign) : moved;
  }
  switch (unit) {
    case 'working-days':
      if (!inclusive) return workingDayFrom(from, limit, direction);
      return fromFirst(workingDayFrom(from, 0, direction), limit, direction);
    case 'weeks':
      return addDays(addWeeks(from, sign * limit), inclusive ? -sign : 0);
    case 'months':
      return inclusive ? lastOfMonths(from, sign * limit) : addMonths(from, sign * limit);
    default:
      return addDays(from, sign * (inclusive ? limit - 1 : limit));
  }
}

/** Working days of which the first is day 1. */
const fromFirst = (
  first: LondonDate | BeyondHorizon,
  limit: number,
  direction: StandardRow['direction'],
): LondonDate | BeyondHorizon =>
  isBeyondHorizon(first) || limit === 1 ? first : workingDayFrom(first, limit - 1, direction);

/**
 * The last day of so many months that begin with a day: the eve of the same day of the month. Twelve months beginning with
 * 1 March 2023 end on 29 February 2024; beginning with 29 February 2024, on 28 February 2025, where there is no 29th to be the eve of.
 */
function lastOfMonths(from: LondonDate, months: number): LondonDate {
  const same = addMonths(from, months);
  if (months < 0) return addDays(same, 1);
  return same.slice(8) === from.slice(8) ? addDays(same, -1) : same;
}

/** The instant at which a deadline has passed: the end of the London day due (its start where `atStart`), or the moment itself. */
export function dueInstant(due: Due): Instant {
  if ('dueAt' in due) return due.dueAt;
  return due.atStart ? startOfDay(due.dueOn) : endOfDay(due.dueOn);
}

/** Of two days the earlier: a recurring clock runs from the earlier of due and done, so that lateness never pays. */
export const earlierOf = (due: LondonDate, done: LondonDate): LondonDate => (due < done ? due : done);
