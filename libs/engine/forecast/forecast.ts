import { setImmediate } from 'node:timers/promises';
import { isVictimType } from '../commit/wall.js';
import { DAY, type Instant, type LondonDate } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { MemoryDriver } from '#workflows/runtime/memory-driver.js';
import { copyState, type State } from '#workflows/runtime/state.js';
import { answersToOpen, usualStaff } from './usual-staff.js';

/** A stage that the case will reach. */
export interface StageAhead {
  readonly stage: string;
  readonly from: Instant;
}

/** A task that will be asked, with its deadline. */
export interface TaskAhead {
  readonly key: string;
  readonly type: string;
  readonly role: string;
  readonly opensAt: Instant;
  readonly dueOn: LondonDate | null;
  readonly dueAt: Instant | null;
}

/** A milestone that will be reached. */
export interface MilestoneAhead {
  readonly key: string;
  readonly kind: string;
  readonly on: LondonDate;
}

/** How a case goes on if everything is done in its time, as far as it was worked out. */
export interface Forecast {
  readonly from: Instant;
  /** Up to here it was worked out. */
  readonly until: Instant;
  /** The end of the case lies within. */
  readonly ends: boolean;
  readonly stages: readonly StageAhead[];
  readonly tasks: readonly TaskAhead[];
  readonly milestones: readonly MilestoneAhead[];
}

/** A life sentence has no end: so far one looks ahead at most. */
const FARTHEST = 12 * 366 * DAY;
/** So long it may take: a long sentence is worked out as far as that goes, and says so. */
const PATIENCE = 1_500;
/** Others are let in so often: the process serves them meanwhile. */
const SLICE = 12;

/**
 * Lives a case forward in memory with the policy as it is now, by staff who do each step in its time. Nothing is written and nobody
 * is told. What is about victims is left out.
 * @param now from when on; facts that have a later day are what is known now of that day
 * @param patience milliseconds of work
 */
export async function forecastOf(state: State, now: Instant, patience = PATIENCE): Promise<Forecast> {
  // Before its first turn nothing is known of it.
  if (state.seq === 0) return { from: now, until: now, ends: false, stages: [], tasks: [], milestones: [] };
  const start = copyState(state);
  const from = Math.max(now, state.now);
  start.planned = answersToOpen(state, from);
  const driver = MemoryDriver.from(POLICY, start, from, usualStaff);
  const farthest = from + FARTHEST;
  let worked = 0;
  let until = from;
  while (driver.nextWake <= farthest && driver.state.endedAt === undefined && worked < patience) {
    const began = performance.now();
    while (driver.nextWake <= farthest && driver.state.endedAt === undefined) {
      until = driver.nextWake;
      driver.runTo(until);
      if (performance.now() - began > SLICE) break;
    }
    worked += performance.now() - began;
    await setImmediate();
  }
  return { from, until, ends: driver.state.endedAt !== undefined, ...told(driver, state) };
}

function told({ journal }: MemoryDriver, state: State): Pick<Forecast, 'stages' | 'tasks' | 'milestones'> {
  const stages: StageAhead[] = [];
  const tasks = new Map<string, TaskAhead>();
  const milestones: MilestoneAhead[] = [];
  const known = new Set([...state.steps.values()].filter(({ open }) => open).map(({ key }) => key));
  for (const { at, events } of journal)
    for (const event of events) {
      if (event.e === 'StageReached') stages.push({ stage: event.stage, from: at });
      if (event.e === 'MilestoneReached') milestones.push(event.milestone);
      if (event.e !== 'TaskOpened' || isVictimType(event.type)) continue;
      const { key, type, role, clock } = event;
      const id = `${key}@${event.round}`;
      if (!known.has(key) && !tasks.has(id))
        tasks.set(id, {
          key,
          type,
          role,
          opensAt: at,
          dueOn: clock?.dueOn ?? null,
          dueAt: clock?.dueAt ?? null,
        });
    }
  return { stages, tasks: [...tasks.values()], milestones };
}
