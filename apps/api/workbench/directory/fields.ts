import { one } from '../forms/marks.js';
import { type FieldProblem } from '../forms/form.js';
import { type Fields } from '../visit/http.js';
import { readDate } from '../task/date-read.js';

/** One thing to choose: what it is sent as, and what it says. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A field of a form about somebody. */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'day' | 'choice' | 'reason';
  readonly label: string;
  readonly hint?: string;
  /** What is said when it is left empty; without it, it may be. */
  readonly required?: string;
  readonly choices?: readonly Choice[];
}

export type Values = Readonly<Record<string, string | undefined>>;

const LONGEST_REASON = 2_000;

/** Reads what was typed: days as `2026-12-09`, what was left empty as undefined. */
export function readFields(
  fields: readonly Field[],
  sent: Fields,
): { readonly values: Values; readonly problems: readonly FieldProblem[] } {
  const values: Record<string, string | undefined> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    const problem = readOne(field, sent, values);
    if (problem) problems.push(problem);
  }
  return { values, problems };
}

function readOne(
  { name, kind, required, choices, label }: Field,
  sent: Fields,
  into: Record<string, string | undefined>,
): FieldProblem | undefined {
  const at = kind === 'day' ? `${name}-day` : name;
  const read = kind === 'day' ? readDate(name, sent) : { value: one(sent, name) || undefined };
  if (read.problem)
    return { ...read.problem, message: read.problem.message.replace(/^[^]*? must/, `${label} must`) };
  const value = read.value as string | undefined;
  if (value === undefined) return required === undefined ? undefined : { field: at, message: required };
  if (kind === 'choice' && choices?.every((choice) => choice.value !== value))
    return { field: at, message: required ?? `Choose from ${label.toLowerCase()}` };
  if (kind === 'reason' && value.length > LONGEST_REASON)
    return { field: at, message: `${label} must be ${LONGEST_REASON} characters or fewer` };
  into[name] = value;
  return undefined;
}

/** What stands in a field, and in each box of a day. */
export const shownFields = (fields: readonly Field[], values: Fields): readonly object[] =>
  fields.map((field) => ({
    ...field,
    value: one(values, field.name),
    parts: (['day', 'month', 'year'] as const).map((part) => ({
      name: part,
      value: one(values, `${field.name}-${part}`),
    })),
  }));
