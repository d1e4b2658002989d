import { addDays, endOfDay, londonDateOf, weekdayOf } from '#calendar/index.js';
import { isoInstant, type Instant, type LondonDate } from '#domain/time.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { dueWords, type DueWords } from '../words/dates.js';
import { type MyWork, type TaskRow } from './my-work.query.js';
import { nameOf, numberOf } from '../words/name.js';

const SUNDAY = 7;

/** The last day of the week that a day is in. */
export const sundayOf = (day: LondonDate): LondonDate => addDays(day, SUNDAY - weekdayOf(day));

/** The moments by which work is due today and this week, as the API takes them. */
export const boundsOf = (today: LondonDate): { endOfToday: string; endOfWeek: string } => ({
  endOfToday: isoInstant(endOfDay(today)),
  endOfWeek: isoInstant(endOfDay(sundayOf(today))),
});

export const GROUPS = ['overdue', 'today', 'week', 'later'] as const;
export type GroupName = (typeof GROUPS)[number];

const TITLES: Readonly<Record<GroupName, string>> = {
  overdue: 'Overdue',
  today: 'Due today',
  week: 'Due this week',
  later: 'Later',
};

export interface TaskItem {
  readonly id: string;
  readonly title: string;
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  readonly roh: string | null;
  readonly due: DueWords;
  /** Meant for them, but in nobody's hands yet. */
  readonly toClaim: boolean;
  /** Sent, and being worked on by the service. */
  readonly sent: boolean;
}

export interface MyWorkView {
  readonly counts: readonly { readonly name: GroupName; readonly title: string; readonly count: number }[];
  readonly groups: readonly {
    readonly name: GroupName;
    readonly title: string;
    readonly tasks: readonly TaskItem[];
  }[];
  readonly total: number;
  /** The task to begin with. */
  readonly next?: TaskItem;
  readonly pages: PagesView;
  /** What colleagues ask them. */
  readonly asked: readonly AskedItem[];
  readonly askedMore: number;
  /** How much they wait for. */
  readonly waiting: number;
}

export interface AskedItem {
  readonly href: string;
  readonly question: string;
  readonly title: string;
  readonly by: string;
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  readonly roh: string | null;
  readonly due: DueWords;
}

/** What "My work" shows. @param address path and query of the page */
export function myWorkView(data: MyWork, now: Instant, address: string): MyWorkView {
  const today = londonDateOf(now);
  const tasks = data.tasks.nodes.map((task) => ({ group: groupOf(task, today), item: itemOf(task, now) }));
  const total = data.tasks.totalCount;
  const counts: Readonly<Record<GroupName, number>> = {
    overdue: data.overdue.totalCount,
    today: data.today.totalCount,
    week: data.week.totalCount - data.today.totalCount,
    later: total - data.overdue.totalCount - data.week.totalCount,
  };
  return {
    counts: GROUPS.map((name) => ({ name, title: TITLES[name], count: Math.max(0, counts[name]) })),
    groups: GROUPS.map((name) => ({
      name,
      title: TITLES[name],
      tasks: tasks.filter(({ group }) => group === name).map(({ item }) => item),
    })).filter((group) => group.tasks.length > 0),
    total,
    next: tasks.find(({ item }) => !item.sent)?.item,
    pages: pagesOf(data.tasks.pageInfo, address),
    asked: data.questionsToMe.nodes.map((question) => askedOf(question, now)),
    askedMore: Math.max(0, data.questionsToMe.totalCount - data.questionsToMe.nodes.length),
    waiting: data.waitingOnOthers.totalCount,
  };
}

function askedOf(asked: MyWork['questionsToMe']['nodes'][number], now: Instant): AskedItem {
  const { id, question, type, askedBy, pathway } = asked;
  return {
    href: `/questions/${id}`,
    question,
    title: type.title,
    by: askedBy?.displayName ?? 'Somebody who has left',
    person: nameOf(pathway.person),
    number: numberOf(pathway.person),
    caseHref: `/cases/${pathway.id}`,
    roh: pathway.roh,
    due: dueWords(asked, now),
  };
}

function groupOf({ overdue, dueOn, dueAt }: TaskRow, today: LondonDate): GroupName {
  if (overdue) return 'overdue';
  if (dueAt === null) return 'later';
  const day = dueOn ?? londonDateOf(Date.parse(dueAt));
  return day <= today ? 'today' : day <= sundayOf(today) ? 'week' : 'later';
}

function itemOf(task: TaskRow, now: Instant): TaskItem {
  const { person, roh, id } = task.pathway;
  return {
    id: task.id,
    title: task.title,
    person: nameOf(person),
    number: numberOf(person),
    caseHref: `/cases/${id}`,
    roh,
    due: dueWords(task, now),
    toClaim: task.state === 'OPEN',
    sent: task.state === 'SUBMITTED',
  };
}
