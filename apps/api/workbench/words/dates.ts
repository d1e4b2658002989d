import { daysBetween, londonDateOf, londonOffsetMinutes, spellDate, weekdayName } from '#calendar/index.js';
import { DAY, HOUR, MINUTE, type Instant, type LondonDate } from '#domain/time.js';

/** Dates and times as GOV.UK writes them (GOV.UK style guide, "Dates", "Times"), always as London reads them. */

/** `9 December 2026` from `2026-12-09`. */
export const date = (day: LondonDate): string => spellDate(day).replace(/^\w+ /, '');

/** `Wednesday 9 December 2026`. */
export const longDate = (day: LondonDate): string => spellDate(day);

/** `2:30pm`, `midday`, `midnight` from an instant. */
export function time(at: Instant): string {
  const minutes = Math.floor(((at + londonOffsetMinutes(at) * MINUTE) % DAY) / MINUTE);
  if (minutes === 0) return 'midnight';
  if (minutes === 12 * 60) return 'midday';
  const hour = Math.floor(minutes / 60) % 12 || 12;
  const rest = minutes % 60;
  return `${hour}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}${minutes < 12 * 60 ? 'am' : 'pm'}`;
}

/** `9 December 2026 at 2:30pm`. */
export const dateAndTime = (at: Instant): string => `${date(londonDateOf(at))} at ${time(at)}`;

/** What is due: by the end of a day, or at a moment; `dueAt` as the API writes it. */
export interface Due {
  readonly dueOn: string | null;
  readonly dueAt: string | null;
}

/** A deadline in words, and how near it is: never told by colour alone. */
export interface DueWords {
  /** `2 days late`, `due today`, `due tomorrow`, `due on Friday`, `due in 12 days`. */
  readonly words: string;
  /** The exact date, or date and time; empty where nothing is set. */
  readonly exact: string;
  readonly tone: 'late' | 'today' | 'soon' | 'later' | 'none';
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
const SOON_DAYS = 7;

/** @param now epoch milliseconds */
export function dueWords({ dueOn, dueAt }: Due, now: Instant): DueWords {
  if (dueAt === null) return { words: 'no deadline', exact: '', tone: 'none' };
  const at = Date.parse(dueAt);
  const day = dueOn ?? londonDateOf(at);
  const exact = dueOn === null ? dateAndTime(at) : date(day);
  const days = daysBetween(londonDateOf(now), day);
  if (at < now) {
    const words =
      days < 0
        ? `${plural(-days, 'day')} late`
        : `${plural(Math.max(1, Math.floor((now - at) / HOUR)), 'hour')} late`;
    return { words, exact, tone: 'late' };
  }
  if (days === 0)
    return { words: dueOn === null ? `due at ${time(at)} today` : 'due today', exact, tone: 'today' };
  if (days === 1) return { words: 'due tomorrow', exact, tone: 'soon' };
  if (days < SOON_DAYS) return { words: `due on ${weekdayName(day)}`, exact, tone: 'soon' };
  return { words: `due in ${plural(days, 'day')}`, exact, tone: 'later' };
}
