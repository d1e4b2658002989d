import { many, one } from '../forms/marks.js';
import { type Fields } from '../visit/http.js';
import { type FormField } from './task.query.js';

const PARTS: Readonly<Record<string, readonly string[]>> = {
  date: ['day', 'month', 'year'],
  datetime: ['day', 'month', 'year', 'time'],
};

/** What was typed, by field, as a draft keeps it: half a date stays half a date. */
export function draftOf(fields: readonly FormField[], sent: Fields): Record<string, unknown> {
  const draft: Record<string, unknown> = {};
  for (const { name, type } of fields) {
    if (type === 'targets' || PARTS[type]) {
      const parts = Object.fromEntries(
        Object.keys(sent)
          .filter((key) => key.startsWith(`${name}-`) && one(sent, key) !== '')
          .map((key) => [key.slice(name.length + 1), one(sent, key)]),
      );
      if (Object.keys(parts).length > 0) draft[name] = parts;
    } else if (type === 'steps') {
      if (many(sent, name).length > 0) draft[name] = [...many(sent, name)];
    } else if (one(sent, name) !== '') draft[name] = one(sent, name);
  }
  return draft;
}

/** A draft as it stands in the form again. @param draft as the API gives it */
export function typedOf(draft: unknown): Fields {
  if (typeof draft !== 'object' || draft === null) return {};
  const typed: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(draft)) {
    if (typeof value === 'string') typed[name] = value;
    else if (Array.isArray(value)) typed[name] = value.map(String);
    else if (typeof value === 'object' && value !== null)
      for (const [part, text] of Object.entries(value)) typed[`${name}-${part}`] = String(text);
  }
  return typed;
}
