import { londonDateOf } from '#calendar/index.js';
import { FACT_KINDS, isFactKind, type FactKindInfo } from '#domain/fact-kinds.js';
import { SENTENCE_KINDS } from '#domain/sentence.js';
import { earliestRelease, licenceStart, sentenceEnd } from '#workflows/policy/dates.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type Language } from './content.js';
import { type DocumentKind, type Source, type Words } from './kind.js';
import { currentRounds, scopeOf, type CaseRecord, type StepRead } from './record.js';
import { shownTargets, spellTargets } from './targets.js';
import { inLanguage, spell, spellCode } from './words.js';

/** A value twice: as it is on record, and as people read it (empty when unknown). */
export interface Value {
  readonly raw: unknown;
  readonly text: string;
}

const NOTHING: Value = { raw: null, text: '' };
const isUuidLike = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(text);

/** A source in its parts. @throws Error naming a source that cannot be read: a wrong template stops the start */
export function readSource(source: Source): { of: string; name: string; optional: boolean } {
  const match = /^([\w:.-]+)#(=?\w+)(\?)?$/.exec(source);
  if (!match?.[1] || !match[2]) throw new Error(`Document source "${source}" cannot be read`);
  return { of: match[1], name: match[2], optional: match[3] !== undefined };
}

/** One record read for one document: about one step, in one language. Everything used is kept as data. */
export class Reading {
  readonly data: Record<string, unknown> = {};
  private readonly current: readonly StepRead[];

  constructor(
    readonly kind: DocumentKind,
    readonly record: CaseRecord,
    readonly language: Language,
    /** The step the document is about. */
    readonly about: StepRead,
  ) {
    this.current = currentRounds(record.steps);
  }

  say(words: Words): string {
    return inLanguage(words, this.language);
  }

  /** The name of a person or place; what is not an id is a name already. */
  nameOf = (id: string): string =>
    this.record.people.get(id) ?? this.record.places.get(id) ?? (isUuidLike(id) ? '' : id);

  /** Newest rounds of a type that belong to this document: of the same scope, or of anywhere where the kind says so. */
  stepsOf(type: string): StepRead[] {
    if (this.about.type === type) return [this.about];
    const anywhere = this.kind.anywhere?.includes(type);
    return this.current
      .filter((step) => step.type === type && (anywhere || scopeOf(step) === scopeOf(this.about)))
      .sort((a, b) => a.openedAt - b.openedAt || (a.key < b.key ? -1 : 1));
  }

  /** The one that counts: the last to be answered, else the last to be opened. */
  stepOf(type: string): StepRead | undefined {
    const steps = this.stepsOf(type);
    return steps.findLast(({ state }) => state === 'DONE') ?? steps.at(-1);
  }

  /** What stands at a source; `step` where one of several of its type is meant. */
  at(source: Source, step?: StepRead): Value {
    const { of, name } = readSource(source);
    if (of === 'case') return this.keep(source, this.ofCase(name));
    if (of.startsWith('fact:')) return this.keep(source, this.ofFact(of.slice(5), name));
    const from = step?.type === of ? step : this.stepOf(of);
    if (!from) return this.keep(source, NOTHING);
    const value = name.startsWith('=') ? this.ofStep(from, name.slice(1)) : this.ofAnswer(from, name);
    return step ? value : this.keep(source, value);
  }

  private keep(source: Source, value: Value): Value {
    this.data[source.replace('?', '')] = value.raw ?? null;
    return value;
  }

  private spelled(raw: unknown, type: unknown): Value {
    return { raw: raw ?? null, text: spell(raw, type, this.language, this.nameOf) };
  }

  private ofAnswer(step: StepRead, name: string): Value {
    if (step.state !== 'DONE') return NOTHING;
    const field = TASK_TYPES.get(step.type)?.fields.find((one) => one.name === name);
    const raw = step.answers?.[name];
    if (field?.type === 'targets' && Array.isArray(raw))
      return { raw: shownTargets(raw), text: spellTargets(raw, this.language) };
    return this.spelled(raw, field?.type);
  }

  private ofStep(step: StepRead, name: string): Value {
    switch (name) {
      case 'outcome':
        return this.spelled(step.state === 'DONE' ? step.outcome : null, 'code');
      case 'on':
        return this.spelled(step.doneAt === null ? null : londonDateOf(step.doneAt), 'date');
      case 'by':
        return this.spelled(step.doneBy, 'person');
      case 'due':
        return this.spelled(step.dueOn, 'date');
      case 'role':
        return { raw: step.role, text: spellCode(step.role) };
      default:
        throw new Error(`Document source "${step.type}#=${name}" cannot be read`);
    }
  }

  private ofFact(kind: string, name: string): Value {
    const fact = this.record.facts.findLast((one) => one.kind === kind);
    if (!fact || !isFactKind(kind)) return NOTHING;
    if (name === '=on') return this.spelled(londonDateOf(fact.happenedAt), 'date');
    return this.spelled(fact.data[name], (FACT_KINDS[kind] as FactKindInfo).fields[name]);
  }

  private ofCase(name: string): Value {
    const { person, view, omId, osId } = this.record;
    const text = (value: string | number | null | undefined): Value => this.spelled(value ?? null, 'words');
    const day = (value: string | null | undefined): Value => this.spelled(value ?? null, 'date');
    switch (name) {
      case 'name':
        return text([person.firstName, person.lastName].filter(Boolean).join(' '));
      case 'dateOfBirth':
        return day(person.dateOfBirth);
      case 'prisonNumber':
        return text(person.prisonNumber);
      case 'crn':
        return text(person.crn);
      case 'pnc':
        return text(person.pnc);
      case 'prison':
        return this.spelled(view.prison, 'place');
      case 'area':
        return this.spelled(view.area, 'place');
      case 'om':
        return this.spelled(omId, 'person');
      case 'os':
        return this.spelled(osId, 'person');
      case 'sentence':
        return text(sentenceInWords(view.kind && SENTENCE_KINDS[view.kind].title, view.months));
      case 'sentencedOn':
        return day(view.sentencedAt === undefined ? null : londonDateOf(view.sentencedAt));
      case 'releaseOn':
        return day(earliestRelease(view));
      case 'licenceStart':
        return day(licenceStart(view));
      case 'sentenceEnd':
        return day(sentenceEnd(view));
      case 'licenceEnds':
        return this.ofCase('sentenceEnd').text ? this.ofCase('sentenceEnd') : text(endless(view.kind));
      case 'roh':
        return this.spelled(view.roh, 'code');
      case 'category':
        return text(view.category);
      case 'mappaCategory':
        return text(view.mappaCategory);
      case 'mappaLevel':
        return text(view.mappaLevel);
      default:
        throw new Error(`Document source "case#${name}" cannot be read`);
    }
  }
}

const sentenceInWords = (kind: string | undefined, months: number | undefined): string | undefined =>
  kind && (months === undefined ? kind : `${kind}, ${months} month${months === 1 ? '' : 's'}`);

/** A licence without a last day: for life, or until the Parole Board or the law ends it (IPP). */
const endless = (kind: string | undefined): string | undefined => {
  if (kind === 'life') return 'This licence does not end';
  return kind === 'ipp' ? 'When the Parole Board or the law ends it' : undefined;
};
