import { isBeyondHorizon } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { appliesTo, familyRows, setOn } from './catalogue.js';
import { dateOf, dueFor, type Anchor } from './due.js';
import { type Facts } from './facts.js';
import { SET_IDS, type SetId, type StandardRow } from './row.js';

/** Why a row does not apply. */
export interface RuledOut {
  readonly row: StandardRow;
  readonly why: 'set' | 'not-in-force' | 'condition';
}

/** A row that might apply, and the facts that would tell. */
export interface Undecided {
  readonly row: StandardRow;
  readonly missing: readonly string[];
}

/**
 * One row applies; none does; several do. `undecided` rows neither apply nor are ruled out: in `row` they are for the caller to
 * heed or not, in `none` their `missing` facts are what to ask for.
 */
export type Selection =
  | { readonly row: StandardRow; readonly undecided: readonly Undecided[] }
  | {
      readonly none: true;
      readonly missing: readonly string[];
      readonly undecided: readonly Undecided[];
      readonly ruledOut: readonly RuledOut[];
    }
  | { readonly several: readonly StandardRow[]; readonly undecided: readonly Undecided[] };

/**
 * Whether a row was or is in force for an anchor, by its effective dates; by the anchor's date or, where the row says so, by
 * the due date. A due date beyond the calendar lies after every date in the catalogue.
 */
export function isInForce(row: StandardRow, anchor: Anchor): boolean {
  if (row.effectiveFrom === undefined && row.effectiveTo === undefined) return true;
  const on = judgedOn(row, anchor);
  if (on === undefined) return row.effectiveTo === undefined;
  return (
    (row.effectiveFrom === undefined || on >= row.effectiveFrom) &&
    (row.effectiveTo === undefined || on <= row.effectiveTo)
  );
}

function judgedOn(row: StandardRow, anchor: Anchor): LondonDate | undefined {
  if (row.effectiveBy === 'anchor') return dateOf(anchor);
  const due = dueFor(row, anchor);
  if (isBeyondHorizon(due)) return undefined;
  return 'dueOn' in due ? due.dueOn : dateOf(due.dueAt);
}

/**
 * The row of a family that governs a case.
 * @param anchor what the clock runs from; it settles the set and the effective dates
 * @param facts as of the anchor; what is not given is unknown
 * @param set another set of rules than the one the facts force, or else the one in force on the anchor's date
 * @throws StandardsRefusal UNKNOWN_STANDARD when there is no such family
 */
export function selectRow(
  family: string,
  anchor: Anchor,
  facts: Facts,
  set: SetId | undefined = setFor(anchor, facts),
): Selection {
  return selectAmong(familyRows(family), anchor, facts, set);
}

/** The set of rules for a case: forced by its facts in a rehearsal, else in force on the anchor's date. */
export const setFor = (anchor: Anchor, { set }: Facts): SetId | undefined =>
  SET_IDS.find((id) => id === set) ?? setOn(dateOf(anchor));

/** As `selectRow`, among rows already in hand. */
export function selectAmong(
  rows: readonly StandardRow[],
  anchor: Anchor,
  facts: Facts,
  set: SetId | undefined,
): Selection {
  const applying: StandardRow[] = [];
  const undecided: Undecided[] = [];
  const ruledOut: RuledOut[] = [];
  for (const row of rows) {
    if (row.set !== 'any' && row.set !== set) ruledOut.push({ row, why: 'set' });
    else if (!isInForce(row, anchor)) ruledOut.push({ row, why: 'not-in-force' });
    else {
      const verdict = appliesTo(row, facts);
      if (verdict === true) applying.push(row);
      else if (verdict === false) ruledOut.push({ row, why: 'condition' });
      else undecided.push({ row, missing: verdict });
    }
  }
  const standing = withoutDisplaced(applying);
  const [row, second] = standing;
  if (row && !second) {
    // What the row that applies would displace anyway is no open question.
    return { row, undecided: undecided.filter((other) => !row.displaces?.includes(other.row.id)) };
  }
  if (row) return { several: standing, undecided };
  const missing = [...new Set(undecided.flatMap((other) => other.missing))];
  return { none: true, missing, undecided, ruledOut };
}

function withoutDisplaced(rows: readonly StandardRow[]): readonly StandardRow[] {
  if (rows.length < 2) return rows;
  const displaced = new Set(rows.flatMap((row) => row.displaces ?? []));
  return rows.filter((row) => !displaced.has(row.id));
}
