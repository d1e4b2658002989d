import { type CaseView } from '#domain/case.js';
import { type TaskType } from '#domain/task-type.js';
import { DAY, MINUTE, type Instant } from '#domain/time.js';
import { atLondon, londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { ladderOf, type OwnerContext } from '../policy/owner.js';
import { type JournalEvent } from './events.js';
import { type OpenRound, type State, type Step } from './state.js';

/** Working days between one rung of a ladder and the next, and after the last before the case counts as stuck. */
const RUNG_DAYS = 2;
/** Reminders are spread over twenty minutes after nine, so that a thousand cases do not ring at once. */
const SPREAD = 20;

/** Minutes after nine for this pathway: a hash, so that it never changes and one case rings once. */
export function spreadOf(pathway: string): number {
  let hash = 0;
  for (let i = 0; i < pathway.length; i++) hash = (hash * 31 + pathway.charCodeAt(i)) | 0;
  return Math.abs(hash) % SPREAD;
}
const atNine = (on: string, pathway: string): Instant => atLondon(on, '09:00') + spreadOf(pathway) * MINUTE;

/** When this rung of the ladder is climbed: rung 0 when the clock is missed (a date: nine the next morning; an instant: at once). */
function rungAt(open: OpenRound, pathway: string): Instant | undefined {
  const clock = open.clock;
  if (open.rung === 0 && clock?.alarmAt !== undefined) return clock.alarmAt;
  if (open.missedAt === undefined) return undefined;
  // A step that opens already missed gives its ladder the same days from its opening.
  const from = Math.max(open.missedAt, open.openedAt);
  const firstDay = clock?.dueOn ? workingDays(londonDateOf(from - 1), 1) : londonDateOf(from);
  if (open.rung === 0) return clock?.dueOn ? atNine(firstDay, pathway) : from;
  return atNine(workingDays(firstDay, open.rung * RUNG_DAYS), pathway);
}

/** The next instant at which the clock of an open step has something to say. */
export function nextRing(pathway: string, step: Step, rungs: number): Instant | undefined {
  const open = step.open;
  if (!open?.clock || open.clock.beyondHorizon) return undefined;
  const { dueAt, remindAt, alarmAt } = open.clock;
  if (open.missedAt !== undefined) return open.rung <= rungs ? rungAt(open, pathway) : undefined;
  return Math.min(
    dueAt,
    remindAt !== undefined && !open.reminded ? remindAt : dueAt,
    open.rung === 0 ? (alarmAt ?? dueAt) : dueAt,
  );
}

/**
 * Rings every clock whose instant has come: reminder, miss, rung by rung up the ladder.
 * An unclaimed missed task passes to the manager's queue at the second rung; the ladder spent, the case is stuck.
 */
export function ring(
  state: State,
  types: ReadonlyMap<string, TaskType>,
  view: CaseView,
  context: OwnerContext,
): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (const step of state.steps.values()) {
    // Past the calendar's horizon nobody knows the day: looked up again by then, never missed.
    if (!step.open?.clock || step.open.clock.beyondHorizon) continue;
    const type = types.get(step.type);
    if (!type) continue;
    const { clock } = step.open;
    const at = { key: step.key, round: step.round };
    if (step.open.missedAt === undefined) {
      if (state.now >= clock.dueAt) events.push({ e: 'ClockMissed', ...at, at: clock.dueAt, row: clock.row });
      else if (clock.remindAt !== undefined && !step.open.reminded && state.now >= clock.remindAt)
        events.push({ e: 'Reminded', ...at });
      if (step.open.rung > 0 || clock.alarmAt === undefined || state.now >= clock.dueAt) continue;
    }
    const ladder = ladderOf(type, view, context);
    const when = rungAt(step.open, state.id);
    if (when === undefined || state.now < when || step.open.rung > ladder.length) continue;
    const role = ladder[step.open.rung];
    const rung = step.open.rung + 1;
    if (role) events.push({ e: 'Escalated', ...at, rung, role, takesOver: step.open.rung > 0 });
    else if (step.open.rung === ladder.length) {
      events.push(
        { e: 'Escalated', ...at, rung, role: ladder.at(-1) ?? type.role, takesOver: false },
        {
          e: 'StuckRaised',
          key: `clock:${step.key}`,
          stuck: {
            cause: 'escalations-spent',
            since: state.now,
            owner: ladder.at(-1) ?? 'area-manager',
            unblocks: type.id,
            detail: step.key,
          },
        },
      );
    }
  }
  for (const key of state.stuck.keys()) {
    if (key.startsWith('clock:') && !state.steps.get(key.slice(6))?.open)
      events.push({ e: 'StuckCleared', key });
  }
  return events;
}

/**
 * When a step's holder is reminded: at nine on the day policy names, else two working days before a deadline
 * that is more than a week away; never for shorter ones.
 */
export function reminderFor(
  dueOn: string | undefined,
  openedAt: Instant,
  pathway: string,
  on?: string,
): Instant | undefined {
  if (on !== undefined) return Math.max(atNine(on, pathway), openedAt + MINUTE);
  if (!dueOn) return undefined;
  const at = atNine(workingDays(dueOn, -RUNG_DAYS), pathway);
  return at - openedAt > 5 * DAY ? at : undefined;
}
