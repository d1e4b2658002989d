import { daysBetween } from '#calendar/index.js';
import { type HeldReason } from '../held.js';
import { type Problem } from '../record.js';
import { type DateMove } from '../changed-facts.js';
import { type Judgement } from './judge.js';

/** A line that was left out, and why. */
export interface Refusal {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** How far dates move; days are positive when a date moves later. */
export interface MovedDates {
  readonly cases: number;
  readonly dates: number;
  readonly earlier: number;
  readonly later: number;
  readonly cameKnown: number;
  readonly noLongerKnown: number;
  readonly medianDays: number;
  readonly furthestDays: number;
}

export interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** Of the cases that went in: held, because their record contradicts itself. */
  readonly held: number;
  readonly heldReasons: Readonly<Partial<Record<HeldReason, number>>>;
  readonly datesMoved: MovedDates;
  readonly unknownUsernames: readonly string[];
  readonly facts: number;
  /** The first refusals; the file of refused lines has all. */
  readonly refusals: readonly Refusal[];
}

const REFUSALS_SHOWN = 100;
const USERNAMES_SHOWN = 50;

/** Counts as the import goes; its size does not grow with the file but for one number a moved date. */
export class Tally {
  private readonly outcomes = { created: 0, updated: 0, unchanged: 0 };
  private readonly reasons: Partial<Record<HeldReason, number>> = {};
  private readonly usernames = new Set<string>();
  private readonly refusals: Refusal[] = [];
  private readonly days: number[] = [];
  private readonly moved = { cases: 0, dates: 0, cameKnown: 0, noLongerKnown: 0 };
  private refused = 0;
  private held = 0;
  private facts = 0;

  add({ outcome, held, facts, moved, record, picture }: Judgement): void {
    this.outcomes[outcome] += 1;
    this.facts += facts.length;
    if (held.length > 0) this.held += 1;
    for (const reason of held) this.reasons[reason] = (this.reasons[reason] ?? 0) + 1;
    if (moved.length > 0) this.moved.cases += 1;
    for (const move of moved) this.move(move);
    const { offenderManager, offenderSupervisor } = record.probation ?? {};
    if (offenderManager !== undefined && picture.om === null) this.usernames.add(offenderManager);
    if (offenderSupervisor !== undefined && picture.os === null) this.usernames.add(offenderSupervisor);
  }

  addRepeated(): void {
    this.outcomes.unchanged += 1;
  }

  addRefusal(refusal: Refusal): void {
    this.refused += 1;
    if (this.refusals.length < REFUSALS_SHOWN) this.refusals.push(refusal);
  }

  private move({ from, to }: DateMove): void {
    this.moved.dates += 1;
    if (from === undefined) this.moved.cameKnown += 1;
    else if (to === undefined) this.moved.noLongerKnown += 1;
    else this.days.push(daysBetween(from, to));
  }

  counts(): Counts {
    const sizes = this.days.map(Math.abs).sort((a, b) => a - b);
    return {
      ...this.outcomes,
      refused: this.refused,
      held: this.held,
      heldReasons: { ...this.reasons },
      facts: this.facts,
      refusals: [...this.refusals],
      unknownUsernames: [...this.usernames].sort().slice(0, USERNAMES_SHOWN),
      datesMoved: {
        ...this.moved,
        earlier: this.days.filter((days) => days < 0).length,
        later: this.days.filter((days) => days > 0).length,
        medianDays: sizes[Math.floor(sizes.length / 2)] ?? 0,
        furthestDays: sizes.at(-1) ?? 0,
      },
    };
  }
}

/** Share of the open cases whose dates an import may move without asking. */
export const REDATES_WITHOUT_ASKING = 0.05;

/** Whether so many open cases would be re-dated that somebody must say yes. */
export const redatesTooMany = ({ datesMoved }: Counts, openCases: number): boolean =>
  openCases > 0 && datesMoved.cases > openCases * REDATES_WITHOUT_ASKING;
