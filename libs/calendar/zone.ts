import { DAY, HOUR, MINUTE, SECOND, type Instant, type LondonDate } from '#domain/time.js';
import { dateOfDay, dayNumber, InvalidDate } from './day-number.js';

/**
 * London time by rule, pinned: one hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
 * Sunday of October (Summer Time Order 2002; so since 1996). Earlier years follow the same rule, and a few days of their
 * springs and autumns are therefore an hour out. `Intl` is not asked: its data moves with the machine.
 */

const springs = new Map<number, readonly [Instant, Instant]>();
const MARCH = 2;
const OCTOBER = 9;

function lastSunday(year: number, month: number): Instant {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return last.getTime() - last.getUTCDay() * DAY;
}

/** The two instants between which London is an hour ahead, in a year. */
function summerOf(year: number): readonly [Instant, Instant] {
  const known = springs.get(year);
  if (known) return known;
  const summer = [lastSunday(year, MARCH) + HOUR, lastSunday(year, OCTOBER) + HOUR] as const;
  springs.set(year, summer);
  return summer;
}

const YEAR_LENGTH = 365.2425 * DAY;
/** The year of an instant (UTC), good to a day at its edges, where it is winter anyway. */
const yearOf = (at: Instant): number => 1970 + Math.floor(at / YEAR_LENGTH);

/** Minutes that London is ahead of UTC at an instant: 0 or 60. */
export function londonOffsetMinutes(at: Instant): 0 | 60 {
  const [start, end] = summerOf(yearOf(at));
  return at >= start && at < end ? 60 : 0;
}

/** The date in London at an instant. */
export const londonDateOf = (at: Instant): LondonDate =>
  dateOfDay(Math.floor((at + londonOffsetMinutes(at) * MINUTE) / DAY));

/** The instant of a wall-clock reading; `wall` is that reading taken as if it were UTC. */
function fromWall(wall: Instant): Instant {
  // In summer the clock reads an hour more. Twice a year it matters which way one asks:
  const summer = wall - HOUR;
  if (londonOffsetMinutes(summer) === 60) return summer; // the earlier of two in autumn
  // 01:30 on the night the clocks go forward is never read: the first moment after is 01:00 UTC.
  return londonOffsetMinutes(wall) === 60 ? summerOf(yearOf(wall))[0] : wall;
}

/** The instant at which a London day begins: midnight there. */
export const startOfDay = (date: LondonDate): Instant => fromWall(dayNumber(date) * DAY);

/** The instant at which a London day is over, which is when the next begins: 23, 24 or 25 hours after its start. */
export const endOfDay = (date: LondonDate): Instant => fromWall((dayNumber(date) + 1) * DAY);

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
const clockTimes = new Map<string, number>();

/** How long after midnight a clock reads this. Remembered: there are only so many. */
function sinceMidnight(time: string): number {
  const known = clockTimes.get(time);
  if (known !== undefined) return known;
  const [, hours, minutes] = CLOCK.exec(time) ?? [];
  if (!hours || !minutes)
    throw new InvalidDate(`"${time}" is not a time: write it as HH:MM, for example 14:00`);
  const passed = Number(hours) * HOUR + Number(minutes) * MINUTE;
  clockTimes.set(time, passed);
  return passed;
}

/**
 * The instant of a clock time on a London day. A time that the spring change leaves out is the first moment after it; one that
 * comes twice in autumn is the earlier.
 * @param time `HH:MM`, 00:00 to 23:59
 */
export const atLondon = (date: LondonDate, time: string): Instant =>
  fromWall(dayNumber(date) * DAY + sinceMidnight(time));

/** An instant as London reads it, with its offset: `2026-12-09T14:00:00+00:00`. Parts of a second are left out. */
export function formatLondon(at: Instant): string {
  const offset = londonOffsetMinutes(at);
  const wall = new Date(at + offset * MINUTE).toISOString();
  return `${wall.slice(0, 19)}${offset ? '+01:00' : '+00:00'}`;
}

const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/i;

/**
 * Reads a moment: `2026-12-09T14:00`, with or without seconds and offset. Without one it is London time, read as `atLondon` does.
 * @throws InvalidDate when the text is no moment
 */
export function parseLondon(text: string): Instant {
  const [, date, hours, minutes, seconds = '0', fraction = '', offset] = MOMENT.exec(text) ?? [];
  if (!date || !hours || !minutes)
    throw new InvalidDate(
      `"${text}" is not a date and time: write it as YYYY-MM-DDTHH:MM, for example 2026-12-09T14:00`,
    );
  const wall =
    dayNumber(date) * DAY +
    Number(hours) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * SECOND +
    Number(fraction.padEnd(3, '0'));
  if (offset === undefined) return fromWall(wall);
  if (offset.toUpperCase() === 'Z') return wall;
  const ahead = Number(offset.slice(1, 3)) * HOUR + Number(offset.slice(4, 6)) * MINUTE;
  return offset.startsWith('-') ? wall + ahead : wall - ahead;
}
