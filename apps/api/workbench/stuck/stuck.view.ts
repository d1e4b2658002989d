import { GATES } from '#domain/gates.js';
import { isFactKind } from '#domain/fact-kinds.js';
import { type Instant } from '#domain/time.js';
import { catalogue } from '#standards/index.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { roleWords, stageInWords } from '../case/case-words.js';
import { date } from '../words/dates.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { type StuckList, type StuckRow } from './stuck.query.js';
import { nameOf } from '../words/name.js';
import { titleOf } from '#engine/why/why.js';

/** One case that stands still, as the list shows it. */
export interface StuckItem {
  readonly href: string;
  readonly title: string;
  readonly person: string;
  readonly number: string;
  readonly roh: string | null;
  readonly stage: string;
  /** `12 days`. */
  readonly age: string;
  readonly owner: string;
  readonly unblocks: string;
  readonly detail: string;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
}

export interface StuckListView {
  readonly stuck: readonly StuckItem[];
  readonly total: number;
  readonly all: number;
  readonly causes: readonly {
    readonly title: string;
    readonly owner: string;
    readonly count: number;
    readonly oldest: string;
    readonly href: string;
  }[];
  readonly choices: {
    readonly cause: readonly Choice[];
    readonly owner: readonly Choice[];
    readonly age: readonly Choice[];
  };
  readonly filtered: boolean;
  readonly pages: PagesView;
}

const AGES = [
  { value: '', text: 'Any' },
  { value: '2', text: '2 days or longer' },
  { value: '7', text: 'A week or longer' },
  { value: '28', text: '4 weeks or longer' },
];

/** What the address asks for; what is no choice of ours asks for nothing. */
export function filterOf(query: URLSearchParams, now: Instant) {
  const cause = query.get('cause') ?? '';
  const owner = query.get('owner') ?? '';
  const age = Number(query.get('age') ?? 0);
  const known = AGES.some(({ value }) => value !== '' && Number(value) === age);
  return {
    ...(cause === '' ? {} : { cause: [cause] }),
    ...(owner === '' ? {} : { owner: [owner] }),
    ...(known ? { since: new Date(now - age * DAY_MS).toISOString() } : {}),
  };
}
const DAY_MS = 86_400_000;

/** What "Stuck cases" shows. @param address path and query of the page */
export function stuckListView(data: StuckList, now: Instant, address: string): StuckListView {
  const query = new URL(address, 'http://own.invalid').searchParams;
  const chosen = (name: string): string => query.get(name) ?? '';
  const { stuckCounts: counts, stuckPathways } = data;
  const choices = (name: string, values: readonly { value: string; text: string }[]): Choice[] =>
    values.map(({ value, text }) => ({ value, text, selected: value === chosen(name) }));
  const any = { value: '', text: 'Any' };
  const once = (values: readonly { value: string; text: string }[]): { value: string; text: string }[] => [
    ...new Map(values.map((one) => [one.value, one])).values(),
  ];
  return {
    stuck: stuckPathways.nodes.map(itemOf),
    total: stuckPathways.totalCount,
    all: counts.reduce((sum, { count }) => sum + count, 0),
    causes: counts.map(({ cause, title, owner, count, oldest }) => ({
      title,
      owner: roleWords(owner),
      count,
      oldest: daysWords(Math.max(0, Math.floor((now - Date.parse(oldest)) / DAY_MS))),
      href: `/stuck?${new URLSearchParams({ cause, owner }).toString()}`,
    })),
    choices: {
      cause: choices('cause', [
        any,
        ...once(counts.map(({ cause, title }) => ({ value: cause, text: title }))),
      ]),
      owner: choices('owner', [
        any,
        ...once(counts.map(({ owner }) => ({ value: owner, text: roleWords(owner) }))),
      ]),
      age: choices('age', AGES),
    },
    filtered: ['cause', 'owner', 'age'].some((name) => chosen(name) !== ''),
    pages: pagesOf(stuckPathways.pageInfo, address),
  };
}

export const stuckHref = (pathwayId: string, key: string): string =>
  `/stuck/${pathwayId}/${encodeURIComponent(key)}`;

export function itemOf(row: StuckRow): StuckItem {
  const { person, id, roh, stage } = row.pathway;
  return {
    href: stuckHref(id, row.key),
    title: row.title,
    person: nameOf(person),
    number: person.prisonNumber ?? person.crn ?? '',
    roh,
    stage: stage === null ? '' : stageInWords(stage),
    age: daysWords(row.ageInDays),
    owner: roleWords(row.owner),
    unblocks: inWords(row.unblocks),
    detail: detailInWords(row.detail),
  };
}

export const daysWords = (days: number): string =>
  days === 0 ? 'less than a day' : `${days} day${days === 1 ? '' : 's'}`;

/** What sets it free is a sentence, or names a type of task, or a kind of fact. */
const inWords = (unblocks: string): string => {
  const type = TASK_TYPES.get(unblocks);
  if (type) return `The task “${type.title}”`;
  return isFactKind(unblocks) ? `Record the fact “${titleOf(unblocks)}”` : unblocks;
};

const A_DAY = /\b\d{4}-\d{2}-\d{2}\b/g;

/** More about it: a sentence, a row of the catalogue, or the step of a task; what people cannot read is left out. */
export function detailInWords(detail: string | null): string {
  if (detail === null) return '';
  const gate = GATES[detail];
  if (gate) return `Gate ${detail}: holds back ${gate.stops}`;
  const standard = catalogue().byId.get(detail);
  if (standard) return standard.title;
  const step = detail.split('/').at(-1)?.split('#')[0]?.split('@')[0] ?? '';
  const type = TASK_TYPES.get(step);
  if (type) return `The task “${type.title}”`;
  const [stage = '', rest] = detail.split(': ');
  if (rest !== undefined && /^[a-z-]+$/.test(stage)) return `${stageInWords(stage)}: ${rest}`;
  const words = detail.replaceAll(A_DAY, (day) => date(day));
  return /^[A-Z\d]/.test(words) && / /.test(words) && !/[#/]/.test(words) ? words : '';
}
