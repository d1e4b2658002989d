import { addDays, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { type Batch, type JournalEvent } from '#workflows/runtime/events.js';
import { type Clock, type State } from '#workflows/runtime/state.js';
import { isVictimType } from '../../commit/wall.js';
import { isAboutVictims } from './copy-case.js';

/** What somebody would call a thing that happens in a rehearsal. Reminders and clocks that stand by themselves are not. */
export const WHAT = [
  'fact-recorded',
  'stage-reached',
  'task-opened',
  'task-withdrawn',
  'task-done',
  'clock-moved',
  'clock-missed',
  'escalated',
  'gate-closed',
  'gate-opened',
  'gate-lapsed',
  'milestone-reached',
  'ended',
] as const;
export type What = (typeof WHAT)[number];

/** One of them, in codes: what it is about is in the catalogues. */
export interface Happening {
  readonly at: Instant;
  readonly what: What;
  /** Id of the task type it is about. */
  readonly type?: string;
  readonly key?: string;
  /** Kind of the fact, stage, outcome, gate or milestone; the role that was brought in. */
  readonly detail?: string;
  readonly dueOn?: string;
  readonly dueAt?: Instant;
  /** Of a clock that moved: when it was due before. */
  readonly fromOn?: string;
  readonly fromAt?: Instant;
  /** Done after its deadline, or open and already past it. */
  readonly late?: true;
}

type About = Omit<Happening, 'at'>;
const due = (clock: Clock | undefined): Pick<Happening, 'dueOn' | 'dueAt'> =>
  clock === undefined ? {} : { dueAt: clock.dueAt, ...(clock.dueOn ? { dueOn: clock.dueOn } : {}) };

/** The day of a deadline that was the end of a day; its step may have been answered since, and its clock be gone. */
const dayEnding = (at: Instant): Pick<Happening, 'dueOn'> => {
  const day = londonDateOf(at);
  return startOfDay(day) === at ? { dueOn: addDays(day, -1) } : {};
};

function aboutOf(event: JournalEvent, state: State): About | undefined {
  const typeOf = (key: string): string | undefined =>
    state.steps.get(key)?.type ?? state.standing.get(key)?.type;
  switch (event.e) {
    case 'FactRecorded':
      return { what: 'fact-recorded', detail: event.fact.kind };
    case 'StageReached':
      return { what: 'stage-reached', detail: event.stage };
    case 'TaskOpened': {
      const late = event.missed !== undefined || event.mark === 'learnt-late';
      const { type, key, clock } = event;
      return { what: 'task-opened', type, key, ...due(clock), ...(late ? { late } : {}) };
    }
    case 'TaskWithdrawn':
      return { what: 'task-withdrawn', type: event.type, key: event.key };
    case 'TaskDone':
      return {
        what: 'task-done',
        type: event.type,
        key: event.key,
        detail: event.outcome,
        ...(event.late ? { late: true } : {}),
      };
    case 'ClockMoved': {
      const { key, from, to } = event;
      const before = {
        ...(from ? { fromAt: from.dueAt } : {}),
        ...(from?.dueOn ? { fromOn: from.dueOn } : {}),
      };
      return { what: 'clock-moved', type: typeOf(key), key, ...due(to), ...before };
    }
    case 'ClockMissed':
      return {
        what: 'clock-missed',
        type: typeOf(event.key),
        key: event.key,
        dueAt: event.at,
        ...dayEnding(event.at),
      };
    case 'Escalated':
      return { what: 'escalated', type: typeOf(event.key), key: event.key, detail: event.role };
    case 'GateClosed':
      return { what: 'gate-closed', key: event.gate.key, type: event.gate.opens, detail: event.gate.gate };
    case 'GateOpened':
      return { what: 'gate-opened', key: event.key };
    case 'GateLapsed':
      return { what: 'gate-lapsed', key: event.key, detail: event.gate };
    case 'MilestoneReached':
      return { what: 'milestone-reached', detail: event.milestone.kind, dueOn: event.milestone.on };
    case 'Ended':
      return { what: 'ended' };
    default:
      return undefined;
  }
}

/** What happened in these turns, in order; never about victims. @param after the case as the last of them left it */
export function happeningsIn(turns: readonly Batch[], after: State): readonly Happening[] {
  return turns.flatMap(({ at, events }) =>
    events.flatMap((event): Happening[] => {
      const about = aboutOf(event, after);
      if (!about) return [];
      if (about.type !== undefined && isVictimType(about.type)) return [];
      if (about.key !== undefined && isAboutVictims(about.key, after)) return [];
      return [{ at, ...about }];
    }),
  );
}
