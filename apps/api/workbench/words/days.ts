import { isLondonDate } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';

/** Days as people type them into a date picker, and back. */

/** `9/12/2026` from `2026-12-09`. */
export const dayAsTyped = (day: LondonDate): string => day.split('-').reverse().map(Number).join('/');

/**
 * A day as it was typed: `9/12/2026`, `09.12.2026`, `9-12-2026`, or `2026-12-09`.
 * @returns undefined for what is no day
 */
export function typedDay(text: string): LondonDate | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4})\s*$/.exec(text) ?? [];
  const read =
    day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
  return isLondonDate(read) ? read : undefined;
}
