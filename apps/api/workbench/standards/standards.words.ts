/** Codes of the catalogue in plain words. */

const STATUSES: Readonly<Record<string, { readonly text: string; readonly hint: string }>> = {
  sourced: { text: 'Sourced', hint: 'It stands in a document that was read.' },
  verified: { text: 'Verified', hint: 'It stands in a document, and was checked against a second one.' },
  configured: {
    text: 'Local setting',
    hint: 'No document gives a number: it was set here, and may be changed by whoever answers for it.',
  },
};
export const statusWords = (status: string) => STATUSES[status] ?? { text: status, hint: '' };
export const STATUS_CHOICES = Object.entries(STATUSES).map(([value, { text }]) => ({ value, text }));

const SETS: Readonly<Record<string, string>> = {
  any: 'At all times',
  '2007-2014': 'National Standards 2007 to 2014',
  current: 'Current rules',
};
export const setWords = (set: string): string => SETS[set] ?? set;
export const SET_CHOICES = ['2007-2014', 'current'].map((value) => ({ value, text: setWords(value) }));

/** Names with small letters in them. */
const MIXED: Readonly<Record<string, string>> = { roh: 'RoH', visor: 'ViSOR' };
const CAPITALS = /\b(omu|pdu|ap|em|mappa|ppcs|roh|hdc|rotl|visor|om|ppo|ipp)\b/gi;

/** `Offender manager`, `Head of OMU`, from a role, a kind of team or a stage as the catalogues write it. */
export function plainWords(code: string): string {
  const text = code
    .replace(/^track:/, '')
    .replaceAll('-', ' ')
    .replace(/^pre (?=release|sentence)/, 'pre-')
    .replaceAll(CAPITALS, (word) => MIXED[word.toLowerCase()] ?? word.toUpperCase());
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same within a sentence: `head of OMU`, and still `OMU`. */
export function midSentence(code: string): string {
  const words = plainWords(code);
  return /^[A-Z][a-z]*\b/.test(words) && !/^(RoH|ViSOR)/.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Sentences of the catalogue with their dates as people read them. @param date of a London date */
export const withDates = (text: string, date: (day: string) => string): string =>
  capital(text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, date));
