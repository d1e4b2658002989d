/** Dates, working days and London time, all pinned: no clock, no host time zone, no `Intl` (decision: one kind of time for one meaning). */
export {
  BANK_HOLIDAYS,
  bankHolidayOn,
  CALENDAR_HORIZON,
  CALENDAR_OFFICIAL_TO,
  CALENDAR_RECHECK,
  CALENDAR_START,
  CALENDAR_VERSION,
  type BankHoliday,
} from './bank-holidays.js';
export { dateOfDay, dayNumber, InvalidDate, isLondonDate } from './day-number.js';
export {
  addDays,
  addMonths,
  addWeeks,
  daysBetween,
  monthsBetween,
  spellDate,
  weekdayName,
  weekdayOf,
  weeksBetween,
} from './days.js';
export {
  addWorkingDays,
  dayKind,
  firstWorkingDayOnOrAfter,
  isBeyondHorizon,
  isWorkingDay,
  lastWorkingDayOnOrBefore,
  nextWorkingDay,
  skippedBetween,
  workingDayFrom,
  type BeyondHorizon,
  type Direction,
  type SkippedDay,
  type WorkingDayCount,
} from './working-days.js';
export {
  atLondon,
  endOfDay,
  formatLondon,
  londonDateOf,
  londonOffsetMinutes,
  parseLondon,
  startOfDay,
} from './zone.js';
