import { isLondonDate, londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { codeInWords, roleWords } from '../case/case-words.js';
import { nameOf } from '../words/name.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { date, dateAndTime, dueWords, type DueWords } from '../words/dates.js';
import { type NoticeRow, type Notices } from './notices.query.js';

export interface NoticeItem {
  readonly id: string;
  readonly title: string;
  /** What exactly, where the notice says more than its title. */
  readonly detail: string;
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  /** What it is about, where that is a page. */
  readonly href: string;
  readonly to: string;
  readonly came: string;
  readonly unread: boolean;
  /** Until when it must be acknowledged; only while it is not. */
  readonly by?: DueWords;
  /** Somebody has been told that it was not read in time. */
  readonly passedOn: boolean;
  readonly seen: string;
}

export interface NoticesView {
  readonly must: readonly NoticeItem[];
  readonly mustMore: number;
  readonly notices: readonly NoticeItem[];
  readonly total: number;
  readonly filter: { readonly show: 'unread' | 'all'; readonly to: 'everything' | 'me' | 'teams' };
  readonly pages: PagesView;
}

type Filter = NoticesView['filter'];

/** What is asked for by the address of the page. */
export const filterOf = (query: URLSearchParams): Filter => ({
  show: query.get('show') === 'all' ? 'all' : 'unread',
  to: query.get('to') === 'me' ? 'me' : query.get('to') === 'teams' ? 'teams' : 'everything',
});

/** @param address path and query of the page @param now epoch milliseconds */
export function noticesView(data: Notices, filter: Filter, now: Instant, address: string): NoticesView {
  const must = (data.must?.nodes ?? []).map((row) => noticeItem(row, now));
  const first = new Set(must.map(({ id }) => id));
  return {
    must,
    mustMore: Math.max(0, (data.must?.totalCount ?? 0) - must.length),
    notices: data.notices.nodes.filter(({ id }) => !first.has(id)).map((row) => noticeItem(row, now)),
    total: data.notices.totalCount,
    filter,
    pages: pagesOf(data.notices.pageInfo, address),
  };
}

function noticeItem(row: NoticeRow, now: Instant): NoticeItem {
  const { id, title, team, pathway, createdAt, acknowledgedAt, acknowledgedBy, acknowledgeBy } = row;
  const data = (row.data ?? {}) as Readonly<Record<string, unknown>>;
  const unread = acknowledgedAt === null;
  const by = unread && acknowledgeBy !== null ? Date.parse(acknowledgeBy) : undefined;
  return {
    id,
    title,
    detail: detailOf(row.kind, data),
    person: pathway ? nameOf(pathway.person) : '',
    number: pathway?.person.prisonNumber ?? pathway?.person.crn ?? '',
    caseHref: pathway ? `/cases/${pathway.id}` : '',
    href: hrefOf(row.kind, data),
    to: team ? `To ${team.title}` : 'To you',
    came: dateAndTime(Date.parse(createdAt)),
    unread,
    // The moment is the end of a day: that day is what people are told.
    by:
      by === undefined
        ? undefined
        : dueWords({ dueOn: londonDateOf(by - 1), dueAt: new Date(by).toISOString() }, now),
    passedOn: unread && row.escalatedAt !== null,
    seen: unread
      ? ''
      : `Acknowledged on ${dateAndTime(Date.parse(acknowledgedAt))}${acknowledgedBy ? `, by ${acknowledgedBy.displayName}` : ''}`,
  };
}

/** Who is asked for help may not see the task: their question has a page of its own. */
function hrefOf(kind: string, { task, question }: Readonly<Record<string, unknown>>): string {
  if (kind === 'help-asked' && typeof question === 'string') return `/questions/${question}`;
  return typeof task === 'string' ? `/tasks/${task}` : '';
}

const text = (value: unknown): string =>
  typeof value === 'string' ? codeInWords(value) : typeof value === 'number' ? String(value) : '';

/** What a notice is about, from the codes that came with it; nothing where its title says it all. */
export function detailOf(kind: string, data: Readonly<Record<string, unknown>>): string {
  const task = typeof data['type'] === 'string' ? TASK_TYPES.get(data['type'])?.title : undefined;
  const { from, to, on } = data;
  switch (kind) {
    case 'milestone':
      // Some milestones are the staff's own marks, with codes that say nothing to anybody.
      if (!/^[a-z-]+$/.test(String(data['milestone']))) return '';
      return `${text(data['milestone'])}${typeof on === 'string' && isLondonDate(on) ? `, ${date(on)}` : ''}`;
    case 'roh-changed':
      return from === undefined
        ? `Now ${text(to).toLowerCase()}`
        : `From ${text(from).toLowerCase()} to ${text(to).toLowerCase()}`;
    case 'mappa-changed':
      return to === null ? 'No longer managed at a level' : `Now level ${text(to)}`;
    case 'category-changed':
      return `Now category ${text(to)}`;
    case 'recalled':
      return text(data['type']);
    case 'victim-pass-on':
      return `${task ?? ''}${typeof data['tell'] === 'string' ? `. Tell: ${roleWords(data['tell']).toLowerCase()}` : ''}`;
    case 'task-escalated':
      return typeof data['role'] === 'string' ? `For: ${roleWords(data['role']).toLowerCase()}` : '';
    default:
      return task ?? '';
  }
}
