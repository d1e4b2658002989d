import { type LondonDate } from '#domain/time.js';
import days from './bank-holidays.json' with { type: 'json' };

/** A bank holiday of England and Wales. `projected`: worked out from the yearly pattern, not yet published. */
export interface BankHoliday {
  readonly date: LondonDate;
  readonly name: string;
  readonly status: 'official' | 'projected';
}

/** Every bank holiday from 2000 to the horizon, in order; written by generate-bank-holidays.mjs. */
export const BANK_HOLIDAYS = days as readonly BankHoliday[];

/** The calendar that every answer names: the place and the month of the last published list. */
export const CALENDAR_VERSION = 'england-and-wales/2026-11';
/** The first day whose holidays are known. */
export const CALENDAR_START: LondonDate = '2000-01-01';
/** The last day whose holidays are known. */
export const CALENDAR_HORIZON: LondonDate = '2035-12-31';
/** The last day whose holidays are published; those after it are projected. */
export const CALENDAR_OFFICIAL_TO: LondonDate = '2028-12-31';
/** When to ask again what lies beyond: the first working day of the last year covered. By then a longer calendar is due. */
export const CALENDAR_RECHECK: LondonDate = '2035-01-02';

const byDate = new Map(BANK_HOLIDAYS.map((holiday) => [holiday.date, holiday]));

/** The bank holiday on a date, if there is one. Says nothing outside the calendar (`CALENDAR_START` to `CALENDAR_HORIZON`). */
export const bankHolidayOn = (date: LondonDate): BankHoliday | undefined => byDate.get(date);
