import { type CaseView } from '#domain/case.js';
import { type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { DAY, MINUTE, type Instant } from '#domain/time.js';
import { atLondon, londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { ladderOf, type OwnerContext } from '../policy/owner.js';
import { type JournalEvent } from './events.js';
import { type OpenRound, type State, type Step } from './state.js';
import { byKey } from './steps.js';

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
  ringsAt: (step: Step) => Instant,
): JournalEvent[] {
  const ringing: Step[] = [];
  for (const step of state.steps.open.values()) if (ringsAt(step) <= state.now) ringing.push(step);
  const events = ringing.sort(byKey).flatMap((step) => {
    const type = types.get(step.type);
    return type && step.open ? speak(state, step, step.open, type, ladderOf(type, view, context)) : [];
  });
  for (const key of state.stuck.keys())
    if (key.startsWith('clock:') && !state.steps.get(key.slice(6))?.open)
      events.push({ e: 'StuckCleared', key });
  return events;
}

/** What one clock has to say now. */
function speak(
  state: State,
  step: Step,
  open: OpenRound,
  type: TaskType,
  ladder: readonly Role[],
): JournalEvent[] {
  const events: JournalEvent[] = [];
  const { clock } = open;
  const at = { key: step.key, round: step.round };
  if (clock && open.missedAt === undefined) {
    if (state.now >= clock.dueAt) events.push({ e: 'ClockMissed', ...at, at: clock.dueAt, row: clock.row });
    else if (clock.remindAt !== undefined && !open.reminded && state.now >= clock.remindAt)
      events.push({ e: 'Reminded', ...at });
    if (open.rung > 0 || clock.alarmAt === undefined || state.now >= clock.dueAt) return events;
  }
  const when = rungAt(open, state.id);
  if (when === undefined || state.now < when || open.rung > ladder.length) return events;
  const role = ladder[open.rung];
  const rung = open.rung + 1;
  const last = ladder.at(-1);
  if (role) events.push({ e: 'Escalated', ...at, rung, role, takesOver: open.rung > 0 });
  else
    events.push(
      { e: 'Escalated', ...at, rung, role: last ?? type.role, takesOver: false },
      {
        e: 'StuckRaised',
        key: `clock:${step.key}`,
        stuck: {
          cause: 'escalations-spent',
          since: state.now,
          owner: last ?? 'area-manager',
          unblocks: type.id,
          detail: step.key,
        },
      },
    );
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
