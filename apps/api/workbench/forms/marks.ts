import { randomUUID } from 'node:crypto';
import { type Fields } from '../visit/http.js';
import { type Visit } from '../visit/visit.js';

/** What every form carries beside what people type (components/form.njk). */
export interface Marks {
  /** Nobody can tell it who does not hold the session. */
  readonly csrf: string;
  /** The same one again does nothing twice. */
  readonly commandId: string;
  /** Path and query of the page with the form, and whose it is: what was typed finds its way back after signing in again. */
  readonly formPage: string;
  readonly formUser: string;
}

const NAMES: ReadonlySet<string> = new Set<keyof Marks>(['csrf', 'commandId', 'formPage', 'formUser']);

/** Name of the cookie that opens what was kept of a form. */
export const KEPT_COOKIE = 'kept';

export const marksOf = (visit: Visit, commandId: string = randomUUID()): Marks => ({
  csrf: visit.csrf,
  commandId,
  formPage: visit.formPage,
  formUser: visit.actor.userId,
});

/** What was typed, without the marks. */
export const typed = (sent: Fields): Fields =>
  Object.fromEntries(Object.entries(sent).filter(([name]) => !NAMES.has(name)));

/** A field that a form sends once; empty for one that is not there. */
export function one(sent: Fields, name: string): string {
  const value = sent[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
}

/** A field that a form may send many times, such as ticked boxes. */
export function many(sent: Fields, name: string): readonly string[] {
  const value = sent[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
