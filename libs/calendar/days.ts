import { type LondonDate } from '#domain/time.js';
import { dateOfDay, dayNumber } from './day-number.js';

/** Arithmetic on plain calendar days. It knows no holidays, so it has no horizon. */

const DAYS_A_WEEK = 7;
const MONTHS_A_YEAR = 12;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `days` later, or earlier where negative. */
export const addDays = (date: LondonDate, days: number): LondonDate => dateOfDay(dayNumber(date) + days);

/** `weeks` of seven days later, or earlier where negative: 16 weeks are 112 days, not four months. */
export const addWeeks = (date: LondonDate, weeks: number): LondonDate => addDays(date, weeks * DAYS_A_WEEK);

const byMonths = new Map<number, Map<LondonDate, LondonDate>>();

/**
 * The same day of the month, `months` later or earlier. Where that month is too short, its last day: 31 October less eight
 * months is 28 February (what Temporal calls `constrain`).
 */
export function addMonths(date: LondonDate, months: number): LondonDate {
  let memo = byMonths.get(months);
  if (!memo) byMonths.set(months, (memo = new Map()));
  const known = memo.get(date);
  if (known !== undefined) return known;
  dayNumber(date); // refuses what is no date
  const month = Number(date.slice(0, 4)) * MONTHS_A_YEAR + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(month / MONTHS_A_YEAR);
  const last = new Date(Date.UTC(year, (month % MONTHS_A_YEAR) + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), last);
  const result = `${year}-${String((month % MONTHS_A_YEAR) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  memo.set(date, result);
  return result;
}

/** Days from one date to another; negative when `to` comes first. */
export const daysBetween = (from: LondonDate, to: LondonDate): number => dayNumber(to) - dayNumber(from);

/** Weeks from one date to another, with a fraction for the days left over. */
export const weeksBetween = (from: LondonDate, to: LondonDate): number => daysBetween(from, to) / DAYS_A_WEEK;

/**
 * Months from one date to another, with a fraction for the days left over, so that comparing with a whole number of months
 * says the same as `addMonths`: ten months and one day is more than ten. Negative when `to` comes first.
 */
export function monthsBetween(from: LondonDate, to: LondonDate): number {
  if (to < from) return -monthsBetween(to, from);
  const monthOf = (date: LondonDate): number =>
    Number(date.slice(0, 4)) * MONTHS_A_YEAR + Number(date.slice(5, 7));
  let whole = monthOf(to) - monthOf(from);
  if (addMonths(from, whole) > to) whole -= 1;
  const start = addMonths(from, whole);
  return whole + daysBetween(start, to) / daysBetween(start, addMonths(from, whole + 1));
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LondonDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  const fromMonday = (dayNumber(date) + 3) % DAYS_A_WEEK;
  return (fromMonday < 0 ? fromMonday + DAYS_A_WEEK : fromMonday) + 1;
}

/** The English name of the day of the week. */
export const weekdayName = (date: LondonDate): string => WEEKDAYS[weekdayOf(date) - 1] as string;

/** `Wednesday 9 December 2026`. */
export const spellDate = (date: LondonDate): string =>
  `${weekdayName(date)} ${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
