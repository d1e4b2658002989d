import { type Instant } from '#domain/time.js';
import { dueWords } from '../words/dates.js';
import { type GivenRow } from './work.query.js';

const DONE = 'DONE';
const AT_ONCE = 50;

/** Some pieces at a time, nearest deadline first, so that the page stays light. @param address path and query of the page */
export function partOf(
  rows: readonly GivenRow[],
  address: string,
): {
  readonly part: readonly GivenRow[];
  readonly pages: { readonly first?: string; readonly next?: string };
} {
  const { pathname, searchParams } = new URL(address, 'http://own.invalid');
  const asked = Number(searchParams.get('skip') ?? '0');
  const skip = Number.isInteger(asked) && asked > 0 && asked < rows.length ? asked : 0;
  const next = skip + AT_ONCE;
  return {
    part: rows.slice(skip, next),
    pages: {
      first: skip > 0 ? pathname : undefined,
      next: next < rows.length ? `${pathname}?skip=${next}` : undefined,
    },
  };
}

/** What somebody holds, and whom each piece could go to. A row that nobody may have says why, and cannot be ticked. */
export const workRows = (rows: readonly GivenRow[], now: Instant) =>
  rows.map(({ what, id, to, message, work }) => ({
    /** What the box of the row sends. */
    value: to ? `${what} ${id} ${to.id}` : undefined,
    title: work?.title ?? 'What they held',
    href: what === 'TASK' ? `/tasks/${id}` : `/cases/${id}`,
    team: work?.team ? `${work.team.title}, ${work.team.place.name}` : '',
    due: work?.dueAt ? dueWords({ dueOn: null, dueAt: work.dueAt }, now) : undefined,
    highRoh: work?.highRoh ?? false,
    to: to?.displayName,
    why: to ? '' : message,
  }));

const KINDS = ['TASK', 'OFFENDER_MANAGER', 'OFFENDER_SUPERVISOR', 'VICTIM_LIAISON'] as const;
export interface Given {
  readonly what: (typeof KINDS)[number];
  readonly id: string;
  readonly to: string;
}

/** Reads ticked boxes; what was not made by `workRows` is left out. */
export const givenOf = (ticked: readonly string[]): Given[] =>
  ticked.flatMap((value) => {
    const [kind, id, to] = value.split(' ');
    const what = KINDS.find((one) => one === kind);
    return what && id && to ? [{ what, id, to }] : [];
  });

/** What is said when it was given: how much, and of each piece that was not, why. */
export function givenText(rows: readonly GivenRow[]): { said: string; more: readonly string[] } {
  const done = rows.filter(({ code }) => code === DONE).length;
  return {
    said: `${done} of ${rows.length} given to others.`,
    more: rows
      .filter(({ code }) => code !== DONE)
      .map(({ work, message }) => `${work?.title ?? 'One piece'}: ${message}`),
  };
}
