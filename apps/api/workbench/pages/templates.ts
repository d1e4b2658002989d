import path from 'node:path';
import nunjucks from 'nunjucks';
import { checkoutRoot } from '#config/checkout.js';
import { date, dateAndTime, longDate, time } from '../words/dates.js';
import { wordsIn, type Language } from '../words/language.js';
import { assets, GOVUK, MOJ } from './assets.js';

const here = checkoutRoot();

const templates = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([
    path.join(here, 'apps/api/workbench'),
    path.join(here, 'apps/api/session/pages'),
    GOVUK,
    MOJ,
  ]),
  { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
);
templates.addGlobal('asset', (name: string) => assets.urlOf(name));
const instant = (value: string | number): number => (typeof value === 'number' ? value : Date.parse(value));
templates.addFilter('date', date);
templates.addFilter('longDate', longDate);
templates.addFilter('time', (value: string | number) => time(instant(value)));
templates.addFilter('dateAndTime', (value: string | number) => dateAndTime(instant(value)));

/**
 * A whole page of HTML.
 * @param template below apps/api/workbench, such as `my-work/my-work.njk`
 * @param data what it shows; every value is escaped
 */
export const render = (template: string, data: object, language: Language = 'en'): string =>
  templates.render(template, { ...data, language, t: wordsIn(language) });
