import { openFrame } from '../workbench/frame/frame.js';
import { render } from '../workbench/pages/templates.js';
import { type Language } from '../workbench/words/language.js';

/** Pages about signing in and out; each is a template of that name. */
export type Page =
  'sign-in' | 'problem' | 'signed-out' | 'development-sign-in' | 'development-sign-out' | 'development-error';

/**
 * A whole page of HTML, in a frame without a person.
 * @param data what the template shows; every value is escaped
 */
export const renderPage = (page: Page, data: object, language: Language = 'en', address = '/'): string =>
  render(`${page}.njk`, { frame: openFrame(language, address), ...data }, language);
