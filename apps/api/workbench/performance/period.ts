import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { date } from '../words/dates.js';

/** First and last day, both included. */
export interface Period {
  readonly from: LondonDate;
  readonly to: LondonDate;
}

/** A quarter of a year. */
export const QUARTER = 91;
/** A court sees few reports in a quarter, and an order lasts a year or longer. */
export const TWO_YEARS = 728;

/** So many days, of which today is the last. */
export const lastDays = (days: number, today: LondonDate): Period => ({
  from: addDays(today, 1 - days),
  to: today,
});

/** `From 9 September 2026 to 9 December 2026`. */
export const fromTo = ({ from, to }: Period): string => `From ${date(from)} to ${date(to)}`;
