import { type Batch, type JournalEvent } from './events.js';
import { type Answer, type Command, type State, type Step } from './state.js';
import { londonDateOf } from '#calendar/index.js';
import { dropEarlierCycles, foldEpisode, forgetOldest, KEEP_LAST } from './fold.js';

type Apply<K extends JournalEvent['e']> = (
  s: State,
  event: Extract<JournalEvent, { e: K }>,
  at: number,
) => void;

const withOpen = (s: State, key: string, change: (step: Step) => Step): void => {
  const step = s.steps.get(key);
  if (step?.open) s.steps.set(key, change(step));
};

/** One small change of state for each kind of event: the ledger is folded from the journal and from nothing else. */
const APPLY: { [K in JournalEvent['e']]: Apply<K> } = {
  FactRecorded: (s, { fact }) => {
    s.facts.push(fact);
    if (KEEP_LAST.has(fact.kind)) forgetOldest(s, fact);
  },
  FactWithdrawn: (s, { factId }) => {
    s.withdrawnFacts.add(factId);
  },
  EpisodeOpened: (s, { episode }) => {
    if (s.episode) foldEpisode(s, s.episode);
    s.episode = episode;
    s.stage = undefined;
  },
  StageReached: (s, { stage }) => {
    s.stage = stage;
  },
  TaskOpened: (
    s,
    { key, round, type, role, place, to, subject, rests, barred, clock, mark, missed, cycle },
    at,
  ) => {
    const before = s.steps.get(key);
    s.steps.set(key, {
      key,
      type,
      round,
      cycle,
      answer: before?.answer,
      rested: before?.rested,
      open: { openedAt: at, role, place, to, subject, rests, barred, clock, mark, missedAt: missed, rung: 0 },
    });
  },
  TaskAssumed: (s, { key, type, outcome, rested, due, cycle, at }, taken) => {
    s.steps.set(key, {
      key,
      type,
      cycle,
      round: 1,
      rested,
      answer: { outcome, at, on: londonDateOf(at), data: {}, round: 1, due, assumed: taken },
    });
  },
  TaskMoved: (s, { key, role, place, to, rests, barred }) =>
    withOpen(s, key, (step) => ({
      ...step,
      open: step.open && { ...step.open, role, place, to, rests, barred },
    })),
  TaskWithdrawn: (s, { key }) => withOpen(s, key, ({ open: _, ...step }) => step),
  TaskDone: (s, { key, round, type, outcome, data, at, by, due, rested }) => {
    const answer: Answer = { outcome, at, on: londonDateOf(at), data, round, due, by };
    const cycle = s.steps.get(key)?.cycle;
    if (cycle) dropEarlierCycles(s, key, type);
    s.steps.set(key, { key, type, round, cycle, answer, rested });
  },
  AssumptionWithdrawn: (s, { key }) => {
    const step = s.steps.get(key);
    if (step) s.steps.set(key, { key, type: step.type, round: step.round });
  },
  ClockMoved: (s, { key, to }) =>
    withOpen(s, key, (step) => ({
      ...step,
      open: step.open && {
        ...step.open,
        clock: to,
        reminded: undefined,
        rung: step.open.missedAt === undefined ? 0 : step.open.rung,
      },
    })),
  ClockMissed: (s, { key, at }) =>
    withOpen(s, key, (step) => ({ ...step, open: step.open && { ...step.open, missedAt: at } })),
  Reminded: (s, { key }) =>
    withOpen(s, key, (step) => ({ ...step, open: step.open && { ...step.open, reminded: true } })),
  Escalated: (s, { key, rung, role, takesOver }) =>
    withOpen(s, key, (step) => ({
      ...step,
      open: step.open && { ...step.open, rung, ...(takesOver ? { actsNow: role } : {}) },
    })),
  StandingSet: (s, { standing }) => {
    s.standing.set(standing.key, standing);
  },
  StandingCleared: (s, { key }) => {
    s.standing.delete(key);
  },
  GateClosed: (s, { gate }) => {
    s.gates.set(gate.key, gate);
  },
  GateOpened: (s, { key }) => {
    s.gates.delete(key);
  },
  GateLapsed: (s, { key, at }) => {
    const gate = s.gates.get(key);
    if (gate) s.gates.set(key, { ...gate, lapsedAt: at });
  },
  GateOverridden: (s, { key, until }) => {
    const gate = s.gates.get(key);
    if (gate) s.gates.set(key, { ...gate, overriddenUntil: until });
  },
  MilestoneReached: (s, { milestone }) => {
    s.milestones.set(milestone.key, milestone);
  },
  StuckRaised: (s, { key, stuck }) => {
    s.stuck.set(key, stuck);
  },
  StuckCleared: (s, { key }) => {
    s.stuck.delete(key);
  },
  Faulted: (s, { scope, message }, at) => {
    s.faults.set(scope, { message, since: at });
  },
  FaultCleared: (s, { scope }) => {
    s.faults.delete(scope);
  },
  CommandOvertaken: () => undefined,
  PolicyChanged: (s, { to }, at) => {
    s.policy = to;
    s.policyChangedAt = at;
  },
  Planned: (s, { planned }) => {
    s.planned = [...s.planned, ...planned].sort((a, b) => a.at - b.at);
  },
  Ended: (s, _event, at) => {
    s.endedAt = at;
  },
};

/** Applies one event, in place, to a state the caller owns. */
export function applyEvent(state: State, event: JournalEvent, at: number): void {
  (APPLY[event.e] as Apply<typeof event.e>)(state, event as never, at);
}

/**
 * Folds a committed batch into the state it was taken from.
 * @returns the next state; the given one is unchanged
 */
export function applyBatch(state: State, batch: Batch, copy: (s: State) => State): State {
  const next = copy(state);
  dropSpoken(next, batch.at);
  reopen(next, batch.applied);
  for (const event of batch.events) applyEvent(next, event, batch.at);
  close(next, batch);
  return next;
}

/** Ended is not final: what is said afterwards opens the case again (pathway.md stage 14). */
export function reopen(state: State, applied: number): void {
  if (applied > state.applied) state.endedAt = undefined;
}

/** Takes out what scripted staff had planned to say by now. */
export function dropSpoken(state: State, now: number): readonly Command[] {
  const spoken = state.planned.filter(({ at }) => at <= now).map(({ command }) => command);
  state.planned = state.planned.slice(spoken.length);
  state.scripted += spoken.length;
  return spoken;
}

/** The last stroke of a turn: the state is now the one that the batch leaves. */
export function close(state: State, batch: Batch): void {
  state.seq = batch.seq;
  state.now = batch.at;
  state.head = batch.head ?? '';
  state.applied = Math.max(state.applied, batch.applied);
}
