import type { LondonDate } from './time.js';

/** Kinds of sentence (pathway.md, "Sentences, dates, scope"). Kinds are data: what a release rests on and how they end. */
export const SENTENCE_KINDS = {
  determinate: { title: 'Determinate', custody: true, parole: false, indeterminate: false },
  extended: { title: 'Extended or particular concern', custody: true, parole: true, indeterminate: false },
  life: { title: 'Life', custody: true, parole: true, indeterminate: true },
  ipp: { title: 'Imprisonment for public protection', custody: true, parole: true, indeterminate: true },
  'community-order': { title: 'Community order', custody: false, parole: false, indeterminate: false },
  'suspended-sentence': {
    title: 'Suspended sentence order',
    custody: false,
    parole: false,
    indeterminate: false,
  },
  'hospital-order': { title: 'Hospital order', custody: false, parole: false, indeterminate: true },
} as const;
export type SentenceKind = keyof typeof SENTENCE_KINDS;

/** What a court may put into an order (tasks.csv: order.run-requirement). */
export const REQUIREMENTS = [
  'unpaid-work',
  'programme',
  'drug',
  'alcohol',
  'mental-health',
  'curfew',
  'exclusion',
  'residence',
  'activity',
  'supervision',
] as const;

/** A sentence served in the community from its first day: community order, suspended sentence order. */
export const isOrder = (kind: SentenceKind | undefined): boolean =>
  kind === 'community-order' || kind === 'suspended-sentence';
/** Whether a sentence begins in prison; one whose kind is unknown is taken for custody. */
export const isCustodial = (kind: SentenceKind | undefined): boolean =>
  kind === undefined || SENTENCE_KINDS[kind].custody;

/** Dates the prison's calculation gives. The engine never calculates a sentence (pathway.md, "Dates"). */
export const DATE_NAMES = [
  'crd',
  'ard',
  'npd',
  'ped',
  'ted',
  'thd',
  'hdced',
  'hdcad',
  'sed',
  'sled',
  'led',
  'tused',
  'prrd',
  'confirmed',
] as const;
export type DateName = (typeof DATE_NAMES)[number];
export type SentenceDates = Partial<Record<DateName, LondonDate>>;

export const ROH_LEVELS = ['low', 'medium', 'high', 'very-high'] as const;
export type RohLevel = (typeof ROH_LEVELS)[number];
export const isHighRoh = (roh: RohLevel | undefined): boolean => roh === 'high' || roh === 'very-high';

/** What the sentence says of its offences; what it does not say is no. */
export interface Offences {
  readonly registeredSexOffender: boolean;
  /** Any of them was violent. */
  readonly violent: boolean;
  readonly domesticAbuse: boolean;
  /** A hate crime, or one with a racial motive. */
  readonly hateCrime: boolean;
}
export const offencesOf = (data: Readonly<Record<string, unknown>>): Offences => ({
  registeredSexOffender: data['registeredSexOffender'] === true,
  violent: data['violent'] === true,
  domesticAbuse: data['domesticAbuse'] === true,
  hateCrime: data['hateCrime'] === true,
});
