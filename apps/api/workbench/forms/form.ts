import { type z } from 'zod';
import { type Fields } from '../visit/http.js';
import { type Visit } from '../visit/visit.js';
import { marksOf, typed, type Marks } from './marks.js';

/** What is wrong with a field, in words that say how to mend it; without a field, with the form as a whole. */
export interface FieldProblem {
  readonly field?: string;
  readonly message: string;
}

/** A form as a page shows it. Its fields have their name as id: the summary of errors leads there. */
export interface FormView {
  readonly marks: Marks;
  /** What stands in the fields, by name. */
  readonly values: Fields;
  /** By field, as GOV.UK's macros take it: `errorMessage: form.errors.reason`. */
  readonly errors: Readonly<Record<string, { readonly text: string }>>;
  /** Every problem, for the summary at the top; empty for a form that is shown for the first time. */
  readonly summary: readonly { readonly text: string; readonly href?: string }[];
}

/**
 * A form that is shown for the first time, or again after signing in with what had been typed.
 * @param values what stands in it: what is on record, a draft
 */
export function blankForm(visit: Visit, values: Fields = {}): FormView {
  const kept = visit.takeKept();
  return { marks: marksOf(visit, kept?.commandId), values: kept?.fields ?? values, errors: {}, summary: [] };
}

/** A form that could not be taken, with what was typed and what is wrong with it. Answer with `page(…, 422)`. */
export function failedForm(visit: Visit, sent: Fields, problems: readonly FieldProblem[]): FormView {
  const errors: Record<string, { text: string }> = {};
  for (const { field, message } of problems) if (field !== undefined) errors[field] ??= { text: message };
  return {
    marks: marksOf(visit),
    values: typed(sent),
    errors,
    summary: problems.map(({ field, message }) =>
      field === undefined ? { text: message } : { text: message, href: `#${field}` },
    ),
  };
}

export type Read<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * Reads what was sent by a schema, whose messages are whole sentences such as `Enter a reason`.
 * A problem within a field (`targets.0.kind`) is told at the field that the path names with dashes (`targets-0-kind`).
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, sent: Fields): Read<z.output<Schema>> {
  const result = schema.safeParse(typed(sent));
  if (result.success) return { ok: true, data: result.data };
  const problems = result.error.issues.map(({ path, message }) => ({
    field: path.length > 0 ? path.join('-') : undefined,
    message,
  }));
  return { ok: false, problems };
}
