import { type CaseView } from '#domain/case.js';
import { endsAtDischarge } from '#domain/short-sentence.js';

/** Whether this sentence has a sentence planning board: every custodial one of twelve months or more (pathway.md, table of kinds). */
export const hasBoard = ({ kind, months }: CaseView): boolean =>
  kind === 'life' ||
  kind === 'ipp' ||
  ((kind === 'determinate' || kind === 'extended') && (months ?? 0) >= 12);

/** Whether this engine carries the release path of this sentence; others are kept in custody with their tracks and are stuck. */
export const releaseIsCarried = ({ kind }: CaseView): boolean =>
  kind === 'life' || kind === 'ipp' || kind === 'extended' || kind === 'determinate';

/** Whether the release is on licence: not from a short sentence of before 1 February 2015, which ends at discharge (004 L491). */
export const hasLicence = (view: CaseView): boolean => !endsAtDischarge(view);

/** Prisons that are open: a closed category there, or an open one elsewhere, is a mismatch (000 L353–357). */
const OPEN_PRISONS: ReadonlySet<string> = new Set([
  'AGI',
  'HBI',
  'FDI',
  'LYI',
  'NSI',
  'SPI',
  'SUI',
  'TCI',
  'HII',
  'KVI',
  'ESI',
]);
const OPEN_CATEGORIES: ReadonlySet<string> = new Set(['d', 't', 'open']);
const CLOSED_CATEGORIES: ReadonlySet<string> = new Set(['a', 'b', 'c', 'closed']);

/** Whether a prison, by its code, is an open one. */
export const isOpenPrison = (prison: unknown): boolean =>
  typeof prison === 'string' && OPEN_PRISONS.has(prison);

/** Whether a category is one for open conditions; records write letters large, forms small. */
export const isOpenCategory = (category: unknown): boolean =>
  typeof category === 'string' && OPEN_CATEGORIES.has(category.toLowerCase());

export function categoryFitsPrison({ category, prison }: CaseView): boolean {
  if (!category || !prison) return true;
  return OPEN_PRISONS.has(prison)
    ? !CLOSED_CATEGORIES.has(category.toLowerCase())
    : !isOpenCategory(category);
}
