import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { type Clock, type Mark } from '#workflows/runtime/state.js';

/** How often one standard was kept. */
export interface StandardCount {
  met: number;
  missed: number;
  /** Still running when the rehearsal ended. */
  notDue: number;
  /** Learnt too late to be kept: told apart, neither met nor missed. */
  learntLate: number;
}

const RESULTS = ['met', 'missed', 'notDue', 'learntLate'] as const;
type Result = (typeof RESULTS)[number];

/** Counts by row of the catalogue. */
export type StandardCounts = Record<string, StandardCount>;

export const addCounts = (into: StandardCounts, from: StandardCounts): StandardCounts => {
  for (const [row, counts] of Object.entries(from)) {
    const sum = (into[row] ??= { met: 0, missed: 0, notDue: 0, learntLate: 0 });
    for (const result of RESULTS) sum[result] += counts[result];
  }
  return into;
};

interface Running {
  readonly row: string | undefined;
  readonly mark?: Mark;
  readonly missed?: true;
  readonly standing?: true;
}

/**
 * Counts, from the journal of one pathway and nothing else, what became of every clock that followed a standard.
 * A standing clock that a fact answered before a task was needed is met; what was withdrawn is not counted, unless it was already missed.
 */
export class StandardsTally {
  readonly counts: StandardCounts = {};
  private readonly running = new Map<string, Running>();

  add({ events }: Batch): void {
    for (const event of events) this.read(event, events);
  }

  /** Clocks still open are not due, or missed already. Call once, at the end. */
  end(): StandardCounts {
    for (const { row, missed, mark } of this.running.values())
      if (!missed) this.count(row, mark === 'learnt-late' ? 'learntLate' : 'notDue');
    this.running.clear();
    return this.counts;
  }

  private read(event: JournalEvent, turn: readonly JournalEvent[]): void {
    switch (event.e) {
      case 'TaskOpened':
        this.running.set(event.key, { row: rowOf(event.clock), mark: event.mark });
        if (event.missed !== undefined) this.miss(event.key);
        return;
      case 'ClockMoved': {
        const clock = this.running.get(event.key);
        if (clock && !clock.missed) this.running.set(event.key, { ...clock, row: rowOf(event.to) });
        return;
      }
      case 'ClockMissed':
        this.miss(event.key);
        return;
      case 'TaskDone': {
        const clock = this.running.get(event.key);
        this.running.delete(event.key);
        if (clock && !clock.missed)
          this.count(clock.row, clock.mark === 'learnt-late' ? 'learntLate' : event.late ? 'missed' : 'met');
        return;
      }
      case 'TaskWithdrawn':
        this.running.delete(event.key);
        return;
      case 'StandingSet':
        this.running.set(event.standing.key, { row: rowOf(event.standing.clock), standing: true });
        return;
      case 'StandingCleared': {
        const clock = this.running.get(event.key);
        if (!clock?.standing) return;
        this.running.delete(event.key);
        const cycle = cycleOf(event.key);
        if (turn.some((other) => other.e === 'StandingSet' && cycleOf(other.standing.key) === cycle))
          this.count(clock.row, 'met');
      }
    }
  }

  private miss(key: string): void {
    const clock = this.running.get(key);
    if (!clock || clock.missed || clock.mark === 'learnt-late') return;
    this.count(clock.row, 'missed');
    this.running.set(key, { ...clock, missed: true });
  }
  private count(row: string | undefined, result: Result): void {
    if (row === undefined) return;
    (this.counts[row] ??= { met: 0, missed: 0, notDue: 0, learntLate: 0 })[result] += 1;
  }
}

/** A clock that the calendar cannot date yet follows no standard so far. */
const rowOf = (clock: Clock | undefined): string | undefined =>
  clock?.beyondHorizon ? undefined : clock?.row;

/** The standing clock that a cycle belongs to: its key without the day the cycle runs from. */
const cycleOf = (key: string): string => key.slice(0, key.lastIndexOf('#'));
