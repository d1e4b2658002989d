import { startOfDay, londonDateOf } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { DECISIONS_TOLD } from '#domain/victim-news.js';
import { stageInWords } from '../case/case-words.js';
import { date } from '../words/dates.js';
import { type VictimCase, type VictimTask } from './victims.query.js';
import { choiceInWords, inWords, LANGUAGES, victimName } from './victims.words.js';
import { offenderView, workItems, type OffenderView, type WorkItem } from './victims.view.js';

/** Steps at which something is decided or happens that a victim is asked about or told of (pathway.md, "Victim contact"). */
const TURNS: Readonly<Record<string, string>> = {
  'rotl.decide': 'Temporary release is decided',
  'hdc.decide': 'Home detention curfew is decided',
  'parole.open-review': 'A parole review opens',
  'parole.record-decision': 'The Parole Board decides',
  'licence.approve': 'Licence conditions are approved',
  'licence.approve-variation': 'A change of the licence is decided',
  'release.discharge': 'Release',
  'recall.review-recall': 'The recall is reviewed',
  'recall.check-fixed-term-date': 'The end of a fixed-term recall is checked',
  'termination.end-supervision': 'Supervision ends',
};
const STAGES_TOLD: ReadonlySet<string> = new Set(['rotl', 'hdc', 'parole', 'licence', 'recall', 'at-large']);

export interface AheadItem {
  readonly on: string;
  readonly text: string;
  readonly kind: 'work' | 'turn' | 'day' | 'expected';
  readonly href?: string;
  readonly late: boolean;
}

export interface VictimCaseView {
  readonly offender: OffenderView;
  readonly victims: readonly {
    readonly name: string;
    readonly href: string;
    readonly child: boolean;
    readonly choice: string;
    readonly language: string;
  }[];
  /** References of victims that the case knows and whose details nobody has entered. */
  readonly notEntered: readonly string[];
  readonly work: readonly WorkItem[];
  readonly ahead: readonly AheadItem[];
  readonly workedOut: { readonly done: boolean; readonly until: string; readonly ends: boolean };
  readonly reached: readonly { readonly on: string; readonly text: string }[];
}

type Node = VictimCase['victimCases']['nodes'][number];

/** @param now epoch milliseconds; undefined is returned for a case that is not theirs to see */
export function victimCaseView(data: VictimCase, now: Instant): VictimCaseView | undefined {
  const [found] = data.victimCases.nodes;
  const pathway = found?.pathway ?? data.pathway;
  if (!pathway) return undefined;
  const victims = found?.victims ?? [];
  const tasks = data.tasks.nodes;
  const names = new Map(victims.map(({ reference, name }) => [reference, victimName(name)]));
  const known = new Set(tasks.flatMap(({ subject, type }) => (ofVictim(type.id) && subject) || []));
  const projection = found?.pathway.projection;
  return {
    offender: offenderView(pathway),
    victims: victims.map(({ id, name, child, optedIn, language }) => ({
      name: victimName(name),
      href: `/victims/${pathway.id}/${id}`,
      child,
      choice: choiceInWords(optedIn),
      language: LANGUAGES[language] ?? '',
    })),
    notEntered: [...known].filter((reference) => !names.has(reference)).sort(),
    work: workItems(tasks, names, now),
    ahead: aheadOf(found, pathway, tasks, now),
    workedOut: {
      done: projection !== undefined && projection !== null,
      until: projection ? date(londonDateOf(Date.parse(projection.until))) : '',
      ends: projection?.ends ?? false,
    },
    reached: (found?.pathway.milestones ?? [])
      .filter(({ kind }) => DECISIONS_TOLD.has(kind))
      .toSorted((a, b) => b.on.localeCompare(a.on))
      .slice(0, 10)
      .map(({ kind, on }) => ({ on: date(on), text: inWords(kind) })),
  };
}

/** Work about one victim has them as its subject; these are about the case. */
const OF_CASE: ReadonlySet<string> = new Set([
  'victim.decide-scheme',
  'victim.refer',
  'victim.confirm-adopted',
  'victim.reassign-work',
]);
const ofVictim = (type: string): boolean => type.startsWith('victim.') && !OF_CASE.has(type);

function aheadOf(
  found: Node | undefined,
  { releaseOn, sentenceEnd }: { releaseOn: string | null; sentenceEnd: string | null },
  tasks: readonly VictimTask[],
  now: Instant,
): readonly AheadItem[] {
  const today = londonDateOf(now);
  const items: (Omit<AheadItem, 'on' | 'late'> & { day: LondonDate })[] = [];
  for (const { id, title, state, dueOn, dueAt } of tasks)
    if (state !== 'DONE' && dueAt !== null)
      items.push({
        day: dueOn ?? londonDateOf(Date.parse(dueAt)),
        text: title,
        kind: 'work',
        href: `/tasks/${id}`,
      });
  for (const { dueOn, dueAt, type } of found?.pathway.clocks ?? []) {
    const text = TURNS[type.id];
    if (text !== undefined) items.push({ day: dueOn ?? londonDateOf(Date.parse(dueAt)), text, kind: 'turn' });
  }
  if (releaseOn !== null && releaseOn >= today)
    items.push({ day: releaseOn, text: 'Earliest release', kind: 'day' });
  if (sentenceEnd !== null && sentenceEnd >= today)
    items.push({ day: sentenceEnd, text: 'The sentence ends', kind: 'day' });
  for (const { kind, on } of found?.pathway.projection?.milestones ?? [])
    if (DECISIONS_TOLD.has(kind)) items.push({ day: on, text: inWords(kind), kind: 'expected' });
  for (const { stage, from } of found?.pathway.projection?.stages ?? [])
    if (STAGES_TOLD.has(stage))
      items.push({
        day: londonDateOf(Date.parse(from)),
        text: `${stageInWords(stage)} begins`,
        kind: 'expected',
      });
  return items
    .sort((a, b) => startOfDay(a.day) - startOfDay(b.day))
    .map(({ day, ...item }) => ({ ...item, on: date(day), late: item.kind === 'work' && day < today }));
}
