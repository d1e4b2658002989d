import { plainTitle } from '#domain/fact-kinds.js';
import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dueWords } from '../words/dates.js';
import { plainWords } from '../standards/standards.words.js';
import { type BriefParts, type ComparePage, type RehearsalPage } from './rehearsal.query.js';
import { dueText, eventText, kindWords, momentText } from './rehearsal.words.js';

type Shown = NonNullable<RehearsalPage['rehearsal']>;
/** Happenings of the last step that stand on the page; the others are in the list of steps. */
const NEWEST = 12;
/** In the list of steps: of the last one, and of those before it; a page stays small however long a move was. */
const LISTED = { last: 60, earlier: 10 };
const COMING = 15;

/** The case in a few words, in the order it is read. */
export const BRIEF: readonly { readonly name: keyof BriefParts; readonly key: string }[] = [
  { name: 'stage', key: 'Stage' },
  { name: 'releaseOn', key: 'Earliest release' },
  { name: 'sentenceEnd', key: 'End of the sentence' },
  { name: 'roh', key: 'Risk of harm' },
  { name: 'mappaLevel', key: 'MAPPA level' },
  { name: 'prison', key: 'Prison' },
  { name: 'area', key: 'Home area' },
];

type Places = RehearsalPage['places'];

export function briefText(brief: BriefParts, name: keyof BriefParts, places: Places): string {
  const value = brief[name];
  if (value === null) return 'Not known';
  if (name === 'releaseOn' || name === 'sentenceEnd') return date(value);
  if (name === 'prison' || name === 'area') return places.find(({ code }) => code === value)?.name ?? value;
  return name === 'stage' || name === 'roh' ? plainWords(value) : value;
}

/** What the page of a rehearsal shows. */
export function rehearsalView(shown: Shown, { me, places }: Pick<RehearsalPage, 'me' | 'places'>) {
  const clock = Date.parse(shown.clock);
  const [last, ...earlier] = shown.steps;
  const late = shown.tasks.filter(({ overdue }) => overdue).length;
  return {
    id: shown.id,
    title: shown.title,
    of: shown.pathwayId === null ? 'Invented case' : 'Copy of a case',
    caseHref: shown.pathwayId === null ? undefined : `/cases/${shown.pathwayId}`,
    step: shown.step,
    day: momentText(clock),
    ended: shown.brief.stage === 'ended',
    summary: [
      { key: 'Sentence', text: kindWords(shown.kind) },
      ...BRIEF.map(({ name, key }) => ({ key, text: briefText(shown.brief, name, places) })),
    ],
    tasks: shown.tasks.map((task) => ({
      href: `/rehearsals/${shown.id}/tasks/${task.id}`,
      title: task.type.title,
      role: plainWords(task.role),
      // At the very moment of a deadline it has passed there.
      due: dueWords(task, clock + 1),
    })),
    late: late === 0 ? undefined : `${late} of ${shown.tasks.length} ${late === 1 ? 'is' : 'are'} late`,
    coming: shown.clocks.slice(0, COMING).map(({ type, dueOn, dueAt }) => ({
      title: type.title,
      due: dueText(dueOn, dueAt),
    })),
    moreComing: Math.max(0, shown.clocks.length - COMING),
    gates: shown.gates.map(({ title, lapsedAt }) => ({ title, lapsed: lapsedAt !== null })),
    stuck: shown.stuck.map(({ title, owner, unblocks }) => ({ title, owner: plainWords(owner), unblocks })),
    last: last === undefined ? undefined : lastView(last),
    steps: [
      ...(last === undefined ? [] : [stepView(last, LISTED.last)]),
      ...earlier.map((step) => stepView(step, LISTED.earlier)),
    ],
    canUndo: shown.step > 0,
    mine: shown.owner?.id === me.id,
    owner: shown.owner?.displayName,
    shared: shown.sharedWith,
    teams: [...new Map(me.memberships.map(({ team }) => [team.id, team.title]))].map(([value, text]) => ({
      value,
      text,
    })),
    until: date(londonDateOf(Date.parse(shown.until))),
  };
}

type StepSource = Shown['steps'][number];

/** What a step was, as a sentence. */
export function stepText({ kind, title, outcome, everybody, clock }: StepSource): string {
  switch (kind) {
    case 'begun':
      return 'The rehearsal began';
    case 'moved':
      return `Time passed to ${momentText(Date.parse(clock))}${everybody ? ', while everybody did their tasks' : ''}`;
    case 'answered':
      return `Answered: ${plainTitle(title ?? '')} (${plainWords(outcome ?? '').toLowerCase()})`;
    default:
      return `Happened: ${plainTitle(title ?? '')}`;
  }
}

function stepView(step: StepSource, most: number) {
  return { n: step.n, text: stepText(step), by: step.by?.displayName, happened: happenedIn(step, most) };
}

function lastView(step: StepSource) {
  const total = step.happened.length + step.more;
  return {
    text: stepText(step),
    happened: happenedIn(step, NEWEST, false),
    more: total > NEWEST,
    nothing: total === 0 && step.kind !== 'begun',
  };
}

/** What happened in a step, as far as there is room for it. @param told whether the number of the others is */
function happenedIn({ happened, more }: StepSource, most: number, told = true) {
  const left = Math.max(0, happened.length - most) + more;
  return [
    ...happened
      .slice(0, most)
      .map((event) => ({ day: date(londonDateOf(Date.parse(event.at))), text: eventText(event) })),
    ...(told && left > 0 ? [{ day: '', text: `And ${left} more` }] : []),
  ];
}

/** A rehearsal beside the real case. @param now of the real case */
export function compareView(shown: NonNullable<ComparePage['rehearsal']>, places: Places, now: Instant) {
  const { comparison } = shown;
  if (!comparison) return undefined;
  const { real, rehearsed } = comparison;
  return {
    id: shown.id,
    title: shown.title,
    caseHref: `/cases/${shown.pathwayId}`,
    today: `As it is now, ${date(londonDateOf(now))}`,
    there: `In the rehearsal, ${date(londonDateOf(Date.parse(shown.clock)))}`,
    brief: BRIEF.map(({ name, key }) => {
      const [a, b] = [briefText(real, name, places), briefText(rehearsed, name, places)];
      return { key, real: a, rehearsed: b, differs: a !== b };
    }),
    clocks: comparison.clocks.map((clock) => ({
      title: clock.type.title,
      real:
        clock.realDueAt === null
          ? clock.realDone
            ? 'Done'
            : 'Not asked'
          : dueText(clock.realDueOn, clock.realDueAt),
      rehearsed:
        clock.rehearsedDueAt === null
          ? clock.rehearsedDone
            ? 'Done'
            : 'Not asked'
          : dueText(clock.rehearsedDueOn, clock.rehearsedDueAt),
    })),
    same: comparison.same,
  };
}
