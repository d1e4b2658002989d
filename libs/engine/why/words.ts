import { formatLondon, londonDateOf, weekdayName } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `Tuesday 30 March 2027`. */
export const dayInWords = (on: LondonDate): string =>
  `${weekdayName(on)} ${Number(on.slice(8, 10))} ${MONTHS[Number(on.slice(5, 7)) - 1] ?? ''} ${on.slice(0, 4)}`;

/** `Tuesday 30 March 2027 at 14:00`, London time. */
export const momentInWords = (at: Instant): string =>
  `${dayInWords(londonDateOf(at))} at ${formatLondon(at).slice(11, 16)}`;

/** A sentence, with a capital and a full stop. */
export const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
