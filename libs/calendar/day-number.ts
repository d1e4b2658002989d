import { DAY, type LondonDate } from '#domain/time.js';

/** A date that is not one: the text, and what would be. */
export class InvalidDate extends RangeError {
  override readonly name = 'InvalidDate';
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const numbers = new Map<LondonDate, number>();
const dates = new Map<number, LondonDate>();

const pad = (value: number): string => (value < 10 ? `0${value}` : `${value}`);

/**
 * The number of a calendar day, counted from 1970-01-01 as 0. Remembered: the engine asks millions of times.
 * @throws InvalidDate for a text that names no day, or a year outside 1900–2199
 */
export function dayNumber(date: LondonDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const [, year, month, day] = SHAPE.exec(date) ?? [];
  if (!year || !month || !day)
    throw new InvalidDate(`"${date}" is not a date: write it as YYYY-MM-DD, for example 2026-12-09`);
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR)
    throw new InvalidDate(`${date}: the year must be between ${FIRST_YEAR} and ${LAST_YEAR}`);
  const number = Date.UTC(Number(year), Number(month) - 1, Number(day)) / DAY;
  if (dateOfDay(number) !== date) throw new InvalidDate(`There is no ${date} in the calendar`);
  numbers.set(date, number);
  return number;
}

/** The date of a day number: the inverse of `dayNumber`. */
export function dateOfDay(number: number): LondonDate {
  const known = dates.get(number);
  if (known !== undefined) return known;
  const at = new Date(number * DAY);
  const date = `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  dates.set(number, date);
  return date;
}

/** Whether a text is a real calendar date between 1900 and 2199, written `YYYY-MM-DD`. */
export function isLondonDate(text: string): text is LondonDate {
  try {
    dayNumber(text);
    return true;
  } catch (error) {
    if (error instanceof InvalidDate) return false;
    throw error;
  }
}
