import { type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type TaskType } from '#domain/task-type.js';
import { type LondonDate } from '#domain/time.js';
import { addDays, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Want } from './ask.js';
import { type Clock, type State } from './state.js';

export type Verdict = 'on-time' | 'assume' | 'learnt-late' | 'asked-again' | 'missed';

/** Days from the last working day before a long weekend to its end: Maundy Thursday or Christmas Eve to the Tuesday after. */
const LONGEST_WEEKEND = 4;

/** Steps that a case must do for itself even when it is taken over in the middle: nothing about a release ahead is taken for granted. */
const NEVER_ASSUMED: ReadonlySet<string> = new Set([
  'release.discharge',
  'termination.end-supervision',
  'reception.settle-dates',
  'manager.settle-contradiction',
  'manager.confirm-adopted',
  'victim.confirm-adopted',
  'release.put-right',
  'release.check-date',
  'release.second-check',
  'licence.make-in-prison',
  'licence.explain',
  'victim.tell-release',
]);

const NAMINGS: ReadonlySet<FactKind> = new Set<FactKind>(['om-changed', 'os-changed']);

/** Whether the usual answer of a type says who a manager is: that nobody can take for granted, or the case is left to nobody (000 L337). */
export const namesManager = ({ makes, assume }: TaskType): boolean =>
  makes?.some(({ kind, on }) => NAMINGS.has(kind) && on.includes(assume)) === true;

/**
 * A step already late when it is wanted is judged by why (design.md, "Keys"):
 * the case was adopted later than its deadline, or code or catalogue are new: taken for granted until the one confirm task is answered,
 * or, where it says who a manager is, opens as what was learnt late;
 * the fact it runs from was learnt late, or an answer given long ago is asked again: opens at once, due at the end of the next working day;
 * our own earlier step was late: opens missed.
 */
export function judgeLate(state: State, want: Want, clock: Clock, policyIsNew: boolean): Verdict {
  if (clock.beyondHorizon || clock.dueAt > state.now) return 'on-time';
  // Of several adoptions the latest to happen, whichever was told last.
  const beforeAdoption = state.facts.some(
    ({ kind, happenedAt }) => kind === 'imported' && clock.dueAt <= happenedAt,
  );
  if (want.round === 1 && (beforeAdoption || policyIsNew)) {
    if (namesManager(want.type)) return 'learnt-late';
    if (!NEVER_ASSUMED.has(want.type.id)) return 'assume';
  }
  const answered = state.steps.get(want.key)?.answer !== undefined && !want.cycle;
  if (answered || (want.round > 1 && beforeAdoption)) return 'asked-again';
  return isLateNews(state, clock) || isNewLaw(state, clock) ? 'learnt-late' : 'missed';
}

/** Whether a deadline had already passed when the fact it runs from, or the date it is counted back from, was learnt. */
export function isLateNews(state: State, clock: Clock): boolean {
  if (clock.anchor === undefined || clock.dueAt > state.now) return false;
  if (isNewLaw(state, clock)) return true;
  const from = typeof clock.anchor === 'string' ? startOfDay(clock.anchor) : clock.anchor;
  const day = londonDateOf(from);
  const facts = state.facts.filter(({ id }) => !state.withdrawnFacts.has(id));
  if (from < clock.dueAt)
    return facts.some(
      (fact) =>
        fact.learntAt >= clock.dueAt && (fact.happenedAt === from || londonDateOf(fact.happenedAt) === day),
    );
  const told = facts.filter((fact) => gives(fact, day)).map(({ learntAt }) => learntAt);
  return told.length > 0 && Math.min(...told) >= clock.dueAt;
}

/** Whether a change of the rules came to the case in this turn, after the deadline it now sets: nobody could have met that (docs/decisions/0016). */
const isNewLaw = (state: State, { dueAt }: Clock): boolean =>
  state.facts.some(
    (fact) =>
      fact.kind === 'rules-changed' &&
      fact.learntAt >= dueAt &&
      // Of this turn: numbered after what was applied before it, or planned for this instant.
      (Number(/^c(\d+)/.exec(fact.id)?.[1] ?? 0) > state.applied || fact.learntAt === state.now),
  );

/** Whether a fact gives a date on, or within a long weekend after, the working day that a clock is counted back from. */
function gives({ data }: Fact, day: LondonDate): boolean {
  const last = addDays(day, LONGEST_WEEKEND);
  const given = { ...(data['dates'] as object | undefined), on: data['on'], nextReview: data['nextReview'] };
  return Object.values(given).some((on) => typeof on === 'string' && on >= day && on <= last);
}
