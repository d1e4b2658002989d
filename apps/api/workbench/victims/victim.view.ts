import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dateAndTime } from '../words/dates.js';
import { type VictimRecord, type VictimWhole } from './victim.query.js';
import { type VictimTask } from './victims.query.js';
import {
  answerLines,
  CHANNELS,
  choiceInWords,
  GROUNDS,
  HOW,
  inWords,
  LANGUAGES,
  PURPOSES,
  victimName,
  type AnswerLine,
} from './victims.words.js';
import { offenderView, workItems, type OffenderView, type WorkItem } from './victims.view.js';

/** Steps in which a victim is asked what they think, and what they said is kept. */
const VIEWS: ReadonlySet<string> = new Set([
  'victim.ask-licence-views',
  'victim.ask-views',
  'rotl.give-views',
  'hdc.give-views',
  'parole.take-victim-statement',
]);
/** Steps about which there are letters (libs/documents/kinds/victim). */
const LETTERS: ReadonlySet<string> = new Set([
  'victim.tell',
  'victim.tell-release',
  'victim.offer-contact',
  'victim.give-note',
  'victim.keep-in-touch',
]);

export interface ViewsItem {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  readonly outcome: string;
  readonly when: string;
  readonly lines: readonly AnswerLine[];
}

export interface VictimView {
  readonly offender: OffenderView;
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly choice: string;
  readonly optedIn: boolean | null;
  readonly child: boolean;
  readonly never: string;
  readonly details: readonly AnswerLine[];
  readonly changed: string;
  readonly work: readonly WorkItem[];
  readonly views: readonly ViewsItem[];
  readonly told: readonly ViewsItem[];
  readonly letters: readonly {
    readonly title: string;
    readonly href: string;
    readonly version: number;
    readonly language: string;
    readonly made: string;
  }[];
  readonly notes: readonly {
    readonly on: string;
    readonly words: string;
    readonly state: string;
    readonly by: string;
  }[];
  readonly complaints: readonly { readonly on: string; readonly how: string }[];
  readonly disclosures: readonly DisclosureItem[];
}

export interface DisclosureItem {
  readonly id: string;
  readonly item: string;
  readonly purpose: string;
  readonly ground: string;
  readonly offender: string;
  readonly when: string;
  readonly takenBack?: string;
}

type Node = VictimRecord['victimCases']['nodes'][number];

/** @returns undefined where there is no such victim for whoever asks */
export function victimView(data: VictimRecord, now: Instant): VictimView | undefined {
  const [found] = data.victimCases.nodes;
  const [victim] = found?.victims ?? [];
  if (!found || !victim) return undefined;
  const tasks = data.tasks.nodes.filter(({ subject }) => subject === victim.reference);
  const offender = offenderView(found.pathway);
  return {
    offender,
    id: victim.id,
    name: victimName(victim.name),
    href: `${offender.href}/${victim.id}`,
    choice: choiceInWords(victim.optedIn),
    optedIn: victim.optedIn,
    child: victim.child,
    never: victim.never ?? '',
    details: detailLines(victim),
    changed: `${dateAndTime(Date.parse(victim.updatedAt))}${victim.updatedBy ? `, by ${victim.updatedBy.displayName}` : ''}`,
    work: workItems(tasks, new Map(), now),
    views: tasks.filter(({ type }) => VIEWS.has(type.id)).map(stepItem),
    told: tasks
      .filter(({ type, state, outcome }) => LETTERS.has(type.id) && state === 'DONE' && !byFact(outcome))
      .map(stepItem),
    letters: lettersOf(found, victim, tasks),
    notes: victim.notes.toReversed().map(({ on, words, agreed, givenOn, givenHow, recordedBy }) => ({
      on: date(on),
      words,
      state: givenOn
        ? `Agreed, and given to them on ${date(givenOn)}${givenHow ? ` ${(HOW[givenHow] ?? '').toLowerCase()}` : ''}`
        : agreed
          ? 'Agreed with them, not given yet'
          : 'Not agreed with them yet',
      by: recordedBy?.displayName ?? '',
    })),
    complaints: victim.complaintInformation.map(({ on, how }) => ({ on: date(on), how: HOW[how] ?? how })),
    disclosures: victim.disclosures.toReversed().map(disclosureItem),
  };
}

