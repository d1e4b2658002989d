import {
  isCustodial,
  isOrder,
  REQUIREMENTS,
  SENTENCE_KINDS,
  type DateName,
  type SentenceKind,
} from '#domain/sentence.js';
import { formFields } from '../fact/fact.fields.js';
import { kindInWords, requirementInWords } from '../case/case-words.js';
import { type Choice, type FieldView } from '../rehearsal/fields/field.js';
import { type RegisterChoice } from './register.query.js';

/** What a case begins with: the court's request for a report, or a sentence of one kind. */
export type Beginning = 'report' | SentenceKind;

export const BEGINNINGS: readonly {
  readonly id: Beginning;
  readonly title: string;
  readonly hint: string;
  /** Nobody is in prison for it: only those who work in an area begin it. */
  readonly needsArea: boolean;
}[] = [
  {
    id: 'report',
    title: 'A court asks for a report',
    hint: 'Nobody has been sentenced yet',
    needsArea: true,
  },
  ...(Object.keys(SENTENCE_KINDS) as SentenceKind[]).map((id) => ({
    id,
    title: kindInWords(id),
    hint: hintOf(id),
    needsArea: !isCustodial(id),
  })),
];

function hintOf(kind: SentenceKind): string {
  if (isOrder(kind)) return 'Served in the community from its first day';
  if (kind === 'hospital-order') return 'Only victim liaison follows it here';
  return SENTENCE_KINDS[kind].indeterminate ? 'Without an end; a tariff must be served' : 'Begins in prison';
}

export const beginningOf = (id: string): Beginning | undefined => BEGINNINGS.find((one) => one.id === id)?.id;

/** Dates of the prison's calculation that a kind of sentence has (pathway.md, "Dates"); what an order ends on. */
function datesOf(kind: SentenceKind): readonly DateName[] {
  if (isOrder(kind)) return ['sed'];
  if (kind === 'hospital-order') return [];
  if (SENTENCE_KINDS[kind].indeterminate) return ['ted', 'thd'];
  return kind === 'extended'
    ? ['ped', 'crd', 'sed', 'sled', 'led']
    : ['crd', 'ard', 'ped', 'npd', 'hdced', 'hdcad', 'sed', 'sled', 'led', 'tused'];
}

/** The fields of one kind, in the order they are asked. */
export interface Asks {
  /** The fact that the case opens with. */
  readonly fact: FactKind;
  /** What it says by being of this kind. */
  readonly says: Readonly<Record<string, string>>;
  readonly fields: readonly FieldView[];
  /** Of the prison's calculation. */
  readonly dates: readonly FieldView[];
  /** What the day is called on which it happened. */
  readonly dayLabel: string;
  readonly requirements: readonly Choice[];
  readonly custody: boolean;
  readonly offences: boolean;
}
type FactKind = RegisterChoice['factKinds'][number];

/** The form of a beginning, made of the fields that the fact itself has. */
export function asksOf(beginning: Beginning, { factKinds, places }: RegisterChoice): Asks {
  const id = beginning === 'report' ? 'report-requested' : 'sentenced';
  const fact = factKinds.find((kind) => kind.id === id);
  if (!fact) throw new Error(`There is no kind of fact "${id}"`);
  const all = formFields(fact, []);
  const placesOf = (kind: string): Choice[] =>
    places.filter((place) => place.kind === kind).map(({ code, name }) => ({ value: code, text: name }));
  const field = (name: string, more: Partial<FieldView>): FieldView => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Error(`A fact "${id}" has no field "${name}"`);
    return { ...found, ...more };
  };
  const none = { says: {}, dates: [], requirements: [], custody: false, offences: false };
  if (beginning === 'report')
    return {
      ...none,
      fact,
      dayLabel: 'Day on which the court asked',
      fields: [
        field('area', { label: 'Area that writes the report', required: true, choices: placesOf('area') }),
        field('court', { as: 'text', label: 'Court' }),
        field('hearingOn', { label: 'Day of the hearing' }),
        field('remanded', { label: 'Are they remanded in custody?' }),
      ],
    };
  const custody = isCustodial(beginning);
  return {
    fact,
    says: { kind: beginning },
    custody,
    offences: true,
    dayLabel: isOrder(beginning) ? 'Day the order was made' : 'Day of the sentence',
    fields: [
      ...(SENTENCE_KINDS[beginning].indeterminate
        ? []
        : [field('months', { label: 'Length in months', required: true })]),
      ...(custody ? [field('prison', { label: 'Prison', required: true, choices: placesOf('prison') })] : []),
      field('area', { label: 'Home area', required: !custody, choices: placesOf('area') }),
      field('victimScheme', { label: 'Does the victim contact scheme apply?' }),
      field('registeredSexOffender', { label: 'Must they register as a sex offender?' }),
      field('violent', { label: 'Is any of the offences violent?' }),
      field('domesticAbuse', { label: 'Was there domestic abuse?' }),
      field('hateCrime', { label: 'Is it a hate crime, or was there a racial motive?' }),
      ...(custody ? [field('terrorism', { label: 'Is it an offence of terrorism?' })] : []),
    ],
    dates: datesOf(beginning).map((name) =>
      field(`dates-${name}`, isOrder(beginning) ? { label: 'Last day of the order' } : {}),
    ),
    requirements: isOrder(beginning)
      ? REQUIREMENTS.map((value) => ({ value, text: requirementInWords(value) }))
      : [],
  };
}
