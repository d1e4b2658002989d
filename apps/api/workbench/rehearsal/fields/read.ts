import { parseLondon } from '#calendar/index.js';
import { one } from '../../forms/marks.js';
import { type FieldProblem } from '../../forms/form.js';
import { type Fields } from '../../visit/http.js';
import { typedDay } from '../../words/days.js';
import { type FieldView } from './field.js';

export interface ReadFields {
  /** By the names of the API; what was left empty is left out. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly problems: readonly FieldProblem[];
}

/**
 * Reads what was typed into the fields of a task or a fact, each as what it is. Whether it will do is for the API to say.
 * @param sent as the form sent it
 */
export function readFields(fields: readonly FieldView[], sent: Fields): ReadFields {
  const data: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const field of fields) {
    const read = field.as === 'targets' ? targetsIn(sent) : valueOf(field, sent);
    if (read === undefined) {
      if (field.required) problems.push({ field: field.name, message: missing(field) });
      continue;
    }
    if (isWrong(read)) problems.push({ field: field.name, message: read.wrong });
    else put(data, field.name, read);
  }
  return { data, problems };
}

/** What is asked of somebody who left out what must be there. */
const missing = ({ as, label }: FieldView): string =>
  as === 'yesno' || as === 'choice' || as === 'choose'
    ? `Choose an answer for “${label}”`
    : `Fill in “${label}”`;

const isWrong = (read: unknown): read is { readonly wrong: string } =>
  typeof read === 'object' && read !== null && 'wrong' in read;

/** `dates-crd` is the part `crd` of the field `dates`. */
function put(data: Record<string, unknown>, name: string, value: unknown): void {
  const [whole, part] = name.split('-');
  if (whole === undefined || part === undefined) data[name] = value;
  else data[whole] = { ...(data[whole] as object | undefined), [part]: value };
}

function valueOf({ name, label, as }: FieldView, sent: Fields): unknown {
  const text = one(sent, name);
  if (text === '') return undefined;
  switch (as) {
    case 'yesno':
      return text === 'yes';
    case 'number': {
      const number = Number(text.replaceAll(',', ''));
      return Number.isFinite(number) ? number : { wrong: `${label} must be a number, such as 12` };
    }
    case 'day':
      return typedDay(text) ?? { wrong: `${label} must be a date, such as 9/12/2026` };
    case 'moment':
      return momentOf(typedDay(text), one(sent, `${name}-time`), label);
    default:
      return text;
  }
}

function momentOf(day: string | undefined, at: string, label: string): string | { wrong: string } {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d{2})$/.exec(at) ?? [];
  const text = `${day}T${hours?.padStart(2, '0')}:${minutes}`;
  if (day !== undefined && hours && minutes) {
    try {
      parseLondon(text);
      return text;
    } catch {
      return { wrong: `${label} must be a time that there is, such as 14:30` };
    }
  }
  return { wrong: `${label} must be a date and a time, such as 9/12/2026 and 14:30` };
}

/** The one target of a plan. */
function targetsIn(sent: Fields): unknown {
  const part = (name: string): string => one(sent, `target-${name}`);
  const by = typedDay(part('by'));
  if (by === undefined) return { wrong: 'Enter the day by which the target is reached, such as 9/12/2026' };
  const target = {
    kind: part('kind'),
    factor: part('factor'),
    change: part('change'),
    leg: part('leg'),
    owner: part('owner'),
    counterpart: part('counterpart'),
    here: part('here'),
    order: 1,
    by,
  };
  return [target];
}
