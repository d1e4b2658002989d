import { type LondonDate } from '#domain/time.js';
import {
  bankHolidayOn,
  BANK_HOLIDAYS,
  CALENDAR_HORIZON,
  CALENDAR_RECHECK,
  CALENDAR_START,
} from './bank-holidays.js';
import { dateOfDay, dayNumber } from './day-number.js';
import { weekdayName, weekdayOf } from './days.js';

/** Monday to Friday less the bank holidays of England and Wales. Known between `CALENDAR_START` and `CALENDAR_HORIZON` only. */

export type Direction = 'after' | 'before';

/** A count that would need holidays nobody knows yet (`after`), or older than the calendar (`before`). Ask again on `recheckOn`. */
export interface BeyondHorizon {
  readonly beyondHorizon: true;
  readonly side: Direction;
  readonly recheckOn: LondonDate;
}

/** A day that does not count, and its name: `Saturday`, `Good Friday` … */
export interface SkippedDay {
  readonly date: LondonDate;
  readonly why: string;
  /** The holiday is not yet published. */
  readonly projected?: true;
}

export interface WorkingDayCount {
  readonly date: LondonDate;
  readonly skipped: readonly SkippedDay[];
}

const beyond = (side: Direction): BeyondHorizon => ({
  beyondHorizon: true,
  side,
  recheckOn: CALENDAR_RECHECK,
});
const AFTER = beyond('after');
const BEFORE = beyond('before');
const SATURDAY = 6;

const START = dayNumber(CALENDAR_START);
const END = dayNumber(CALENDAR_HORIZON);

/** Dates of all working days in order, and for each day how many of them come before it: any count is then two look-ups. */
const { workingDays, before } = (() => {
  const holidays = new Set(BANK_HOLIDAYS.map(({ date }) => date));
  const working: LondonDate[] = [];
  const counts: number[] = [];
  for (let day = START; day <= END; day += 1) {
    counts.push(working.length);
    const date = dateOfDay(day);
    if (weekdayOf(date) < SATURDAY && !holidays.has(date)) working.push(date);
  }
  return { workingDays: working, before: counts };
})();

/** Narrows an answer to "nobody knows". */
export const isBeyondHorizon = (answer: unknown): answer is BeyondHorizon =>
  typeof answer === 'object' && answer !== null && 'beyondHorizon' in answer;

/** What kind of day it is; `unknown` is a weekday outside the calendar. */
export function dayKind(date: LondonDate): 'working' | 'weekend' | 'bank-holiday' | 'unknown' {
  if (weekdayOf(date) >= SATURDAY) return 'weekend';
  if (date < CALENDAR_START || date > CALENDAR_HORIZON) return 'unknown';
  return bankHolidayOn(date) ? 'bank-holiday' : 'working';
}

/** Whether a day is worked; `undefined` for a weekday outside the calendar, of which nobody can say. */
export function isWorkingDay(date: LondonDate): boolean | undefined {
  const kind = dayKind(date);
  return kind === 'unknown' ? undefined : kind === 'working';
}

/**
 * The `n`th working day after or before a date, the date itself not counted (exclude-first).
 * `n` = 0 is the date itself where it is worked, and else the nearest working day in that direction.
 * @param n whole; a negative count runs the other way
 */
export function workingDayFrom(
  date: LondonDate,
  n: number,
  direction: Direction = 'after',
): LondonDate | BeyondHorizon {
  if (n < 0) return workingDayFrom(date, -n, direction === 'after' ? 'before' : 'after');
  const day = dayNumber(date);
  if (day > END) return AFTER;
  if (day < START) return BEFORE;
  const count = before[day - START] as number;
  const worked = workingDays[count] === date;
  const index =
    direction === 'after'
      ? n === 0
        ? count
        : count + n - (worked ? 0 : 1)
      : n === 0 && worked
        ? count
        : count - Math.max(n, 1);
  return workingDays[index] ?? (direction === 'after' ? AFTER : BEFORE);
}

/**
 * As `workingDayFrom`, with the days that were passed over and their names, in the order they are met.
 */
export function addWorkingDays(
  date: LondonDate,
  n: number,
  direction: Direction = 'after',
): WorkingDayCount | BeyondHorizon {
  if (n < 0) return addWorkingDays(date, -n, direction === 'after' ? 'before' : 'after');
  const kind = direction === 'after' ? n : -1 - n;
  let memo = counted.get(kind);
  if (!memo) counted.set(kind, (memo = new Map()));
  let count = memo.get(date);
  if (!count) memo.set(date, (count = countWorkingDays(date, n, direction)));
  return count;
}

/** Answers given before, by count and direction and then by date; at most every day of the calendar for each count. */
const counted = new Map<number, Map<LondonDate, WorkingDayCount | BeyondHorizon>>();

function countWorkingDays(
  date: LondonDate,
  n: number,
  direction: Direction,
): WorkingDayCount | BeyondHorizon {
  const result = workingDayFrom(date, n, direction);
  if (isBeyondHorizon(result)) return result;
  const step = direction === 'after' ? 1 : -1;
  // The anchor itself is passed over only by a count of nothing that had to move.
  const from = n === 0 ? date : dateOfDay(dayNumber(date) + step);
  return { date: result, skipped: result === date ? [] : skippedBetween(from, result) };
}

/** Non-working days from `from` up to, not including, `to`, in either direction; within the calendar. */
export function skippedBetween(from: LondonDate, to: LondonDate): readonly SkippedDay[] {
  const skipped: SkippedDay[] = [];
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const step = last >= first ? 1 : -1;
  for (let day = first; day !== last; day += step) {
    const date = dateOfDay(day);
    if (dayKind(date) === 'working') continue;
    const holiday = bankHolidayOn(date);
    skipped.push({
      date,
      why: holiday?.name ?? weekdayName(date),
      ...(holiday?.status === 'projected' ? { projected: true as const } : {}),
    });
  }
  return skipped;
}

/** The first working day after a date. */
export const nextWorkingDay = (date: LondonDate): LondonDate | BeyondHorizon => workingDayFrom(date, 1);

/** The date itself where it is worked, else the working day before: the day a release on a closed day is brought forward to. */
export const lastWorkingDayOnOrBefore = (date: LondonDate): LondonDate | BeyondHorizon =>
  workingDayFrom(date, 0, 'before');

/** The date itself where it is worked, else the working day after. */
export const firstWorkingDayOnOrAfter = (date: LondonDate): LondonDate | BeyondHorizon =>
  workingDayFrom(date, 0, 'after');
