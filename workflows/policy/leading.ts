import { londonDateOf } from '#calendar/index.js';
import { type StuckCauseId } from '#domain/stuck.js';
import { type TaskType } from '#domain/task-type.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Want } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';

/**
 * What is owed once to a person is asked by one of their pathways only, the leading one: custody, then licence, then order
 * (pathway.md, "Sentences, dates, scope"). The engine says which by the fact `leading-changed`; a pathway that was told nothing leads.
 */

/** Causes that are about the person, not about this sentence: only the leading pathway raises them. */
const ABOUT_THE_PERSON: ReadonlySet<string> = new Set<StuckCauseId>([
  'high-risk-without-manager',
  'no-community-manager',
  'third-change-of-manager',
  'never-seen-by-supervisor',
  'no-om-act-in-six-months',
]);

/** Takes out of a pass what another pathway of the person asks, or has done while it led. */
export function leaveToTheLeader(p: Pass, types: ReadonlyMap<string, TaskType>): void {
  const { leads, doneElsewhere } = p.case;
  if (leads && doneElsewhere.size === 0) return;
  const isTheirs = (type: TaskType | undefined): boolean => type?.per === 'person';
  p.found.keepWanted(
    (want) => !isTheirs(want.type) || (leads && !(doneElsewhere.has(want.type.id) && isFirstTime(p, want))),
  );
  if (leads) return;
  p.found.keepStanding((type) => !isTheirs(types.get(type)));
  p.found.keepStuck((cause) => !ABOUT_THE_PERSON.has(cause));
}

/** Never answered here: what is asked again because something changed is asked by this pathway. */
const isFirstTime = (p: Pass, { key, type, ask, cycle }: Want): boolean =>
  !cycle && ask.key === undefined && p.answeredIn(key.slice(0, key.lastIndexOf('/')), type.id) === undefined;

/** The instant at which this pathway came to ask what is owed to the person; undefined when no other ever did. */
export function tookTheLead(p: Pass): Instant | undefined {
  const told = p.facts('leading-changed', 'ever').at(-1);
  return told?.data['leads'] === true ? told.happenedAt : undefined;
}

/** The day from which this pathway asks what is owed to the person: `from`, or the later day on which it came to lead. */
export function ledSince(p: Pass, from: LondonDate): LondonDate {
  const told = tookTheLead(p);
  const since = told === undefined ? from : londonDateOf(told);
  return since > from ? since : from;
}

/** The London day on which another pathway of the person last did this, from a day on; undefined when none did. */
export function doneElsewhere(p: Pass, type: string, from: LondonDate): LondonDate | undefined {
  const on = p.case.doneElsewhere.get(type);
  return on !== undefined && on >= from ? on : undefined;
}
