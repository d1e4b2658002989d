import { TASK_TYPES } from '#workflows/task-types.js';
import { type Instant } from '#domain/time.js';
import { pagesOf, type PagesView } from '../frame/pages.js';
import { nameOf } from '../words/name.js';
import { episodeInWords, stageInWords } from '../case/case-words.js';
import { dueWords, date, type DueWords } from '../words/dates.js';
import { type Offender, type VictimCases, type VictimTask } from './victims.query.js';

/** Every kind of work that is about a victim. */
export const VICTIM_TYPES: readonly string[] = [...TASK_TYPES.values()]
  .filter(({ confidentiality }) => confidentiality === 'victim')
  .map(({ id }) => id);

/** Whose sentence it is, in words. */
export interface OffenderView {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly href: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

export function offenderView(offender: Offender): OffenderView {
  const { id, person, stage, episode, releaseOn, sentenceEnd, prison, homeArea, offenderManager } = offender;
  const now = [episode && episodeInWords(episode), stage && stageInWords(stage)].filter(
    (text, i, all) => text && all.indexOf(text) === i,
  );
  return {
    id,
    name: nameOf(person),
    number: person.prisonNumber ?? person.crn ?? '',
    href: `/victims/${id}`,
    facts: [
      { name: 'Now', value: now.join(': ') || 'Not known' },
      { name: 'Earliest release', value: releaseOn === null ? 'Not known' : date(releaseOn) },
      { name: 'Supervision ends', value: sentenceEnd === null ? 'No end' : date(sentenceEnd) },
      { name: 'Prison', value: prison?.name ?? 'None' },
      { name: 'Home area', value: homeArea?.name ?? 'Not known' },
      { name: 'Offender manager', value: offenderManager?.displayName ?? 'Nobody named' },
    ],
  };
}

export interface WorkItem {
  readonly id: string;
  readonly title: string;
  readonly due: DueWords;
  readonly holder: string;
  /** Whose: the name of the victim it is about, where their details are entered. */
  readonly about: string;
}

/** Tasks that are still to be done, the soonest first. @param names of victims, by the reference that the case has for them */
export const workItems = (
  tasks: readonly VictimTask[],
  names: ReadonlyMap<string, string>,
  now: Instant,
): readonly WorkItem[] =>
  tasks
    .filter(({ state }) => state !== 'DONE')
    .sort((a, b) => dueOf(a) - dueOf(b))
    .map((task) => ({
      id: task.id,
      title: task.title,
      due: dueWords(task, now),
      holder: task.holder?.displayName ?? 'Nobody yet',
      about: names.get(task.subject ?? '') ?? '',
    }));

const dueOf = ({ dueAt }: VictimTask): number => (dueAt === null ? Infinity : Date.parse(dueAt));

export interface CasesView {
  readonly cases: readonly {
    readonly offender: OffenderView;
    readonly victims: string;
    readonly release: string;
    readonly work: string;
    readonly late: number;
    readonly next: string;
    readonly due?: DueWords;
  }[];
  readonly total: number;
  readonly filter: { readonly search: string; readonly mine: boolean; readonly asked: boolean };
  readonly pages: PagesView;
}

/** The list of cases. @param address path and query of the page */
export function casesView({ victimCases }: VictimCases, now: Instant, address: string): CasesView {
  const query = new URL(address, 'http://own.invalid').searchParams;
  const search = query.get('search')?.trim() ?? '';
  const mine = query.get('show') === 'mine';
  return {
    cases: victimCases.nodes.map((one) => ({
      offender: offenderView(one.pathway),
      victims: one.victimCount === 0 ? 'Details not entered' : plural(one.victimCount, 'victim'),
      release: one.pathway.releaseOn === null ? 'Not known' : date(one.pathway.releaseOn),
      work: plural(one.openTasks, 'task'),
      late: one.overdueTasks,
      next: one.nextTask ?? '',
      due: one.nextTask === null ? undefined : dueWords({ dueOn: one.nextDueOn, dueAt: one.nextDueAt }, now),
    })),
    total: victimCases.totalCount,
    filter: { search, mine, asked: search !== '' || mine },
    pages: pagesOf(victimCases.pageInfo, address),
  };
}

export const plural = (count: number, one: string): string =>
  count === 0 ? `No ${one}s` : `${count} ${one}${count === 1 ? '' : 's'}`;
