import cy from './words/cy.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import { type Channel } from './kinds.js';

export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is said of a kind of notice. `subject` heads an email or a letter; no form of words names anybody. */
export interface Words extends Partial<Record<Channel, string>> {
  readonly title: string;
  readonly subject: string;
}

/** All templates, by language and kind; `digest` is the message that gathers others. */
export const WORDS: Readonly<Record<Language, Readonly<Record<string, Words>>>> = { en, cy };

/** The only things a template may be filled with: an address of this system and a number. */
export interface Filling {
  readonly link: string;
  readonly count: number;
}

/**
 * What is sent.
 * @throws Error when the kind has no words for this channel: the templates are checked by words.spec.ts
 */
export function said(
  kind: string,
  language: Language,
  channel: Channel,
  filling: Filling,
): { subject: string; body: string } {
  const words = WORDS[language][kind];
  const text = words?.[channel];
  if (!words || text === undefined) throw new Error(`The kind ${kind} has no ${channel} in ${language}`);
  const body = text.replace(/\(\((\w+)\)\)/g, (_, name: string) => String(filling[name as keyof Filling]));
  return { subject: words.subject, body };
}

/** The heading of a notice in the inbox; its code where nobody has found words. */
export const titleOf = (kind: string, language: Language): string => WORDS[language][kind]?.title ?? kind;
