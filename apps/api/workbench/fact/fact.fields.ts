import { londonDateOf } from '#calendar/index.js';
import { type FieldProblem } from '../forms/form.js';
import { factFields, type FactFieldSource } from '../rehearsal/fields/fact-fields.js';
import { fieldWords, type Choice, type FieldView } from '../rehearsal/fields/field.js';
import { readFields } from '../rehearsal/fields/read.js';
import { type Fields } from '../visit/http.js';
import { time } from '../words/dates.js';
import { dayAsTyped } from '../words/days.js';
import { type FactKind } from './fact.query.js';

/** The form of a kind of fact: each of its fields as what it is. */
export const formFields = (kind: FactKind, places: readonly Choice[]): FieldView[] =>
  kind.fields.flatMap((field) => oneField(field, places));

function oneField(field: FactFieldSource, places: readonly Choice[]): FieldView[] {
  const base = { name: field.name, label: fieldWords(field.name), required: false, choices: [] };
  if (field.type === 'words') return [{ ...base, as: 'words' }];
  if (field.type === 'person')
    return [{ ...base, as: 'text', hint: 'Their username, for example jane.smith' }];
  return factFields([field], { places, people: [] });
}

/** Reads what was typed, as the API takes it; what was left empty is not said. */
export function readFact(
  kind: FactKind,
  fields: readonly FieldView[],
  sent: Fields,
): { readonly data: Record<string, unknown>; readonly problems: readonly FieldProblem[] } {
  const { data, problems } = readFields(fields, sent);
  const lists = new Set(kind.fields.filter(({ type }) => type === 'codes').map(({ name }) => name));
  const whole = Object.entries(data).map(([name, value]) => [name, lists.has(name) ? listed(value) : value]);
  return { data: Object.fromEntries(whole) as Record<string, unknown>, problems };
}

const listed = (text: unknown): string[] =>
  String(text)
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);

/** What is on record as it stands in the form. Takes a fact's data as the API gives it. */
export function typedFrom(
  fields: readonly FieldView[],
  data: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const { name, as } of fields) {
    const [whole = '', part] = name.split('-');
    const value = part === undefined ? data[whole] : (data[whole] as Record<string, unknown> | null)?.[part];
    if (value === null || value === undefined) continue;
    if (as === 'yesno') typed[name] = value === true ? 'yes' : 'no';
    else if (as === 'day') typed[name] = dayAsTyped(String(value));
    else if (as === 'moment') {
      typed[name] = dayAsTyped(londonDateOf(Number(value)));
      typed[`${name}-time`] = clockTime(Number(value));
    } else typed[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return typed;
}

/** `14:30`, as a time is typed. */
export function clockTime(at: number): string {
  const said = time(at);
  if (said === 'midnight') return '0:00';
  if (said === 'midday') return '12:00';
  const [, hour = '0', minutes = '00', half] = /^(\d+)(?::(\d+))?(am|pm)$/.exec(said) ?? [];
  return `${(Number(hour) % 12) + (half === 'pm' ? 12 : 0)}:${minutes}`;
}
