import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import nunjucks from 'nunjucks';
import { checkoutRoot } from '#config/checkout.js';

const require = createRequire(import.meta.url);

/** Folder of the design system's own templates and files (GOV.UK Frontend). */
const GOVUK = path.join(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist');

/** The design system's style. The typeface it asks for first is for GOV.UK alone and is not served: Arial takes over. */
export const STYLE = fs.readFileSync(path.join(GOVUK, 'govuk/govuk-frontend.min.css'), 'utf8');

const templates = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([path.join(checkoutRoot(), 'apps/api/session/pages'), GOVUK]),
  { autoescape: true, throwOnUndefined: false },
);

/** Pages there are; each is a template of that name. */
export type Page =
  | 'sign-in'
  | 'home'
  | 'no-team'
  | 'problem'
  | 'signed-out'
  | 'development-sign-in'
  | 'development-sign-out'
  | 'development-error';

/**
 * A whole page of HTML.
 * @param data what the template shows; every value is escaped
 */
export const renderPage = (page: Page, data: object): string => templates.render(`${page}.njk`, data);

/**
 * What a page may do: nothing but show itself, send forms here, and go where a form's answer leads.
 * @param formsLeadTo origins a form's answer may redirect to, such as the issuer's when somebody signs out
 */
export const policyOf = (formsLeadTo: readonly string[] = []): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${["'self'", ...formsLeadTo].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
