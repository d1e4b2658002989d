import { plainWords } from '../../standards/standards.words.js';

/** One field of a form in a rehearsal, as its page shows it. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly as: 'text' | 'words' | 'number' | 'yesno' | 'day' | 'moment' | 'choice' | 'choose' | 'targets';
  readonly required: boolean;
  readonly hint?: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** More than these are a list to choose from, not buttons. */
export const MOST_BUTTONS = 7;

/** `Custody 12 months` from `custody12Months`, `Ready for release` from `readyForRelease`. */
export function fieldWords(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2')
    .replaceAll(/([0-9])([A-Za-z])/g, '$1 $2')
    .toLowerCase();
  return plainWords(words.replaceAll(' ', '-'));
}

export const choicesOf = (codes: readonly string[]): Choice[] =>
  codes.map((value) => ({ value, text: plainWords(value) }));

/** Which form element a choice is. */
export const choiceAs = (choices: readonly Choice[]): 'choice' | 'choose' =>
  choices.length > MOST_BUTTONS ? 'choose' : 'choice';
