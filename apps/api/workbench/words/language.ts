import fs from 'node:fs';
import path from 'node:path';
import { parseCookie } from 'cookie';
import i18next, { type i18n, type TFunction } from 'i18next';
import { checkoutRoot } from '#config/checkout.js';

/** Languages of the frame: navigation, banners, buttons, pages that say what went wrong. */
export const LANGUAGES = ['en', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The cookie that remembers what was chosen; nothing about anybody, so it outlives the session. */
export const LANGUAGE_COOKIE = 'throughcare-language';

/** The language somebody has chosen; English until they have. @param cookies header of the request */
export function languageOf(cookies: unknown): Language {
  const chosen = typeof cookies === 'string' ? parseCookie(cookies)[LANGUAGE_COOKIE] : undefined;
  return isLanguage(chosen) ? chosen : 'en';
}

export const isLanguage = (value: unknown): value is Language =>
  (LANGUAGES as readonly unknown[]).includes(value);

const read = (language: Language): Record<string, unknown> =>
  JSON.parse(
    fs.readFileSync(path.join(checkoutRoot(), 'apps/api/workbench/locales', `${language}.json`), 'utf8'),
  ) as Record<string, unknown>;

const words: i18n = i18next.createInstance();
void words.init({
  initAsync: false,
  fallbackLng: 'en',
  resources: Object.fromEntries(
    LANGUAGES.map((language) => [language, { translation: read(language) }] as const),
  ),
  // The templates escape every value themselves.
  interpolation: { escapeValue: false },
  returnNull: false,
  parseMissingKeyHandler: (key: string) => {
    throw new Error(`apps/api/workbench/locales/en.json has no "${key}"`);
  },
});

/** `t('nav.my-work')`, `t('notices', { count: 2 })`. */
export type Words = (name: string, values?: Readonly<Record<string, unknown>>) => string;

/** Most words of a page have nothing to fill in: found once, they are remembered. */
function remembering(t: TFunction): Words {
  const fixed = new Map<string, string>();
  return (name, values) => {
    if (values) return t(name, values);
    let found = fixed.get(name);
    if (found === undefined) fixed.set(name, (found = t(name)));
    return found;
  };
}
const WORDS: Readonly<Record<Language, Words>> = {
  en: remembering(words.getFixedT('en')),
  cy: remembering(words.getFixedT('cy')),
};

/** The words of the frame in a language. */
export const wordsIn = (language: Language): Words => WORDS[language];
