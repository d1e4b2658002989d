import { isLondonDate } from '#calendar/index.js';
import { date, dateAndTime } from '../words/dates.js';

/** The words of victim liaison for what is recorded as codes. */

export const CHANNELS: Readonly<Record<string, string>> = {
  TELEPHONE: 'Telephone',
  TEXT: 'Text message',
  EMAIL: 'Email',
  LETTER: 'Letter',
  VIDEO: 'Video call',
  FACE_TO_FACE: 'In person',
};

export const LANGUAGES: Readonly<Record<string, string>> = { ENGLISH: 'English', WELSH: 'Welsh' };

/** How something was given or said (libs/victims/entries). */
export const HOW: Readonly<Record<string, string>> = {
  letter: 'By letter',
  email: 'By email',
  'by-hand': 'By hand',
  telephone: 'By telephone',
  'face-to-face': 'In person',
  'through-parent': 'Through a parent or guardian',
};

/** What an item may be used for, and on what ground: as the task "Decide what the offender manager may know" has them. */
export const PURPOSES: Readonly<Record<string, string>> = {
  assessment: 'Assessment',
  'risk-plan': 'Risk management plan',
  'sentence-plan': 'Sentence plan',
  mappa: 'MAPPA meeting',
  conditions: 'Licence conditions',
  'rotl-or-parole': 'Temporary release or parole decision',
};
export const GROUNDS: Readonly<Record<string, string>> = {
  consent: 'The victim agrees',
  'legal-duty': 'The law requires it',
  'protect-life': 'It protects life',
};

export const choiceInWords = (optedIn: boolean | null): string =>
  optedIn === null ? 'Has not chosen yet' : optedIn ? 'Wants to hear from us' : 'Does not want to hear';

/** Victims are known by a name of theirs; one that is not on record is said so. */
export const victimName = (name: string | null): string => name ?? 'Name not known';

/** `conditionsWanted` as `Conditions wanted`, `could-not-reach` as `Could not reach`. */
export function inWords(code: string): string {
  const words = code
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()
    .replaceAll(/\b(hdc|om|vlo|mappa)\b/g, (short) => short.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const LABELS: Readonly<Record<string, string>> = {
  askedOn: 'Asked on',
  how: 'How',
  words: 'What they said',
  views: 'What they said',
  statement: 'Statement',
  toldOfReviewOn: 'Told of the review on',
  noContactAsked: 'No contact asked for',
  zoneAsked: 'Area to stay out of',
  zoneWanted: 'Area to stay out of',
  otherCondition: 'Other condition asked for',
  conditionOrZoneAsked: 'Condition or area asked for',
  wordingForDecisionMaker: 'Words for whoever decides',
  mayBeDisclosedToOm: 'The offender manager may know',
  vloAdvice: 'Our advice',
};

export interface AnswerLine {
  readonly name: string;
  readonly text: string;
}

/** What was answered, field by field, in words; which victim it is about is told elsewhere. */
export function answerLines(answers: unknown): readonly AnswerLine[] {
  if (typeof answers !== 'object' || answers === null) return [];
  return Object.entries(answers as Record<string, unknown>)
    .filter(([name, value]) => name !== 'victim' && value !== null && value !== '')
    .map(([name, value]) => ({ name: LABELS[name] ?? inWords(name), text: said(value) }));
}

function said(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(said).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (isLondonDate(value)) return date(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return dateAndTime(Date.parse(value));
  return /^[a-z]+(-[a-z]+)+$/.test(value) ? inWords(value) : value;
}
