import { type Instant } from '#domain/time.js';
import { sentence } from '#engine/why/words.js';
import { isLondonDate, londonDateOf } from '#calendar/index.js';
import { episodeInWords, kindInWords, outcomeInWords, roleWords, stageInWords } from '../case/case-words.js';
import { date, dateAndTime, dueWords, type DueWords } from '../words/dates.js';
import { besideView, type BesideView, type RequestView } from './beside.view.js';
import { clockOf, type ClockView } from './clock.picture.js';
import { effectSentences, toldSentence } from './effects.js';
import { inWords, labelOf } from './field-words.js';
import { type Consequence, type FormField, type TaskOfPage } from './task.query.js';
import { nameOf, numberOf } from '../words/name.js';

export interface Row {
  readonly key: string;
  readonly value: string;
}

/** What somebody may do with the task as it stands. */
export type Standing = 'to-claim' | 'mine' | 'theirs' | 'sent' | 'done' | 'withdrawn';

export interface OutcomeView {
  readonly value: string;
  readonly text: string;
  readonly hint: readonly string[];
  readonly barred: boolean;
}

export interface TaskView {
  readonly id: string;
  readonly title: string;
  readonly standing: Standing;
  readonly state: { readonly text: string; readonly tone: string };
  readonly holder: string | null;
  readonly meantFor: string | null;
  readonly person: string;
  readonly number: string;
  readonly caseHref: string;
  readonly roh: string | null;
  readonly due: DueWords;
  readonly clock?: ClockView;
  readonly why: readonly string[];
  readonly wouldChange: readonly string[];
  readonly standard?: { readonly href: string; readonly title: string; readonly rule: string };
  readonly rows: readonly Row[];
  readonly brief: readonly Row[];
  readonly told?: string;
  readonly outcomes: readonly OutcomeView[];
  /** What the form will say may bring more than the outcomes tell. */
  readonly mayBringMore: boolean;
  readonly answered: readonly Row[];
  readonly note: string | null;
  readonly beside: BesideView;
  /** What whoever answers this task decides, where it is a request to have another later. */
  readonly toDecide?: RequestView;
  readonly withdrawn: string | null;
}

const STATES: Readonly<Record<Standing, { text: string; tone: string }>> = {
  'to-claim': { text: 'To do', tone: 'blue' },
  mine: { text: 'Yours', tone: 'green' },
  theirs: { text: 'With a colleague', tone: 'yellow' },
  sent: { text: 'Sent', tone: 'purple' },
  done: { text: 'Done', tone: 'grey' },
  withdrawn: { text: 'No longer needed', tone: 'grey' },
};

/**
 * What the page of a task shows.
 * @param me id of whoever looks
 * @param consequences what each answer would bring; nothing for a task that is over
 */
export function taskView(
  task: TaskOfPage,
  consequences: readonly Consequence[],
  me: string,
  now: Instant,
): TaskView {
  const standing = standingOf(task, me);
  const { person } = task.pathway;
  const beside = besideView(task);
  const decides = task.type.id === 'manager.decide-deferral';
  return {
    id: task.id,
    title: task.title,
    standing,
    state: STATES[standing],
    holder: task.holder?.displayName ?? null,
    meantFor: task.meantFor?.displayName ?? null,
    person: nameOf(person),
    number: numberOf(person),
    caseHref: `/cases/${task.pathway.id}`,
    roh: task.pathway.roh,
    due: dueWords(task, now),
    clock: standing === 'done' || standing === 'withdrawn' ? undefined : clockOf(task, now),
    why: task.why?.sentences ?? [],
    wouldChange: task.why?.wouldChange ?? [],
    standard: task.standard
      ? {
          href: `/standards/${encodeURIComponent(task.standard.id)}`,
          title: task.standard.title,
          rule: task.standard.rule,
        }
      : undefined,
    rows: rowsOf(task),
    brief: briefOf(task.pathway),
    told: toldSentence(task.type.tells),
    outcomes: outcomesOf(task, consequences),
    mayBringMore: consequences.some(({ whole }) => !whole),
    answered: answersOf(task),
    note: task.note,
    beside: decides ? { ...beside, requests: [] } : beside,
    toDecide: decides ? beside.requests[0] : undefined,
    withdrawn: task.withdrawnBecause,
  };
}

function standingOf({ state, holder }: TaskOfPage, me: string): Standing {
  if (state === 'DONE') return 'done';
  if (state === 'WITHDRAWN') return 'withdrawn';
  if (state === 'SUBMITTED') return 'sent';
  return state === 'OPEN' ? 'to-claim' : holder?.id === me ? 'mine' : 'theirs';
}

/** Rows that have something to say. */
const rows = (given: readonly (readonly [string, string | null | undefined | false])[]): Row[] =>
  given.flatMap(([key, value]) => (value ? [{ key, value }] : []));

