import { InvalidDate, isBeyondHorizon, isLondonDate, parseLondon } from '#calendar/index.js';
import { catalogue, explainDue, StandardsRefusal, type Anchor } from '#standards/index.js';
import { type StandardDue } from './standard.types.js';

/**
 * When a row of the catalogue would be due, and why, as the command line says it (`throughcare standards due`).
 * @param from a London date, or a moment with or without an offset
 * @returns what is wrong instead, where the row or the date cannot be read, or the count needs bank holidays nobody knows
 */
export function dueFrom(row: string, from: string): StandardDue {
  const standard = catalogue().byId.get(row.trim().toUpperCase());
  if (!standard) return wrong('row', `no standard is called "${row}"`);
  try {
    const explained = explainDue(standard, readAnchor(from.trim()));
    const { anchor, calendarVersion, due, notes, skipped } = explained;
    if (isBeyondHorizon(due))
      return wrong(
        'from',
        due.side === 'after'
          ? `bank holidays so far ahead are not known yet: ask again on ${due.recheckOn}`
          : 'bank holidays so long ago are not in the calendar',
      );
    return {
      problems: [],
      dueOn: 'dueOn' in due ? due.dueOn : null,
      dueAt: 'dueAt' in due ? due.dueAt : null,
      atStart: 'dueOn' in due && due.atStart === true,
      from: anchor.given,
      countedFrom: anchor.on,
      because: anchor.why ?? null,
      skipped: skipped.map(({ date, why, projected }) => ({ date, why, projected: projected === true })),
      notes,
      calendar: calendarVersion,
    };
  } catch (error) {
    if (error instanceof StandardsRefusal || error instanceof InvalidDate)
      return wrong('from', error.message);
    throw error;
  }
}

/** @throws InvalidDate for what is neither a date nor a moment */
function readAnchor(text: string): Anchor {
  if (isLondonDate(text)) return text;
  if (/[T ]/i.test(text)) return parseLondon(text);
  throw new InvalidDate(`"${text}" is not a date: write 2026-12-09, or 2026-12-09T14:00 with a time`);
}

const wrong = (field: string, message: string): StandardDue => ({
  problems: [{ field, message }],
  dueOn: null,
  dueAt: null,
  atStart: false,
  from: null,
  countedFrom: null,
  because: null,
  skipped: [],
  notes: [],
  calendar: null,
});
