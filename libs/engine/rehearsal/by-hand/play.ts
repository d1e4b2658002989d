import { setImmediate as otherWork } from 'node:timers/promises';
import { londonDateOf } from '#calendar/index.js';
import { DAY, SECOND, type Instant } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { type Batch } from '#workflows/runtime/events.js';
import { MemoryDriver, type Said, type Staff } from '#workflows/runtime/memory-driver.js';
import { emptyState, type Planned, type State, type Step } from '#workflows/runtime/state.js';
import { nextDesk, whenAnswered } from '../when-answered.js';
import { promptAnswer } from '../prompt-answer.js';
import { happeningsIn, type Happening } from './happening.js';

/** Where a rehearsal stands: the case, what day it is there, and when the case next has something to do of itself. */
export interface Standing {
  readonly state: State;
  readonly clock: Instant;
  readonly wakeAt: Instant;
}

/** A step that was taken: where it led, and what happened on the way. */
export interface Taken extends Standing {
  readonly happened: readonly Happening[];
  /** It was broken off: so much happened that the rest is for another step. */
  readonly stopped: boolean;
}

/** Turns in one step, so that one person's rehearsal never holds up others; a whole sentence takes some hundreds. */
const MOST_TURNS = 1_500;
/** Turns between two looks at what else the process has to do. */
const AT_A_STRETCH = 10;

/** The next thing is looked for so far ahead. */
const FARTHEST = 5 * 366 * DAY;

/** A case from its first facts. @param facts as they happened; all are known at `at` */
export function beginWith(id: string, facts: readonly Omit<SaidFact, 'learntAt'>[], at: Instant): Taken {
  const driver = MemoryDriver.from(POLICY, emptyState(id, POLICY.version), Infinity);
  driver.say(at, ...facts.map((fact): Said => ({ type: 'fact', fact: { ...fact, learntAt: at } })));
  return taken(driver, at, false);
}
type SaidFact = Extract<Said, { type: 'fact' }>['fact'];

/** A case as it stands, from now on without its own time. The turn it takes settles what leaving out victims has changed. */
export function beginFrom(state: State, now: Instant): Taken {
  const at = Math.max(now, state.now + 1);
  const driver = MemoryDriver.from(POLICY, state, at);
  driver.runTo(at);
  return taken(driver, at, false);
}

/** Says something now: an answer, a fact. */
export function say(from: Standing, said: (at: Instant) => Said): Taken {
  const driver = MemoryDriver.from(POLICY, from.state, from.wakeAt);
  const at = Math.max(from.clock, from.state.now) + SECOND;
  driver.say(at, said(at));
  return taken(driver, at, false);
}

export interface Move {
  /** To this moment; else to the next thing that happens. */
  readonly to?: Instant;
  /** Whether everybody does in good time what they are asked; else nobody does anything. */
  readonly everybodyAnswers: boolean;
  /** Whether whoever looks may know of steps of this type. */
  readonly mayKnow: (type: string) => boolean;
}

/**
 * Lets time pass.
 * @returns where it has come to, which is where it was when nothing happens for years; `stopped` where it was broken off for its length
 */
export async function moveOn(from: Standing, { to, everybodyAnswers, mayKnow }: Move): Promise<Taken> {
  const staff = everybodyAnswers ? steadyStaff : undefined;
  const state = everybodyAnswers ? withPlans(from) : from.state;
  const wakeAt = Math.min(from.wakeAt, state.planned[0]?.at ?? Infinity);
  const driver = MemoryDriver.from(POLICY, state, wakeAt, staff);
  const until = to ?? from.clock + FARTHEST;
  for (let turns = 0; driver.state.endedAt === undefined && driver.nextWake <= until; turns++) {
    if (turns >= MOST_TURNS) return taken(driver, driver.state.now, true);
    const before = driver.journal.length;
    driver.runTo(driver.nextWake);
    if (turns % AT_A_STRETCH === AT_A_STRETCH - 1) await otherWork();
    const fresh = happeningsIn(driver.journal.slice(before), driver.state);
    if (to === undefined && fresh.some(({ type }) => type === undefined || mayKnow(type)))
      return taken(driver, driver.state.now, false);
  }
  return taken(driver, to ?? from.clock, false);
}

/** Everything that is open now is answered in good time, too. */
function withPlans({ state, clock }: Standing): State {
  const planned = [...state.steps.open.values()].flatMap((step) => answerOf(state, step, clock));
  return { ...state, planned: planned.sort((a, b) => a.at - b.at) };
}

/** Staff who answer whatever they are asked on a working day about half-way to its deadline; a discharge on its day. */
const steadyStaff: Staff = (batch: Batch, _id, after) => {
  const state = after();
  return batch.events.flatMap((event) => {
    const step = event.e === 'TaskOpened' ? state.steps.get(event.key) : undefined;
    return step ? answerOf(state, step, batch.at) : [];
  });
};
const HALF_WAY = (): number => 0.5;

function answerOf(state: State, step: Step, from: Instant): readonly Planned[] {
  const { open, key, type } = step;
  if (!open) return [];
  const at = whenAnswered(type, from, open.clock, HALF_WAY, [key]) ?? nextDesk(from);
  const answer = promptAnswer(state, step, open, Math.max(at, from + 1));
  return answer ? [answer] : [];
}

/** What was planned for staff goes with the step: nobody answers by themselves in the next one. */
function taken(driver: MemoryDriver, clock: Instant, stopped: boolean): Taken {
  const { state, journal, nextWake } = driver;
  return {
    state: { ...state, planned: [] },
    clock: Math.max(clock, state.now),
    wakeAt: nextWake,
    happened: happeningsIn(journal, state),
    stopped,
  };
}

/** The London day it is in a rehearsal. */
export const dayOf = ({ clock }: Pick<Standing, 'clock'>): string => londonDateOf(clock);