/** One item that the offender manager may know, in words. */
export const disclosureItem = (one: {
  id: string;
  item: string;
  purpose: string;
  ground: string;
  mayReachOffender: boolean;
  disclosedAt: string;
  disclosedBy: { displayName: string } | null;
  withdrawnAt?: string | null;
}): DisclosureItem => ({
  id: one.id,
  item: one.item,
  purpose: PURPOSES[one.purpose] ?? inWords(one.purpose),
  ground: GROUNDS[one.ground] ?? inWords(one.ground),
  offender: one.mayReachOffender ? 'May be told to the offender' : 'Never to reach the offender',
  when: `${date(londonDateOf(Date.parse(one.disclosedAt)))}${one.disclosedBy ? `, by ${one.disclosedBy.displayName}` : ''}`,
  takenBack: one.withdrawnAt ? date(londonDateOf(Date.parse(one.withdrawnAt))) : undefined,
});

function detailLines(victim: VictimWhole): AnswerLine[] {
  const line = (name: string, text: string | null | undefined): AnswerLine[] =>
    text ? [{ name, text }] : [];
  const { parent } = victim;
  return [
    ...line('Also known as', victim.alsoKnownAs.join(', ')),
    ...line('Safe ways to reach them', victim.channels.map((one) => CHANNELS[one] ?? one).join(', ')),
    ...line('Safe times', victim.times),
    ...line('Telephone', victim.telephone),
    ...line('Email', victim.email),
    ...line('Address', victim.address),
    ...(parent
      ? [
          ...line('Reached through', `${parent.name}, ${parent.relationship}`),
          ...line('Their telephone', parent.telephone),
          ...line('Their email', parent.email),
          ...line('Their address', parent.address),
        ]
      : []),
    ...line('Language', LANGUAGES[victim.language]),
    ...line('Format', victim.format),
    ...line('What they need', victim.needs),
  ];
}

/** Nobody answered it: what became known did. */
const byFact = (outcome: string | null): boolean => /^(by-fact$|fact:)/.test(outcome ?? '');

const stepItem = (task: VictimTask): ViewsItem => ({
  id: task.id,
  title: task.title,
  open: task.state !== 'DONE',
  outcome:
    task.outcome === null
      ? 'Not answered yet'
      : byFact(task.outcome)
        ? 'Settled by what became known'
        : inWords(task.outcome),
  when:
    task.doneAt === null
      ? task.dueOn === null
        ? ''
        : `Due ${date(task.dueOn)}`
      : `${date(londonDateOf(Date.parse(task.doneAt)))}${task.doneBy ? `, by ${task.doneBy.displayName}` : ''}`,
  lines: answerLines(task.answers),
});

/** Letters to this victim: each is about a step that is about them. */
function lettersOf({ pathway }: Node, { reference }: VictimWhole, tasks: readonly VictimTask[]) {
  const keys = new Set(tasks.map(({ key }) => key));
  return pathway.documents
    .filter(({ subject }) => keys.has(subject) || subject.split('/').includes(reference))
    .map(({ title, pdf, version, language, producedAt }) => ({
      title,
      href: pdf,
      version,
      language: LANGUAGES[language] ?? '',
      made: date(londonDateOf(Date.parse(producedAt))),
    }));
}

export interface LetterChoice {
  readonly value: string;
  readonly text: string;
  readonly hint: string;
}

/** Steps about which a letter to this victim can be made, the newest first. */
export const letterChoices = (tasks: readonly VictimTask[], reference: string): readonly LetterChoice[] =>
  tasks
    .filter(({ type, subject }) => subject === reference && LETTERS.has(type.id))
    .map(({ id, title, state, dueOn, doneAt }) => ({
      value: id,
      text: title,
      hint:
        state === 'DONE' && doneAt !== null
          ? `Done on ${date(londonDateOf(Date.parse(doneAt)))}`
          : dueOn === null
            ? 'Still to do'
            : `Due on ${date(dueOn)}`,
    }));
