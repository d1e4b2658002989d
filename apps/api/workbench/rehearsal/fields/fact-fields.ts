import { DATE_NAMES, ROH_LEVELS, SENTENCE_KINDS, type DateName } from '#domain/sentence.js';
import { kindWords } from '../rehearsal.words.js';
import { choiceAs, choicesOf, fieldWords, type Choice, type FieldView } from './field.js';

/** A field of a kind of fact, as the API gives it. */
export interface FactFieldSource {
  readonly name: string;
  readonly type: string;
  readonly codes: readonly string[] | null;
}

/** Kinds that a rehearsal has no use for: the engine's own, a campaign's, an import's, and all about victims. */
const NOT_HERE: ReadonlySet<string> = new Set([
  'leading-changed',
  'rules-changed',
  'imported',
  'persons-merged',
  'victim-opted',
  'victim-concern',
]);
/** What people mostly try, first. */
const USUAL = ['dates-changed', 'moved', 'released', 'roh-changed', 'recall-requested', 'sentence-varied'];

export const mayTry = (kind: string): boolean => !NOT_HERE.has(kind);
export const isUsual = (kind: string): boolean => USUAL.includes(kind);
export const byUse = (a: { id: string }, b: { id: string }): number =>
  USUAL.indexOf(a.id) - USUAL.indexOf(b.id);

export const DATES: Readonly<Record<DateName, string>> = {
  crd: 'Conditional release date (CRD)',
  ard: 'Automatic release date (ARD)',
  npd: 'Non-parole date (NPD)',
  ped: 'Parole eligibility date (PED)',
  ted: 'Tariff expiry date (TED)',
  thd: 'Target hearing date',
  hdced: 'Curfew eligibility date (HDCED)',
  hdcad: 'Curfew actual date (HDCAD)',
  sed: 'Sentence expiry date (SED)',
  sled: 'Sentence and licence expiry date (SLED)',
  led: 'Licence expiry date (LED)',
  tused: 'Top-up supervision expiry date (TUSED)',
  prrd: 'Post-recall release date (PRRD)',
  confirmed: 'Confirmed release date',
};

/** The form of a fact. Words are not kept in a rehearsal, so none are asked for. */
export function factFields(
  fields: readonly FactFieldSource[],
  { places, people }: { readonly places: readonly Choice[]; readonly people: readonly Choice[] },
): FieldView[] {
  return fields.flatMap(({ name, type, codes }): FieldView[] => {
    const base = { name, label: fieldWords(name), required: false, choices: [] as readonly Choice[] };
    const choose = (choices: readonly Choice[]): FieldView[] => [{ ...base, as: choiceAs(choices), choices }];
    switch (type) {
      case 'place':
        return [{ ...base, as: 'choose', choices: places }];
      case 'person':
        return [{ ...base, as: 'choose', choices: people }];
      case 'code':
        return choose(choicesOf(codes ?? []));
      case 'kind':
        return choose(Object.keys(SENTENCE_KINDS).map((value) => ({ value, text: kindWords(value) })));
      case 'roh':
        return choose(choicesOf(ROH_LEVELS));
      case 'date':
        return [{ ...base, as: 'day' }];
      case 'instant':
        return [{ ...base, as: 'moment' }];
      case 'number':
        return [{ ...base, as: 'number' }];
      case 'flag':
      case 'scheme':
        return [{ ...base, as: 'yesno' }];
      case 'dates':
        return DATE_NAMES.map((date) => ({
          ...base,
          name: `${name}-${date}`,
          label: DATES[date],
          as: 'day',
        }));
      case 'id':
      case 'codes':
        return [
          {
            ...base,
            as: 'text',
            hint: type === 'id' ? 'A short code, such as A1' : 'Codes, joined with commas',
          },
        ];
      default:
        return [];
    }
  });
}
