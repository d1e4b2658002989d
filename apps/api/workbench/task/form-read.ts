import { type FieldProblem } from '../forms/form.js';
import { sentence } from '#engine/why/words.js';
import { many, one } from '../forms/marks.js';
import { type Fields } from '../visit/http.js';
import { readDate, readMoment, type ReadValue } from './date-read.js';
import { labelOf } from './field-words.js';
import { readTargets } from './targets-read.js';
import { type FormField } from './task.query.js';

/** A form as the API takes it, and what cannot be read of it. */
export interface ReadAnswers {
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
}

/** Reads what was typed into the form of a task; what is missing is told in words, field by field (issue 6: forms speak their errors). */
export function readAnswers(fields: readonly FormField[], sent: Fields): ReadAnswers {
  const data: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    if (field.type === 'targets') {
      const targets = readTargets(field.name, sent);
      problems.push(...targets.problems);
      if (targets.value.length > 0) data[field.name] = targets.value;
      else if (field.required)
        problems.push({ field: `${field.name}-0-change`, message: 'Add at least one target' });
      continue;
    }
    const { value, problem } = readField(field, sent);
    if (problem) problems.push(problem);
    else if (value !== undefined) data[field.name] = value;
    else if (field.required) problems.push({ field: firstOf(field), message: missing(field) });
  }
  return { data, problems };
}

function readField({ name, type }: FormField, sent: Fields): ReadValue {
  const typed = one(sent, name);
  switch (type) {
    case 'date':
      return readDate(name, sent);
    case 'datetime':
      return readMoment(name, sent);
    case 'yesno':
      return typed === '' ? {} : { value: typed === 'yes' };
    case 'number':
      if (typed === '') return {};
      return Number.isFinite(Number(typed))
        ? { value: Number(typed) }
        : { problem: { field: name, message: `${labelOf(name)} must be a number, like 12` } };
    case 'steps': {
      const keys = many(sent, name).filter((key) => key !== '');
      return keys.length === 0 ? {} : { value: keys };
    }
    default:
      return typed === '' ? {} : { value: typed };
  }
}

/** The part of a field that its error leads to. */
export const firstOf = ({ name, type }: Pick<FormField, 'name' | 'type'>): string =>
  type === 'date' || type === 'datetime' ? `${name}-day` : name;

const label = (name: string): string => {
  const words = labelOf(name);
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
};

function missing({ name, type, directory }: FormField): string {
  if (type === 'yesno') return `Select yes or no: ${label(name)}`;
  if (type === 'choice' || directory) return `Select an answer: ${label(name)}`;
  if (type === 'steps') return `Select at least one: ${label(name)}`;
  return `Enter an answer: ${label(name)}`;
}

/**
 * What the API said is wrong, at the field of the form and with its label: `Reason: is empty`.
 * @param fields of the form; `targets.0.change` is the first target's
 */
export function apiProblems(
  fields: readonly FormField[],
  problems: readonly { readonly field: string; readonly message: string }[],
): FieldProblem[] {
  return problems.map(({ field, message }) => {
    const [name = '', ...rest] = field.split('.');
    const known = fields.find((one) => one.name === name);
    if (!known) return { field: name === 'outcome' ? name : undefined, message: sentence(message) };
    if (known.type === 'targets')
      return {
        field: [name, ...(rest.length > 0 ? rest : ['0', 'change'])].join('-'),
        message:
          rest.length > 1
            ? `Target ${Number(rest[0]) + 1}, ${label(rest[1] ?? '')}: ${message}`
            : `${labelOf(name)}: ${message}`,
      };
    return { field: firstOf(known), message: `${labelOf(name)}: ${message}` };
  });
}
