import { type Direction } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';

/** Sets of rules; which one is in force is a matter of date (sets.json; pathway.md, "Set of rules"). */
export const SET_IDS = ['2007-2014', 'current'] as const;
export type SetId = (typeof SET_IDS)[number];

export const UNITS = [
  'working-days',
  'calendar-days',
  'weeks',
  'months',
  'months-then-days',
  'hours',
] as const;
export type Unit = (typeof UNITS)[number];

/**
 * How the anchor's day counts. `exclude-first`: day 1 is the day after. `begin-with` and `n-minus-1`: the anchor's day is
 * day 1 ("56 days beginning with the day of return").
 */
export const COUNTS = ['exclude-first', 'begin-with', 'n-minus-1'] as const;
export type Count = (typeof COUNTS)[number];

/** `verified` and `sourced` come from a document; `configured` is shown as "local setting". */
export const STATUSES = ['sourced', 'verified', 'configured'] as const;
export type Status = (typeof STATUSES)[number];

/** One standard: what must be done, within what, counted how, from what. Data in `catalogue/*.json`. */
export interface StandardRow {
  /** A public name, as `FAMILY` is: other tools and the documents use them. */
  readonly id: string;
  /** Rows of one family ask the same thing of different cases. */
  readonly family: string;
  readonly set: 'any' | SetId;
  readonly title: string;
  readonly stage: string;
  /** What the clock runs from. `learnt`: from when it became known to us, not from when it happened. */
  readonly anchor: { readonly text: string; readonly kind: 'happened' | 'learnt' };
  /** Months and days only where the unit is `months-then-days`. */
  readonly limit: number | { readonly months: number; readonly days: number };
  readonly unit: Unit;
  readonly direction: Direction;
  readonly count: Count;
  /** An anchor on a non-working day means the last working day before (licence start: pathway.md, "Dates"). */
  readonly anchorBroughtForward?: true;
  /** `HH:MM` London. At or after it, or on a non-working day, counts as received on the next working day. */
  readonly cutOff?: string;
  /** `HH:MM` London on the day due; without it the whole day is allowed. */
  readonly dueTime?: string;
  /** The day due is the first day it is too late: it bites as that day begins. */
  readonly locksAtStart?: true;
  /** The date it gives is never before this day: the transitional rule of a change (changes.json). */
  readonly notBefore?: LondonDate;
  /** A role or a kind of team (libs/domain/roles). */
  readonly owner: string;
  /** To whom it applies, in words. */
  readonly appliesTo?: string;
  /** The same as a predicate over the facts of facts.ts; without one the row applies to every case. */
  readonly when?: string;
  /** Rows of the family that give way where this one applies too. */
  readonly displaces?: readonly string[];
  /** Which date must lie within the effective dates: the anchor's or the due date. */
  readonly effectiveBy: 'anchor' | 'due';
  readonly effectiveFrom?: LondonDate;
  readonly effectiveTo?: LondonDate;
  readonly ifMissed?: string;
  /** Why no stage or track asks for it. Without it, one does: a test compares. */
  readonly notUsed?: string;
  readonly source: string;
  readonly status: Status;
}

/** What the catalogue refuses: a name it does not have, a fact it cannot read, a clock it cannot start. */
export class StandardsRefusal extends Error {
  override readonly name = 'StandardsRefusal';
  constructor(
    readonly code: 'UNKNOWN_STANDARD' | 'UNKNOWN_CHANGE' | 'UNKNOWN_FACT' | 'BAD_FACT' | 'NEEDS_TIME',
    message: string,
  ) {
    super(message);
  }
}

/** A catalogue that cannot be used: every bad row with its id and what is wrong with it. It stops the start. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  constructor(readonly problems: readonly { readonly id: string; readonly reason: string }[]) {
    super(
      `The catalogue of standards has ${problems.length} bad ${problems.length === 1 ? 'row' : 'rows'} (libs/standards/catalogue):\n` +
        problems.map(({ id, reason }) => `  ${id}: ${reason}`).join('\n'),
    );
  }
}
