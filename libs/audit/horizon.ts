import { SECOND, type Instant } from '#domain/time.js';

/** The database's clock may be set back a little. */
const CLOCK_SLACK = 2 * SECOND;

/** What was true when a seal was made. */
export interface Mark {
  readonly seal: number;
  /** Transactions from this one on had not begun. */
  readonly nextXact: number;
  readonly sealedAt: Instant;
  readonly highestId: number;
}

/**
 * What a line can and cannot say, by the seals before it. `audit.stamp` gives a line its transaction, then its id, then its hour. So a
 * line whose transaction had not begun at a seal has a higher id than every line in it, and is no older. A line put in by hand
 * between old ones contradicts one or the other.
 */
export class Horizon {
  /** By growing `nextXact`; only the marks that a later line can still fall between. */
  private readonly marks: Mark[] = [];
  private highestId = 0;

  /** Seals in the order of the chain. */
  add(mark: Mark): void {
    this.highestId = Math.max(this.highestId, mark.highestId);
    this.marks.push({ ...mark, highestId: this.highestId });
    if (this.marks.length > 2_000) this.marks.splice(0, 1_000);
  }

  /** @returns why the line cannot be what it says; undefined when it can */
  contradiction(line: { id: number; xact: number; at: Instant }): string | undefined {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.marks[middle]?.nextXact ?? 0) <= line.xact) low = middle + 1;
      else high = middle;
    }
    const mark = this.marks[low - 1];
    if (!mark) return undefined;
    if (line.id <= mark.highestId)
      return `its transaction is later than seal ${mark.seal}, its id is from before`;
    if (line.at < mark.sealedAt - CLOCK_SLACK)
      return `its transaction is later than seal ${mark.seal}, its hour is from before`;
    return undefined;
  }
}
