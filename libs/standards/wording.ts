import { type StandardRow } from './row.js';

/** The rule of a row in plain English. Screens, the command line and the documents all take it from here, so that none drifts. */

const UNIT_WORDS = {
  'working-days': 'working day',
  'calendar-days': 'day',
  weeks: 'week',
  months: 'month',
  hours: 'hour',
} as const;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `15 working days`, `8 months and then 14 days`. */
export function limitInWords({ limit, unit }: StandardRow): string {
  if (typeof limit === 'object')
    return `${plural(limit.months, 'month')} and then ${plural(limit.days, 'day')}`;
  return plural(limit, unit === 'months-then-days' ? 'month' : UNIT_WORDS[unit]);
}

/** `within 15 working days after: court adjourns for report; that day is not counted`. */
export function ruleInWords(row: StandardRow): string {
  const notes = [
    row.anchorBroughtForward && 'a non-working day means the last working day before it',
    row.cutOff &&
      `what comes at or after ${row.cutOff}, or on a non-working day, counts as received on the next working day`,
    row.dueTime && `by ${row.dueTime} on the day due`,
    row.notBefore && `never before ${row.notBefore}`,
    row.locksAtStart && 'it locks as that day begins',
    row.anchor.kind === 'learnt' && 'runs from when it became known',
  ].filter((note) => typeof note === 'string');
  return [clause(row), ...notes].join('; ');
}

function clause(row: StandardRow): string {
  const { limit, unit, direction, anchor, count } = row;
  const amount = limitInWords(row);
  if (limit === 0) return unit === 'hours' ? `at once: ${anchor.text}` : `on the day: ${anchor.text}`;
  if (unit === 'hours')
    return `${direction === 'after' ? 'within' : 'at least'} ${amount} ${direction}: ${anchor.text}`;
  if (count === 'exclude-first')
    return `${direction === 'after' ? 'within' : 'at least'} ${amount} ${direction}: ${anchor.text}; that day is not counted`;
  return `${amount} ${direction === 'after' ? 'beginning' : 'ending'} with the day: ${anchor.text}; that day is day 1`;
}
