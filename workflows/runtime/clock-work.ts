import { type CaseView } from '#domain/case.js';
import { type TaskType } from '#domain/task-type.js';
import { DAY, MINUTE, type Instant } from '#domain/time.js';
import { addWorkingDays, atLondon, londonDateOf, nextWorkingDay } from '#calendar/index.js';
import { ladderOf, type OwnerContext } from '../policy/owner.js';
import { type JournalEvent } from './events.js';
import { type OpenRound, type State, type Step } from './state.js';

/** Working days between one rung of a ladder and the next, and after the last before the case counts as stuck. */
const RUNG_DAYS = 2;
/** Reminders are spread over twenty minutes after nine, so that a thousand cases do not ring at once. */
const SPREAD = 20;

/** Minutes after nine for this key: a hash, so that it never changes. */
export function spreadOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (hash * 31 + key.charCodeAt(i)) | 0;
  return Math.abs(hash) % SPREAD;
}
const atNine = (on: string, key: string): Instant => atLondon(on, '09:00') + spreadOf(key) * MINUTE;

/** When this rung of the ladder is climbed: rung 0 when the clock is missed (a date: nine the next morning; an instant: at once). */
function rungAt(open: OpenRound, key: string): Instant | undefined {
  if (open.missedAt === undefined) return undefined;
  const clock = open.clock;
  const firstDay = clock?.dueOn ? nextWorkingDay(londonDateOf(open.missedAt - 1)) : londonDateOf(open.missedAt);
  if (open.rung === 0) return clock?.dueOn ? atNine(firstDay, key) : open.missedAt;
  const later = addWorkingDays(firstDay, open.rung * RUNG_DAYS);
  return 'date' in later ? atNine(later.date, key) : undefined;
}

/** The next instant at which the clock of an open step has something to say. */
export function nextRing(step: Step, rungs: number): Instant | undefined {
  const open = step.open;
  if (!open?.clock) return undefined;
  const { dueAt, remindAt } = open.clock;
  if (open.missedAt !== undefined) return open.rung <= rungs ? rungAt(open, step.key) : undefined;
  return remindAt !== undefined && !open.reminded ? Math.min(remindAt, dueAt) : dueAt;
}

/**
 * Rings every clock whose instant has come: reminder, miss, rung by rung up the ladder.
 * An unclaimed missed task passes to the manager's queue at the second rung; the ladder spent, the case is stuck.
 */
export function ring(state: State, types: ReadonlyMap<string, TaskType>, view: CaseView, context: OwnerContext): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (const step of state.steps.values()) {
    const type = types.get(step.type);
    if (!step.open?.clock || !type) continue;
    const { clock } = step.open;
    const at = { key: step.key, round: step.round };
    if (step.open.missedAt === undefined) {
      if (state.now >= clock.dueAt) events.push({ e: 'ClockMissed', ...at, at: clock.dueAt, row: clock.row });
      else if (clock.remindAt !== undefined && !step.open.reminded && state.now >= clock.remindAt) events.push({ e: 'Reminded', ...at });
      continue;
    }
    const ladder = ladderOf(type, view, context);
    const when = rungAt(step.open, step.key);
    if (when === undefined || state.now < when || step.open.rung > ladder.length) continue;
    const role = ladder[step.open.rung];
    const rung = step.open.rung + 1;
    if (role) events.push({ e: 'Escalated', ...at, rung, role, takesOver: step.open.rung > 0 });
    else if (step.open.rung === ladder.length) {
      events.push(
        { e: 'Escalated', ...at, rung, role: ladder.at(-1) ?? type.role, takesOver: false },
        { e: 'StuckRaised', key: `clock:${step.key}`, stuck: { cause: 'escalations-spent', since: state.now, owner: ladder.at(-1) ?? 'area-manager', unblocks: type.id, detail: step.key } },
      );
    }
  }
  for (const key of state.stuck.keys()) {
    if (key.startsWith('clock:') && !state.steps.get(key.slice(6))?.open) events.push({ e: 'StuckCleared', key });
  }
  return events;
}

/** A reminder two working days before a deadline that is more than a week away; none for shorter ones. */
export function reminderFor(dueOn: string | undefined, openedAt: Instant, key: string): Instant | undefined {
  if (!dueOn) return undefined;
  const before = addWorkingDays(dueOn, -RUNG_DAYS);
  if (!('date' in before)) return undefined;
  const at = atNine(before.date, key);
  return at - openedAt > 5 * DAY ? at : undefined;
}
