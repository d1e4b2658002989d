import { formatLondon, isLondonDate, parseLondon } from '#calendar/index.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { type Language } from './content.js';
import { type Words } from './kind.js';

const LONG_DATE = { dateStyle: 'long', timeZone: 'UTC' } as const;
const DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  en: new Intl.DateTimeFormat('en-GB', LONG_DATE),
  cy: new Intl.DateTimeFormat('cy', LONG_DATE),
};
const YES: Readonly<Record<Language, string>> = { en: 'Yes', cy: 'Ie' };
const NO: Readonly<Record<Language, string>> = { en: 'No', cy: 'Na' };
export const UNKNOWN: Readonly<Record<Language, string>> = { en: 'Not recorded', cy: 'Heb ei gofnodi' };

/** Words that a code alone would show wrongly. */
const CODES: Readonly<Record<string, string>> = {
  hdc: 'HDC',
  omu: 'OMU',
  'em-provider': 'Electronic monitoring provider',
  'mappa-coordinator': 'MAPPA coordinator',
  'ppcs-caseworker': 'PPCS caseworker',
  'ap-manager': 'Approved premises manager',
  'ask-standard': 'Standard recall',
  'ask-fixed-term': 'Fixed-term recall',
  'papers-after-emergency': 'Recall, agreed before by telephone',
  'approved-escorted': 'Approved, escorted',
  'approved-unescorted': 'Approved, unescorted',
};

/** Words in one language; English where there is no Welsh. */
export const inLanguage = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** `9 December 2026`, `9 Rhagfyr 2026`. */
export const spellDay = (on: LondonDate, language: Language): string => DAYS[language].format(new Date(on));

/** `9 December 2026 at 14:00`, London time. */
export function spellMoment(at: Instant, language: Language): string {
  const [day = '', time = ''] = formatLondon(at).split('T');
  return `${spellDay(day, language)} ${language === 'cy' ? 'am' : 'at'} ${time.slice(0, 5)}`;
}

/** `very-high` as `Very high`. */
export function spellCode(code: string): string {
  const known = CODES[code];
  if (known) return known;
  const words = code.replaceAll('-', ' ').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A value as people read it, by the type of its field.
 * @param nameOf gives the name behind a user's id or a place's code
 */
export function spell(
  value: unknown,
  type: unknown,
  language: Language,
  nameOf: (id: string) => string,
): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? YES[language] : NO[language];
  if (Array.isArray(value)) return value.map((one) => spell(one, type, language, nameOf)).join(', ');
  if (typeof value === 'number') return type === 'instant' ? spellMoment(value, language) : String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (type === 'person' || type === 'place') return nameOf(text);
  if (type === 'date' && isLondonDate(text)) return spellDay(text, language);
  if (type === 'datetime' || type === 'instant') return spellMoment(parseLondon(text), language);
  if (typeof type === 'object' || type === 'code' || type === 'codes' || type === 'roh')
    return spellCode(text);
  return text.trim();
}
