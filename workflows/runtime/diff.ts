import { type CaseView } from '#domain/case.js';
import { type Codes } from '#domain/values.js';
import { type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { endOfDay, londonDateOf } from '#calendar/index.js';
import { ownerOf, type OwnerContext } from '../policy/owner.js';
import { workingDays } from '../policy/working-days.js';
import { type JournalEvent } from './events.js';
import { reminderFor } from './clock-work.js';
import { isLateNews, judgeLate } from './late.js';
import { putOff } from './put-off.js';
import { type Ask, type Want } from './ask.js';
import { type Excusal } from './findings.js';
import { type Memo } from './memo.js';
import { byKey } from './steps.js';
import { restsOf, type Rests } from './rests.js';
import { type Pass } from './pass.js';
import { isFaulted, scopeOf, surroundings } from './surroundings.js';
import { type Clock, type OpenRound, type State, type Step } from './state.js';

export interface DiffContext {
  readonly view: CaseView;
  readonly types: ReadonlyMap<string, TaskType>;
  readonly owner: OwnerContext;
  /** Kind of the last fact that came in this turn: named when a step is withdrawn or moved because of it. */
  readonly because?: string;
  readonly rests: Rests;
  /** This turn's policy differs from the last one's: what is late then joins the confirm task. */
  readonly policyIsNew: boolean;
  readonly clockOf: (want: Want) => Clock | undefined;
  readonly memo: Memo;
}

/** Wanted steps against open ones: what opens, moves, is settled by a fact, or is no longer wanted. */
export function diff(state: State, pass: Pass, context: DiffContext): JournalEvent[] {
  const events: JournalEvent[] = [];
  const { wanted, settled, deferred, excused } = pass.found;
  for (const want of wanted.values()) {
    const step = state.steps.get(want.key);
    if (!step?.open || step.round !== want.round) events.push(opened(state, want, context));
    else if (!excused.has(want.key)) {
      const until = deferred.get(want.key);
      if (context.memo.isQuiet(want, step, until)) continue;
      const changes = moved(state, step, step.open, { want, until }, context);
      if (changes.length === 0) context.memo.quieten(want, step, until);
      else events.push(...changes);
    }
  }
  for (const [key, { id, happenedAt, data }] of settled)
    events.push(...ended(state, key, { outcome: 'by-fact', at: happenedAt, byFact: id }, data, context));
  for (const [key, excusal] of excused)
    if (wanted.has(key) && !settled.has(key)) events.push(...ended(state, key, excusal, {}, context));
  events.push(...withdrawn(state, pass, context));
  events.push(...surroundings(state, pass));
  return events;
}

/** A step that ends with no answer of its holder's: a fact settles it, or its holder was excused. */
function ended(state: State, key: string, by: Excusal, data: Codes, context: DiffContext): JournalEvent[] {
  const step = state.steps.get(key);
  if (!step?.open) return [];
  const { clock, rests } = step.open;
  const late = clock !== undefined && by.at > clock.dueAt;
  return [
    {
      e: 'TaskDone',
      key,
      round: step.round,
      type: step.type,
      outcome: by.outcome,
      data,
      at: by.at,
      byFact: by.byFact,
      ...(late ? { late } : {}),
      due: clock?.dueOn,
      rested: restedOf(step.type, rests, context),
    },
  ];
}

/** Open steps that nobody wants any more, by key: the same order on every engine. */
function withdrawn(state: State, pass: Pass, context: DiffContext): JournalEvent[] {
  const { wanted, settled } = pass.found;
  const gone: Step[] = [];
  for (const step of state.steps.open.values())
    if (!wanted.has(step.key) && !settled.has(step.key) && !stands(step, pass, context)) gone.push(step);
  return gone.sort(byKey).flatMap(({ key, round, type, open }) => {
    // Its own time ran out, and with it the step: missed, not merely gone.
    const { clock, missedAt } = open ?? {};
    const ranOut =
      clock && missedAt === undefined && clock.dueAt <= state.now && context.because === undefined;
    return [
      ...(ranOut ? [{ e: 'ClockMissed' as const, key, round, at: clock.dueAt, row: clock.row }] : []),
      { e: 'TaskWithdrawn' as const, key, round, type, because: context.because },
    ];
  });
}

/** Open steps of a faulted part stand until it is mended; a surviving type stands when its own part is no longer run. */
function stands(step: Step, pass: Pass, context: DiffContext): boolean {
  if (isFaulted(pass, step.key)) return true;
  return !pass.scopesRun.includes(scopeOf(step.key)) && context.types.get(step.type)?.survives === true;
}

const restedOf = (
  type: string,
  supplied: Want['ask']['rests'],
  { types, rests }: DiffContext,
): Record<string, string> | undefined => {
  const definition = types.get(type);
  return definition && restsOf(definition, rests, supplied);
};

function opened(state: State, want: Want, context: DiffContext): JournalEvent {
  const clock = context.clockOf(want);
  const verdict = clock && judgeLate(state, want, clock, context.policyIsNew);
  if (verdict === 'assume') {
    return {
      e: 'TaskAssumed',
      key: want.key,
      cycle: want.cycle,
      type: want.type.id,
      outcome: want.type.assume,
      due: clock?.dueOn,
      // Taken as done in time, so that what follows from it is as old as it is; a standing clock starts afresh now.
      at: want.cycle || clock === undefined ? state.now : Math.min(clock.dueAt - 1, state.now),
      rested: restedOf(want.type.id, want.ask.rests, context),
    };
  }
  const { role, place, to } = ownerOf(want.type, context.view, context.owner, want.ask.role);
  const late = verdict === 'learnt-late' || verdict === 'asked-again';
  return {
    e: 'TaskOpened',
    key: want.key,
    round: want.round,
    type: want.type.id,
    role,
    place: want.ask.place ?? place,
    to: want.ask.to ?? to,
    subject: want.ask.subject,
    cycle: want.cycle,
    rests: suppliedRests(want),
    barred: want.ask.barred,
    clock:
      late && clock ? nextWorkingDay(clock, state.now) : clock && withRings(clock, state.now, state.id, want),
    ...(want.confirm ? { mark: 'confirm' as const } : late ? { mark: 'learnt-late' as const } : {}),
    ...(verdict === 'missed' && clock ? { missed: clock.dueAt } : {}),
    because: context.because,
  };
}

function moved(
  state: State,
  step: Step,
  open: OpenRound,
  { want, until }: { readonly want: Want; readonly until: LondonDate | undefined },
  context: DiffContext,
): JournalEvent[] {
  const events: JournalEvent[] = [];
  const { role, place, to } = ownerOf(want.type, context.view, context.owner, want.ask.role);
  const next = {
    role,
    place: want.ask.place ?? place,
    to: want.ask.to ?? to,
    rests: suppliedRests(want),
    barred: want.ask.barred,
  };
  if (
    next.role !== open.role ||
    next.place !== open.place ||
    next.to !== open.to ||
    differs(next.rests, open.rests) ||
    differs(next.barred, open.barred)
  ) {
    events.push({ e: 'TaskMoved', key: step.key, round: step.round, ...next });
  }
  const clock = putOff(context.clockOf(want), open, until);
  if (clock && (open.mark ? clock.dueAt <= open.openedAt : wasPutOff(open.clock, clock, state.now)))
    return events;
  const lateNews = clock && open.missedAt === undefined && isLateNews(state, clock);
  if (clock?.dueAt !== open.clock?.dueAt || clock?.row !== open.clock?.row) {
    events.push({
      e: 'ClockMoved',
      key: step.key,
      round: step.round,
      from: open.clock,
      to: lateNews
        ? nextWorkingDay(clock, state.now)
        : clock && withRings(clock, open.openedAt, state.id, want),
      because: clock?.putOff ? 'deferral-asked' : context.because,
    });
  }
  return events;
}

/** Nobody could have met a deadline that had passed before it was known: the end of the next working day stands for it. */
function nextWorkingDay(clock: Clock, now: Instant): Clock {
  const dueOn = workingDays(londonDateOf(now), 1);
  return { ...clock, dueOn, dueAt: endOfDay(dueOn) };
}
/** Whether an open clock already stands in for this one, which was past when it became known. */
const wasPutOff = (open: Clock | undefined, clock: Clock, now: Instant): boolean =>
  open?.anchor !== undefined &&
  open.anchor === clock.anchor &&
  open.row === clock.row &&
  clock.dueAt <= now &&
  open.dueAt > clock.dueAt;

const differs = (a: object | undefined, b: object | undefined): boolean =>
  a !== b && JSON.stringify(a) !== JSON.stringify(b);

/** The clock with the instants at which it speaks before its deadline. */
function withRings(clock: Clock, openedAt: Instant, pathway: string, { ask }: Want): Clock {
  // What policy names for the clock as it was says nothing of the day it was put off to.
  const { remindOn, alarmAt }: Ask = clock.putOff ? {} : ask;
  const remindAt = reminderFor(clock.dueOn, openedAt, pathway, remindOn);
  return {
    ...clock,
    ...(remindAt === undefined ? {} : { remindAt }),
    ...(alarmAt === undefined ? {} : { alarmAt }),
  };
}

function suppliedRests({ type, ask }: Want): Record<string, string> | undefined {
  if (!ask.rests) return undefined;
  const names = [...type.again, ...type.confirm].filter((name) => ask.rests && name in ask.rests);
  return names.length
    ? Object.fromEntries(names.map((name) => [name, String(ask.rests?.[name] ?? '')]))
    : undefined;
}
