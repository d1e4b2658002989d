import { londonDateOf, startOfDay } from '#calendar/index.js';
import { type Want } from './ask.js';
import { type Clock, type State } from './state.js';

export type Verdict = 'on-time' | 'assume' | 'learnt-late' | 'missed';

/** Steps that a case must do for itself even when it is taken over in the middle. */
const NEVER_ASSUMED: ReadonlySet<string> = new Set([
  'release.discharge',
  'termination.end-supervision',
  'manager.confirm-adopted',
  'victim.confirm-adopted',
  'release.put-right',
]);

/**
 * A step already late when it is first wanted is judged by why (design.md, "Keys"):
 * the case was adopted later than its deadline, or code or catalogue are new: taken for granted until the one confirm task is answered;
 * the fact it runs from was learnt late: opens at once, due at the end of the next working day;
 * our own earlier step was late: opens missed.
 */
export function judgeLate(state: State, want: Want, clock: Clock, policyIsNew: boolean): Verdict {
  if (clock.dueAt > state.now) return 'on-time';
  const adopted = state.facts.findLast((fact) => fact.kind === 'imported');
  const assumable = want.round === 1 && !NEVER_ASSUMED.has(want.type.id);
  if (assumable && ((adopted && clock.dueAt <= adopted.happenedAt) || policyIsNew)) return 'assume';
  return runsFromLateFact(state, clock) ? 'learnt-late' : 'missed';
}

/** Whether the anchor is the day of a fact that reached us only after the deadline. */
function runsFromLateFact(state: State, clock: Clock): boolean {
  if (clock.anchor === undefined) return false;
  const from = typeof clock.anchor === 'string' ? startOfDay(clock.anchor) : clock.anchor;
  const day = londonDateOf(from);
  return state.facts.some(
    (fact) =>
      fact.learntAt >= clock.dueAt && (fact.happenedAt === from || londonDateOf(fact.happenedAt) === day),
  );
}
