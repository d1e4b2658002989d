import { isBeyondHorizon, londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { dueFor, standard } from '#standards/index.js';

/** When an IPP licence must be referred, and when it ends by itself. */
export interface IppLicence {
  /** First release, from which the qualifying period runs. */
  readonly firstReleased: LondonDate;
  /** Since when the licence has been good without a break: the end of the qualifying period, or a later release after a recall. */
  readonly goodSince: LondonDate;
  /** The Secretary of State refers it to the Parole Board on this day (IPP-REFER). */
  readonly refers: LondonDate;
  /** It ends by law on this day, whoever has confirmed it (IPP-AUTO-END). */
  readonly ends: LondonDate;
  /** A recall after it had ended: unlawful. */
  readonly unlawfulRecall?: Fact;
}

/** The last day of a period that the catalogue counts in months. */
function periodEnd(row: 'IPP-REFER' | 'IPP-AUTO-END', from: LondonDate): LondonDate {
  const due = dueFor(standard(row), from);
  if (isBeyondHorizon(due) || !('dueOn' in due)) throw new Error(`${row} must count months (catalogue)`);
  return due.dueOn;
}

/** Never before the law that gave it: on 1 November 2024 for those who had served the period by then. */
const inForce = (row: 'IPP-REFER' | 'IPP-AUTO-END', from: LondonDate): LondonDate => {
  const on = periodEnd(row, from);
  return later(on, standard(row).effectiveFrom ?? on);
};
const later = (a: LondonDate, b: LondonDate): LondonDate => (a > b ? a : b);

/**
 * The IPP licence as these facts have it (Crime (Sentences) Act 1997 s31A; hmpps-services 2.12 IPP-3Y, IPP-AUTO2).
 * A recall breaks the good licence, which starts again with the re-release; a recall that is rescinded breaks nothing.
 * @param facts of the whole pathway in the order they happened
 * @returns undefined before the first release
 */
export function ippLicence(facts: readonly Fact[]): IppLicence | undefined {
  const first = facts.find(({ kind }) => kind === 'released');
  if (!first) return undefined;
  const firstReleased = londonDateOf(first.happenedAt);
  // The good years run from the end of the qualifying period even where that was before the law.
  const qualified = periodEnd('IPP-REFER', firstReleased);
  let goodSince = qualified;
  let recalled = false;
  let unlawfulRecall: Fact | undefined;
  for (const fact of facts) {
    const on = londonDateOf(fact.happenedAt);
    if (fact.kind === 'recall-revoked') {
      if (on >= inForce('IPP-AUTO-END', goodSince)) unlawfulRecall ??= fact;
      else recalled = true;
    } else if (fact.kind === 'recall-rescinded') {
      recalled = false;
      unlawfulRecall = undefined;
    } else if (fact.kind === 'released' && recalled) {
      recalled = false;
      goodSince = later(qualified, on);
    }
  }
  return {
    firstReleased,
    goodSince,
    refers: inForce('IPP-REFER', firstReleased),
    ends: inForce('IPP-AUTO-END', goodSince),
    unlawfulRecall,
  };
}
