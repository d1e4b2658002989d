import { type Instant } from '#domain/time.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { dateAndTime } from '../words/dates.js';
import { type ImportShown, type LineShown, type OneImport } from './import.query.js';

export type Which = LineShown['outcome'] | 'HELD';

/** What the lines came to, in the order in which somebody has to see to them. */
export const OUTCOMES: readonly { readonly which: Which; readonly title: string; readonly hint: string }[] = [
  { which: 'REFUSED', title: 'Left out', hint: 'mend the line and import it again' },
  { which: 'HELD', title: 'Held', hint: 'in, and waiting until somebody settles what contradicts itself' },
  { which: 'CREATED', title: 'New', hint: 'a case was begun' },
  { which: 'UPDATED', title: 'Brought up to date', hint: 'something new was recorded' },
  { which: 'UNCHANGED', title: 'There already', hint: 'nothing new for the case' },
];
const TITLES = new Map(OUTCOMES.map(({ which, title }) => [which, title]));

export const whichOf = (asked: string | null): Which | undefined =>
  OUTCOMES.find(({ which }) => which === asked?.toUpperCase())?.which;

const STATES: Readonly<Record<ImportShown['state'], string>> = {
  WAITING: 'Waiting for its turn',
  RUNNING: 'Under way',
  ASKS: 'Waiting for your yes',
  STOPPED: 'Stopped',
  DONE: 'Done',
  FAILED: 'Not possible',
};

/** Nothing has moved for so long: the part of the service that imports is away. */
const AWAY_AFTER = 45_000;
const PERCENT = 100;
const KILOBYTE = 1_024;

export interface ImportView {
  readonly id: string;
  readonly file: string;
  readonly size: string;
  readonly begun: string;
  readonly ended?: string;
  readonly state: ImportShown['state'];
  readonly stateWords: string;
  readonly underWay: boolean;
  /** What it is doing now, in one sentence. */
  readonly doing: string;
  readonly percent: number;
  readonly interrupted: boolean;
  readonly problem: string | null;
  readonly redates: ImportShown['redates'];
  readonly total: number;
  readonly counts: readonly {
    readonly title: string;
    readonly hint: string;
    readonly n: number;
    readonly href?: string;
  }[];
}

/** @param now epoch milliseconds */
export function importView(one: ImportShown, now: Instant): ImportView {
  const underWay = one.state === 'WAITING' || one.state === 'RUNNING';
  const count: Readonly<Record<Which, number>> = {
    CREATED: one.counts.created,
    UPDATED: one.counts.updated,
    UNCHANGED: one.counts.unchanged,
    REFUSED: one.counts.refused,
    HELD: one.counts.held,
  };
  const percent = Math.min(PERCENT, Math.floor((one.doneBytes / Math.max(1, one.bytes)) * PERCENT));
  return {
    id: one.id,
    file: one.fileName,
    size: sizeOf(one.bytes),
    begun: dateAndTime(Date.parse(one.askedAt)),
    ended: one.endedAt === null ? undefined : dateAndTime(Date.parse(one.endedAt)),
    state: one.state,
    stateWords: STATES[one.state],
    underWay,
    doing: doing(one, percent),
    percent,
    interrupted: underWay && now - Date.parse(one.movedAt) > AWAY_AFTER,
    problem: one.problem,
    redates: one.redates,
    total: count.CREATED + count.UPDATED + count.UNCHANGED + count.REFUSED,
    counts: OUTCOMES.map(({ which, title, hint }) => ({
      title,
      hint,
      n: count[which],
      href: count[which] > 0 ? `/import/${one.id}?show=${which.toLowerCase()}` : undefined,
    })),
  };
}

function doing({ state, step }: ImportShown, percent: number): string {
  if (state !== 'RUNNING') return STATES[state];
  if (step === null) return 'It begins';
  return step === 'compare'
    ? `Comparing the file with what is here: ${percent}%. Nothing is written yet`
    : `Taking the cases in: ${percent}% of the file`;
}

const sizeOf = (bytes: number): string =>
  bytes < KILOBYTE * KILOBYTE
    ? `${Math.max(1, Math.round(bytes / KILOBYTE))} kB`
    : `${(bytes / KILOBYTE / KILOBYTE).toFixed(1)} MB`;

export interface LineView {
  readonly line: number;
  readonly outcome: string;
  readonly who: string;
  readonly href?: string;
  /** Why, and how to mend it. */
  readonly why: readonly { readonly text: string; readonly mend: string }[];
}

export const lineView = ({ line, outcome, who, pathwayId, problems, held }: LineShown): LineView => ({
  line,
  outcome: TITLES.get(outcome) ?? '',
  who: who ?? 'Not read',
  href: pathwayId === null ? undefined : `/cases/${pathwayId}`,
  why: [
    ...problems.map(({ field, reason, mend }) => ({
      text: field === '' ? sentence(reason) : `${field}: ${reason}`,
      mend: sentence(mend),
    })),
    ...held.map((reason) => ({
      text: `Held: ${reason}`,
      mend: 'Settle it on the case: a task asks for it.',
    })),
  ],
});

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface ImportPage extends ImportView {
  readonly showing?: string;
  readonly lines: readonly LineView[];
  readonly pages: PagesView;
}

/** @param which of the lines are shown */
export const importPage = (
  one: OneImport,
  which: Which | undefined,
  now: Instant,
  address: string,
): ImportPage => ({
  ...importView(one, now),
  showing: which && TITLES.get(which),
  lines: one.lines.nodes.map(lineView),
  pages: pagesOf(one.lines.pageInfo, address),
});
