import { daysBetween, londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { STUCK_CAUSES } from '#domain/stuck.js';
import { stageInWords, roleWords, upperFirst } from '../case/case-words.js';
import { date, dateAndTime, dueWords, type DueWords } from '../words/dates.js';
import { type CaseBlast } from './fact.query.js';

type Move = CaseBlast['clocksMoved'][number];

export interface MovedRow {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  /** `12 days later`, `3 days earlier`; a time of day may move alone. */
  readonly by: string;
}

export interface TaskRow {
  readonly title: string;
  readonly due: DueWords;
  readonly who: string;
}

export interface ToldRow {
  readonly who: string;
  readonly what: string;
}

/** What a fact would do to one case, in words. */
export interface BlastView {
  readonly pathwayId: string;
  readonly stage?: string;
  readonly moved: readonly MovedRow[];
  readonly opened: readonly TaskRow[];
  readonly withdrawn: readonly TaskRow[];
  readonly late: readonly TaskRow[];
  readonly gates: readonly string[];
  readonly stuck: readonly string[];
  readonly unstuck: readonly string[];
  readonly told: readonly ToldRow[];
  readonly nothing: boolean;
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/** @param now epoch milliseconds */
export function blastView(blast: CaseBlast, now: Instant): BlastView {
  const task = ({ type, dueOn, dueAt, role }: CaseBlast['opened'][number]): TaskRow => ({
    title: type.title,
    due: dueWords({ dueOn, dueAt }, now),
    who: role === null ? '' : roleWords(role),
  });
  const view = {
    pathwayId: blast.pathwayId,
    stage:
      blast.stageAfter !== null && blast.stageAfter !== blast.stageBefore
        ? blast.stageBefore === null
          ? `The case begins in the stage ${stageInWords(blast.stageAfter).toLowerCase()}.`
          : `The case moves from ${stageInWords(blast.stageBefore).toLowerCase()} to ${stageInWords(blast.stageAfter).toLowerCase()}.`
        : undefined,
    moved: blast.clocksMoved.map(movedRow),
    opened: blast.opened.map(task),
    withdrawn: blast.withdrawn.map(task),
    late: blast.alreadyLate.map(task),
    gates: blast.gates.map(({ gate, change }) => gateWords(gate, change)),
    stuck: blast.stuck.map(causeWords),
    unstuck: blast.unstuck.map(causeWords),
    told: blast.told.map((told) => ({
      who: whoWords(told),
      what: NOTICES[told.kind] ?? upperFirst(told.kind),
    })),
  };
  const { pathwayId: _, ...parts } = view;
  return {
    ...view,
    nothing: Object.values(parts).every((part) => part === undefined || part.length === 0),
  };
}

const when = (on: string | null, at: string | null): string =>
  on !== null ? date(on) : at === null ? 'No deadline' : dateAndTime(Date.parse(at));

function movedRow({ type, from, to, fromOn, toOn }: Move): MovedRow {
  const day = (on: string | null, at: string | null): string | null =>
    on ?? (at === null ? null : londonDateOf(Date.parse(at)));
  const [before, after] = [day(fromOn, from), day(toOn, to)];
  const days = before !== null && after !== null ? daysBetween(before, after) : undefined;
  const by =
    days === undefined
      ? before === null
        ? 'A deadline is set'
        : 'Has no deadline any more'
      : days === 0
        ? 'Another time the same day'
        : `${plural(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
  return { title: type?.title ?? 'A deadline', from: when(fromOn, from), to: when(toOn, to), by };
}

const GATE_CHANGES: Readonly<Record<string, string>> = {
  closes: 'holds the case back',
  opens: 'no longer holds the case back',
  lapses: 'no longer holds the case back, because the day fixed by law has come',
};
const gateWords = (gate: string | null, change: string): string =>
  `${gate === null ? 'A check' : `The check ${gate}`} ${GATE_CHANGES[change] ?? change}.`;

const causeWords = (cause: string): string =>
  Object.hasOwn(STUCK_CAUSES, cause) ? STUCK_CAUSES[cause as keyof typeof STUCK_CAUSES].title : cause;

function whoWords({ user, team, role }: CaseBlast['told'][number]): string {
  const as = role === null ? '' : roleWords(role).toLowerCase();
  if (user) return as === '' ? user.displayName : `${user.displayName}, ${as}`;
  if (team) return `${team.title}, ${team.place.name}${as === '' ? '' : ` (${as})`}`;
  return as === '' ? 'Nobody named' : upperFirst(as);
}

/** What each kind of notice tells, as it goes on from "is told that …". */
const NOTICES: Readonly<Record<string, string>> = {
  milestone: 'A milestone has been reached',
  'person-moved': 'The person has moved prison',
  'category-changed': 'The security category has changed',
  recalled: 'The person is recalled',
  'recall-reasons': 'Why the person was recalled',
  'oasys-changed': 'An OASys was completed or changed',
  'roh-changed': 'The risk of harm has changed, to be acknowledged',
  'mappa-changed': 'The MAPPA level has changed, to be acknowledged',
  'task-done': 'A task is done',
  'victim-pass-on': 'Something to be passed on to the victim’s side',
  'task-escalated': 'A task has come to them from another',
  'task-missed': 'A deadline was missed',
  'task-reminder': 'A deadline is near',
  'task-withdrawn': 'A task is no longer needed',
  'task-passed-on': 'A task has gone to somebody else',
};

/** What was done, counted, for the next page. */
export function doneWords(views: readonly BlastView[]): string[] {
  const sum = (of: (view: BlastView) => readonly unknown[]): number =>
    views.reduce((n, view) => n + of(view).length, 0);
  const said = [
    [sum(({ moved }) => moved), 'deadline', 'moved'],
    [sum(({ opened }) => opened), 'new task', 'opened'],
    [sum(({ withdrawn }) => withdrawn), 'task', 'no longer needed'],
    [sum(({ late }) => late), 'task', 'late already'],
  ] as const;
  const parts = said.filter(([n]) => n > 0).map(([n, one, what]) => `${plural(n, one)} ${what}`);
  const all = views.flatMap(({ told }) => told.map(({ who }) => who));
  const told = [...new Set(all)];
  return [
    parts.length === 0 ? 'No deadline or task has changed.' : `${upperFirst(parts.join(', '))}.`,
    ...(told.length === 0
      ? []
      : [`Told: ${told.slice(0, 5).join('; ')}${told.length > 5 ? ' and others' : ''}.`]),
  ];
}
