import { londonDateOf } from '#calendar/index.js';
import { FACT_KINDS, isFactKind, plainTitle } from '#domain/fact-kinds.js';
import { isStuckCause, STUCK_CAUSES } from '#domain/stuck.js';
import { GATES } from '#domain/gates.js';
import { date, dateAndTime } from '../words/dates.js';
import { codeInWords, episodeInWords, outcomeInWords, roleWords, stageInWords } from './case-words.js';
import { factInWords } from './fact-words.js';

/** One event of the journal as the API gives it. */
export interface Told {
  readonly event: string;
  readonly key: string | null;
  readonly detail: unknown;
  readonly type: { readonly title: string } | null;
  readonly by: { readonly displayName: string } | null;
}

type Detail = Readonly<Record<string, unknown>>;
const part = (value: unknown): Detail =>
  typeof value === 'object' && value !== null ? (value as Detail) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `9 December 2026`, or with the time where the clock has one. */
function dueInWords(clock: unknown): string {
  const { dueOn, dueAt } = part(clock);
  if (typeof dueOn === 'string') return date(dueOn);
  return typeof dueAt === 'number' ? dateAndTime(dueAt) : '';
}

const dayInWords = (on: unknown): string => (typeof on === 'string' ? date(on) : 'a later day');

const gateIn = (detail: Detail, key: string | null): string =>
  text(detail['gate']) || (/\bG\d+\b/.exec(key ?? '')?.[0] ?? '');
const gateInWords = (gate: string): string => {
  const rule = GATES[gate];
  return rule ? `${gate}, which holds back ${rule.stops} until ${rule.until}` : gate || 'a gate';
};
const causeIn = (key: string | null): string => {
  const cause = (key ?? '').split(/[:/#]/).find(isStuckCause);
  return cause === undefined ? 'one cause' : `“${STUCK_CAUSES[cause].title}”`;
};

type Words = (told: Told, detail: Detail, task: string) => string;

/** What each kind of event says. What is not here moves nothing that a reader of the case would look for. */
const EVENTS: Readonly<Record<string, Words>> = {
  FactRecorded: (_told, { fact }) => {
    const { kind, happenedAt, learntAt, data } = part(fact);
    const known = text(kind);
    const title = isFactKind(known) ? plainTitle(FACT_KINDS[known].title) : codeInWords(known);
    const happened = typeof happenedAt === 'number' ? londonDateOf(happenedAt) : undefined;
    const learnt = typeof learntAt === 'number' ? londonDateOf(learntAt) : undefined;
    const when = happened !== undefined && happened !== learnt ? `, of ${date(happened)}` : '';
    const says = factInWords(known, part(data));
    return `It became known: ${title}${when}${says.length === 0 ? '' : ` (${says.map(({ name, value }) => `${name}: ${value}`).join('; ')})`}.`;
  },
  FactWithdrawn: () => 'A fact was taken back.',
  EpisodeOpened: (_told, { episode }) => `Where the person is: ${episodeInWords(text(episode))}.`,
  StageReached: (_told, { stage }) => `The case reached this stage: ${stageInWords(text(stage))}.`,
  TaskOpened: (_told, { role, clock, mark }, task) =>
    `Task opened for the ${roleWords(text(role)).toLowerCase()}: ${task}${clock === undefined ? '' : `, due ${dueInWords(clock)}`}${mark === 'learnt-late' ? '; its day had passed before it was known' : ''}.`,
  TaskAssumed: (_told, _detail, task) => `Taken as done when the case was taken over: ${task}.`,
  AssumptionWithdrawn: (_told, _detail, task) => `No longer taken as done: ${task}.`,
  TaskMoved: (_told, { role }, task) => `Task passed to the ${roleWords(text(role)).toLowerCase()}: ${task}.`,
  TaskWithdrawn: (_told, _detail, task) => `Task no longer needed: ${task}.`,
  TaskDone: ({ by }, { outcome, late, byFact }, task) =>
    byFact === undefined
      ? `${by ? `${by.displayName} did` : 'Done'}: ${task}. Answer: ${outcomeInWords(text(outcome))}${late === true ? '. It was late' : ''}.`
      : `Settled by what became known: ${task}.`,
  ClockMoved: (_told, { from, to }, task) =>
    to === undefined
      ? `Deadline taken away: ${task}.`
      : `Deadline ${from === undefined ? 'set' : `moved from ${dueInWords(from)}`} to ${dueInWords(to)}: ${task}.`,
  ClockMissed: (_told, _detail, task) => `Deadline missed: ${task}.`,
  Reminded: (_told, _detail, task) => `Reminder given: ${task}.`,
  Escalated: (_told, { role, takesOver }, task) =>
    `The ${roleWords(text(role)).toLowerCase()} was brought in${takesOver === true ? ' and must act now' : ''}: ${task}.`,
  StandingSet: (_told, { standing }, task) => `Next due ${dueInWords(part(standing)['clock'])}: ${task}.`,
  GateClosed: ({ key }, detail) => `Gate closed: ${gateInWords(gateIn(part(detail['gate']), key))}.`,
  GateOpened: ({ key }, detail) => `Gate opened: ${gateInWords(gateIn(detail, key))}.`,
  GateLapsed: ({ key }, detail) =>
    `The day fixed by law came with this gate still closed, so it holds nobody back any more: ${gateInWords(gateIn(detail, key))}.`,
  GateOverridden: ({ key, by }, detail) =>
    `${by?.displayName ?? 'A manager'} let the case past a gate until ${dayInWords(detail['until'])}: ${gateInWords(gateIn(detail, key))}.`,
  MilestoneReached: (_told, { milestone }) => `Milestone: ${codeInWords(text(part(milestone)['kind']))}.`,
  StuckRaised: (_told, { stuck }) => {
    const cause = text(part(stuck)['cause']);
    return `The case does not move: ${isStuckCause(cause) ? STUCK_CAUSES[cause].title : codeInWords(cause)}.`;
  },
  StuckCleared: ({ key }) => `No longer held up by ${causeIn(key)}.`,
  Faulted: () =>
    'A part of the case could not be worked out; it is tried again each time, and support staff are told.',
  FaultCleared: () => 'What could not be worked out is in order again.',
  CommandOvertaken: ({ by }) =>
    `${by ? `What ${by.displayName} sent` : 'Something that was sent'} came after the case had moved on, and changed nothing.`,
  PolicyChanged: () => 'The rules of a new release were taken up.',
  Ended: () => 'The case ended.',
};

/** The kinds of event that have words; a page asks for these. */
export const TOLD_EVENTS: readonly string[] = Object.keys(EVENTS);

/** One event as a plain sentence. */
export function journalInWords(told: Told): string {
  const task = told.type?.title ?? 'a task';
  return EVENTS[told.event]?.(told, part(told.detail), task) ?? codeInWords(told.event);
}
