import { FACTORS, HERE, LEGS, TARGET_KINDS, type PlanTarget } from '#domain/plan-target.js';
import { type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { type Fields } from '../visit/http.js';
import { readDate } from './date-read.js';

/** One part of a target, as it is asked for (libs/domain/plan-target.ts). */
export interface TargetPart {
  readonly name: keyof PlanTarget;
  readonly label: string;
  readonly hint?: string;
  readonly as: 'words' | 'line' | 'number' | 'date' | 'radios' | 'select';
  readonly choices?: readonly string[];
  readonly optional?: true;
}

export const TARGET_PARTS: readonly TargetPart[] = [
  {
    name: 'change',
    label: 'What will be different',
    hint: 'In the writer’s own words, not the name of a programme.',
    as: 'words',
  },
  { name: 'kind', label: 'What kind of change it is', as: 'radios', choices: TARGET_KINDS },
  { name: 'factor', label: 'The factor it answers', as: 'select', choices: FACTORS },
  { name: 'through', label: 'Programme, course or work', as: 'line', optional: true },
  { name: 'order', label: 'Its place in the sequence', hint: 'A whole number from 1.', as: 'number' },
  { name: 'leg', label: 'Where it is worked on', as: 'radios', choices: LEGS },
  { name: 'owner', label: 'Who sees that it is worked on', as: 'line' },
  { name: 'counterpart', label: 'Who does so on the other side of the gate', as: 'line' },
  { name: 'by', label: 'To be reached by', as: 'date' },
  { name: 'here', label: 'Can it be worked on in this prison?', as: 'radios', choices: HERE },
];

const MOST = 50;
const HOLDS = /^-(\d+)-/;

/** How many targets the form has: those that were typed into, and one to begin with. */
export function targetCount(name: string, sent: Fields): number {
  const numbers = Object.keys(sent).flatMap((key) => {
    const n = key.startsWith(name) ? HOLDS.exec(key.slice(name.length))?.[1] : undefined;
    return n === undefined ? [] : [Number(n) + 1];
  });
  return Math.min(MOST, Math.max(1, ...numbers));
}

/** Reads the targets of a plan; one that nothing was typed into is left out. */
export function readTargets(
  name: string,
  sent: Fields,
): { readonly value: readonly object[]; readonly problems: readonly FieldProblem[] } {
  const value: object[] = [];
  const problems: FieldProblem[] = [];
  for (let i = 0; i < targetCount(name, sent); i += 1) {
    const prefix = `${name}-${i}-`;
    const typed = Object.keys(sent).some((key) => key.startsWith(prefix) && one(sent, key) !== '');
    if (!typed) continue;
    const target: Record<string, unknown> = {};
    for (const part of TARGET_PARTS) {
      const field = `${prefix}${part.name}`;
      if (part.as === 'date') {
        const by = readDate(field, sent);
        if (by.problem || by.value === undefined)
          problems.push({
            field: `${field}-day`,
            message: `Target ${i + 1}: enter the date by which it is to be reached`,
          });
        else target[part.name] = by.value;
        continue;
      }
      const text = one(sent, field);
      if (text !== '') target[part.name] = part.as === 'number' ? Number(text) : text;
      else if (!part.optional)
        problems.push({
          field,
          message: `Target ${i + 1}: ${part.as === 'radios' || part.as === 'select' ? 'select' : 'enter'} an answer for “${part.label}”`,
        });
    }
    value.push(target);
  }
  return { value, problems };
}

/** The form with one target less. @param index from 0 */
export function withoutTarget(name: string, sent: Fields, index: number): Fields {
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) => {
      const n = key.startsWith(name) ? HOLDS.exec(key.slice(name.length))?.[1] : undefined;
      if (n === undefined) return [[key, value]];
      if (Number(n) === index) return [];
      const rest = key.slice(name.length + n.length + 1);
      return [[Number(n) > index ? `${name}-${Number(n) - 1}${rest}` : key, value]];
    }),
  );
}

/** The form with room for one target more. */
export const withTarget = (name: string, sent: Fields): Fields => ({
  ...sent,
  [`${name}-${targetCount(name, sent)}-change`]: '',
});

/** Whether a button of the form asks for a target more or less: `add-target`, `drop-target-2`. */
export const targetsAsked = (doing: string): boolean => /^(add-target|drop-target-\d+)$/.test(doing);
