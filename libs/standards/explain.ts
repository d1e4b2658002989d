import {
  addDays,
  CALENDAR_OFFICIAL_TO,
  CALENDAR_VERSION,
  dayKind,
  bankHolidayOn,
  formatLondon,
  isBeyondHorizon,
  skippedBetween,
  weekdayName,
  type BeyondHorizon,
  type SkippedDay,
} from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { appliesTo, setOn } from './catalogue.js';
import { dateOf, dueFor, receivedOn, type Anchor, type Due, type Received } from './due.js';
import { type Facts } from './facts.js';
import { isInForce } from './family.js';
import { type StandardRow } from './row.js';
import { ruleInWords } from './wording.js';

/** Why a date is the date it is: rule, anchor, calendar, and the days that did not count. */
export interface Explanation {
  readonly row: StandardRow;
  readonly rule: string;
  readonly anchor: {
    readonly text: string;
    /** As given: a London date, or a moment with its London offset. */
    readonly given: string;
    /** The day that was counted from. */
    readonly on: LondonDate;
    /** Why that is not the day given. */
    readonly why?: string;
  };
  readonly calendarVersion: string;
  /** Days passed over and their names; empty where the rule counts every day. */
  readonly skipped: readonly SkippedDay[];
  readonly due: Due | BeyondHorizon;
  /** What a reader should know before relying on the date. */
  readonly notes: readonly string[];
}

/**
 * The date a row gives, and why. Slower than `dueFor`; for people.
 * @param facts as of the anchor, to say whether the row's condition holds; it is explained either way
 * @throws StandardsRefusal NEEDS_TIME as `dueFor` does
 */
export function explainDue(row: StandardRow, anchor: Anchor, facts: Facts = {}): Explanation {
  const due = dueFor(row, anchor);
  const given = dateOf(anchor);
  const received = receivedOn(row, anchor);
  const from: Received = isBeyondHorizon(received) ? { on: given } : received;
  const skipped = skippedDays(row, given, from.on, due);
  return {
    row,
    rule: ruleInWords(row),
    anchor: {
      text: row.anchor.text,
      given: typeof anchor === 'number' ? formatLondon(anchor) : anchor,
      on: from.on,
      ...(from.why ? { why: whyMoved(row, given, from.why) } : {}),
    },
    calendarVersion: CALENDAR_VERSION,
    skipped,
    due,
    notes: notesOn(row, anchor, due, skipped, facts),
  };
}

function skippedDays(
  row: StandardRow,
  given: LondonDate,
  from: LondonDate,
  due: Due | BeyondHorizon,
): readonly SkippedDay[] {
  const moved = given === from ? [] : skippedBetween(given, from);
  if (row.unit !== 'working-days' || isBeyondHorizon(due)) return moved;
  const to = 'dueOn' in due ? due.dueOn : dateOf(due.dueAt);
  if (to === from) return moved;
  const step = row.direction === 'after' ? 1 : -1;
  return [...moved, ...skippedBetween(row.count === 'exclude-first' ? addDays(from, step) : from, to)];
}

/** `Good Friday`, `Saturday`. */
const nameOfDay = (date: LondonDate): string => bankHolidayOn(date)?.name ?? weekdayName(date);

function whyMoved(row: StandardRow, given: LondonDate, why: NonNullable<Received['why']>): string {
  if (why === 'after-cut-off')
    return `it came at or after ${row.cutOff}, so it counts from the next working day`;
  if (why === 'non-working-day')
    return `${given} is not a working day (${nameOfDay(given)}), so it counts from the next one`;
  return `${given} is not a working day (${nameOfDay(given)}), so it is the last working day before`;
}

function notesOn(
  row: StandardRow,
  anchor: Anchor,
  due: Due | BeyondHorizon,
  skipped: readonly SkippedDay[],
  facts: Facts,
): readonly string[] {
  const notes: string[] = [];
  const on = dateOf(anchor);
  if (row.cutOff !== undefined && typeof anchor === 'string')
    notes.push(`No time of day was given: taken as before ${row.cutOff}.`);
  if (row.when !== undefined) notes.push(...conditionNotes(row, facts));
  else if (row.appliesTo !== undefined) notes.push(`It applies to: ${row.appliesTo}. That was not checked.`);
  const set = setOn(on);
  if (row.set !== 'any' && row.set !== set)
    notes.push(
      `${row.id} belongs to the set ${row.set}; on ${on} ${set ? `the set in force is ${set}` : 'no set is in force'}.`,
    );
  if (!isInForce(row, anchor)) notes.push(`${row.id} is not in force for this date: ${forceInWords(row)}.`);
  if (
    'dueOn' in due &&
    row.unit !== 'working-days' &&
    ['weekend', 'bank-holiday'].includes(dayKind(due.dueOn))
  )
    notes.push(`The day due is a ${nameOfDay(due.dueOn)}; this rule counts every day and does not move it.`);
  if (row.notBefore !== undefined && 'dueOn' in due && due.dueOn === row.notBefore)
    notes.push(`The count ends by then or sooner, and this rule gives no day before ${row.notBefore}.`);
  if (skipped.some(({ projected }) => projected) || (row.unit === 'working-days' && endsProjected(due)))
    notes.push(`Bank holidays after ${CALENDAR_OFFICIAL_TO.slice(0, 4)} are projected, not yet published.`);
  return notes;
}

function conditionNotes(row: StandardRow, facts: Facts): readonly string[] {
  const verdict = appliesTo(row, facts);
  if (verdict === true) return [];
  const condition = `"${row.when}"${row.appliesTo ? ` (${row.appliesTo})` : ''}`;
  if (verdict === false)
    return [`With the facts given its condition does not hold: ${condition}. The date is what it would be.`];
  return [`Its condition was not checked: ${condition}; not given: ${verdict.join(', ')}.`];
}

/** From when to when a row is in force, in words. */
export function forceInWords(row: StandardRow): string {
  const span = [
    row.effectiveFrom && `from ${row.effectiveFrom}`,
    row.effectiveTo && `to ${row.effectiveTo}`,
  ].filter(Boolean);
  if (!span.length) return 'in force on every date';
  return `in force ${span.join(' ')}, by the ${row.effectiveBy === 'due' ? 'date due' : `date of: ${row.anchor.text}`}`;
}

const endsProjected = (due: Due | BeyondHorizon): boolean =>
  !isBeyondHorizon(due) && ('dueOn' in due ? due.dueOn : dateOf(due.dueAt)) > CALENDAR_OFFICIAL_TO;