const STATUS: Readonly<Record<string, string>> = {
  configured: 'This limit is a local setting.',
  verified: 'Verified against practice.',
};

const rowsOf = (task: TaskOfPage): Row[] =>
  rows([
    ['Asked on', dateAndTime(Date.parse(task.openedAt))],
    ['Runs from', anchorText(task.anchor)],
    ['Limit', task.standard?.limit],
    ['Standard', task.standard && `${task.standard.title} (${task.standard.id})`],
    ['Written in', task.standard?.source ?? task.type.source],
    ['About the limit', task.standard && STATUS[task.standard.status]],
    ['For', `${roleWords(task.role)}${task.team ? `, ${task.team.title}, ${task.team.place.name}` : ''}`],
    ['Now with', task.actsNowRole && roleWords(task.actsNowRole)],
    ['Passed up to', task.escalatedTo && `${task.escalatedTo.title}, ${task.escalatedTo.place.name}`],
    ['Deadline missed', task.missedAt && dateAndTime(Date.parse(task.missedAt))],
    ['Asked before', task.round > 1 && `${task.round - 1} ${task.round === 2 ? 'time' : 'times'}`],
  ]);

function anchorText(anchor: string | null): string | undefined {
  if (anchor === null) return undefined;
  return isLondonDate(anchor) ? date(anchor) : dateAndTime(Date.parse(anchor));
}

const briefOf = (pathway: TaskOfPage['pathway']): Row[] =>
  rows([
    ['Date of birth', pathway.person.dateOfBirth && date(pathway.person.dateOfBirth)],
    ['CRN', pathway.person.prisonNumber !== null && pathway.person.crn],
    ['Sentence', pathway.kind && kindInWords(pathway.kind)],
    [
      'Where they are',
      [pathway.episode && episodeInWords(pathway.episode), pathway.prison?.name].filter(Boolean).join(', '),
    ],
    ['Stage', pathway.stage && stageInWords(pathway.stage)],
    ['Home area', pathway.homeArea?.name],
    ['Earliest release', pathway.releaseOn && date(pathway.releaseOn)],
    ['Sentence ends', pathway.sentenceEnd && date(pathway.sentenceEnd)],
    ['Offender manager', pathway.offenderManager?.displayName ?? 'Nobody named yet'],
    ['Offender supervisor', pathway.offenderSupervisor?.displayName],
  ]);

const outcomesOf = ({ type }: TaskOfPage, consequences: readonly Consequence[]): OutcomeView[] =>
  type.outcomes.map(({ id, note }) => {
    const consequence = consequences.find(({ outcome }) => outcome === id);
    return {
      value: id,
      text: inWords(id),
      hint: [
        ...(note === null ? [] : [noteText(note)]),
        ...(consequence && !consequence.barred ? effectSentences(consequence) : []),
        ...(consequence?.barred ? ['This answer cannot be given as things stand.'] : []),
      ],
      barred: consequence?.barred ?? false,
    };
  });

/** What the catalogue says of an outcome, as a sentence; `reason` asks for one. */
const noteText = (note: string): string => (note === 'reason' ? 'Say why.' : sentence(note));

function answersOf({ answers, outcome, doneAt, doneBy, late, type }: TaskOfPage): Row[] {
  const given = (typeof answers === 'object' && answers !== null ? answers : {}) as Record<string, unknown>;
  return rows([
    ['Answer', outcome !== null && outcomeInWords(outcome)],
    ['Done on', doneAt && `${dateAndTime(Date.parse(doneAt))}${late ? ', after its deadline' : ''}`],
    ['Done by', doneBy?.displayName],
    ...type.fields.map((field) => [labelOf(field.name), valueText(field, given[field.name])] as const),
  ]);
}

/** An answer as text. */
export function valueText({ type }: Pick<FormField, 'type'>, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (type === 'targets' && Array.isArray(value))
    return value
      .map((target: { change?: unknown }, i) => `${i + 1}. ${String(target.change ?? '')}`)
      .join('\n');
  if (Array.isArray(value)) return value.map(String).join(', ');
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (type === 'date' && isLondonDate(text)) return date(text);
  if (type === 'datetime') return momentText(text);
  return type === 'choice' ? inWords(text) : text;
}

/** `2026-12-09T14:30` is London time, and stays as it was written. */
function momentText(text: string): string {
  const [day = '', clock = ''] = text.split('T');
  if (!isLondonDate(day)) return text;
  const at = Date.parse(text);
  return /Z|[+-]\d\d:?\d\d$/.test(clock) && !Number.isNaN(at)
    ? `${date(londonDateOf(at))}, ${dateAndTime(at).split(' at ')[1] ?? ''}`
    : `${date(day)}, ${clock}`;
}
