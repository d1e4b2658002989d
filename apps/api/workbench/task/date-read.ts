import { isLondonDate } from '#calendar/index.js';
import { type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { type Fields } from '../visit/http.js';
import { labelOf } from './field-words.js';

/** What was read of one field. */
export interface ReadValue {
  /** Absent where nothing was typed. */
  readonly value?: unknown;
  readonly problem?: FieldProblem;
}

const PARTS = ['day', 'month', 'year'] as const;

/** Reads the three boxes of a date. */
export function readDate(name: string, sent: Fields): ReadValue {
  const parts = PARTS.map((part) => one(sent, `${name}-${part}`));
  if (parts.every((part) => part === '')) return {};
  const empty = PARTS.find((_, i) => parts[i] === '');
  if (empty)
    return { problem: { field: `${name}-${empty}`, message: `${labelOf(name)} must include a ${empty}` } };
  const [day = '', month = '', year = ''] = parts;
  const value = `${year}-${monthOf(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLondonDate(value)
    ? { value }
    : {
        problem: {
          field: `${name}-day`,
          message: `${labelOf(name)} must be a real date, like 9 12 2026`,
        },
      };
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (typed: string): string => {
  const n = MONTHS.indexOf(typed.slice(0, 3).toLowerCase());
  return n < 0 ? typed : String(n + 1);
};

/** Reads a date and the time beside it, as London reads them. */
export function readMoment(name: string, sent: Fields): ReadValue {
  const on = readDate(name, sent);
  const typed = one(sent, `${name}-time`);
  if (on.problem || (on.value === undefined && typed === '')) return on;
  if (on.value === undefined)
    return { problem: { field: `${name}-day`, message: `${labelOf(name)} must include a date` } };
  const time = timeOf(typed);
  return time === undefined
    ? {
        problem: {
          field: `${name}-time`,
          message: `${labelOf(name)} must include a time, like 2:30pm or 14:30`,
        },
      }
    : { value: `${String(on.value)}T${time}` };
}

/** `14:30` from `2:30pm`, `14:30`, `2pm`, `midday`; undefined for anything else. */
export function timeOf(typed: string): string | undefined {
  const text = typed.toLowerCase().replaceAll(/\s/g, '');
  if (text === 'midday' || text === 'noon') return '12:00';
  if (text === 'midnight') return '00:00';
  const [, h, m = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(text) ?? [];
  if (h === undefined || (half === undefined && !/[:.]/.test(text))) return undefined;
  const hour = half === undefined ? Number(h) : (Number(h) % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || Number(m) > 59 || (half !== undefined && (Number(h) > 12 || Number(h) === 0)))
    return undefined;
  return `${String(hour).padStart(2, '0')}:${m}`;
}
