import { z } from 'zod';
import { isLondonDate, parseLondon } from '#calendar/index.js';
import { brokenRules, type CaseTrait } from '#domain/form-rule.js';
import { brokenTargets, type PlanTarget } from '#domain/plan-target.js';
import { type Field, type TaskType } from '#domain/task-type.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { isUuid } from './ids.js';
import { type Problem } from './outcome.js';
import { TARGETS } from './plan-targets.js';

const LONGEST_TEXT = 10_000;
const LONGEST_REF = 500;
const MOST_STEPS = 500;

const words = (longest: number) =>
  z
    .string({ error: 'text is expected' })
    .trim()
    .min(1, { error: 'is empty' })
    .max(longest, {
      error: `has more than ${longest} characters: shorten it, or attach it elsewhere and refer to it`,
    })
    .refine((text) => !text.includes('\0'), { error: 'contains a null character' });

const date = z
  .string({ error: 'a date is expected, such as 2026-12-09' })
  .refine(isLondonDate, { error: 'a date is expected, such as 2026-12-09' });
const datetime = z
  .string({ error: 'a date and time is expected, such as 2026-12-09T14:00' })
  .refine(isMoment, {
    error: 'a date and time is expected, such as 2026-12-09T14:00 (London) or 2026-12-09T14:00Z',
  });

function isMoment(text: string): boolean {
  try {
    parseLondon(text);
    return true;
  } catch {
    return false;
  }
}

/** The shape of one field. `person` is a user's id where a fact is made from it, else an id or a name. */
function shapeOf(
  { name, type }: Field,
  makesFrom: ReadonlySet<string>,
): z.ZodType<Scalar | readonly string[] | readonly PlanTarget[]> {
  if (typeof type === 'object')
    return z.enum(type.choice, { error: `one of ${type.choice.join(', ')} is expected` });
  switch (type) {
    case 'text':
      return words(LONGEST_TEXT);
    case 'ref':
      return words(LONGEST_REF);
    case 'yesno':
      return z.boolean({ error: 'true or false is expected' });
    case 'date':
      return date;
    case 'datetime':
      return datetime;
    case 'number':
      return z.number({ error: 'a number is expected' });
    case 'person':
      return makesFrom.has(name)
        ? z
            .string({ error: "a person's id is expected" })
            .refine(isUuid, { error: "a person's id is expected: choose from the directory" })
        : words(LONGEST_REF);
    case 'targets':
      return TARGETS;
    default: // steps: keys of what was taken for granted
      return z
        .array(words(LONGEST_REF), { error: 'a list of steps is expected' })
        .max(MOST_STEPS, { error: `more than ${MOST_STEPS} steps` });
  }
}

/** Types of field whose value is a code and may travel to the workflow; words never do. */
function travels({ type }: Field, value: unknown): boolean {
  if (typeof type === 'object') return true;
  if (type === 'person') return isUuid(value);
  return type !== 'text' && type !== 'ref' && type !== 'targets';
}

/** Names of the fields of which a fact is made: a person named in one is somebody of the directory. */
export const factFields = ({ makes }: Pick<TaskType, 'makes'>): ReadonlySet<string> =>
  new Set(
    (makes ?? []).flatMap(({ data }) =>
      Object.values(data).flatMap((from) => ('from' in from ? [from.from] : [])),
    ),
  );

const schemas = new Map<string, z.ZodType<Record<string, Scalar | readonly string[]>>>();

/** The zod schema of a type's form, made once; a field that is not required may be left out or null. */
export function schemaOf(type: TaskType): z.ZodType<Record<string, Scalar | readonly string[]>> {
  const known = schemas.get(type.id);
  if (known) return known;
  const makesFrom = factFields(type);
  const shape = type.fields.map((field) => {
    const inner = shapeOf(field, makesFrom);
    return [field.name, field.required ? inner : inner.nullish()] as const;
  });
  const schema = z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<
    Record<string, Scalar | readonly string[]>
  >;
  schemas.set(type.id, schema);
  return schema;
}

export interface Answers {
  /** Everything, words included: stays in PostgreSQL. */
  readonly all: Record<string, unknown>;
  /** Typed codes only: what the command carries. */
  readonly codes: Codes;
  /** User ids named, to be found in the directory. */
  readonly people: readonly string[];
}

/**
 * Checks an outcome and its form.
 * @param barred outcomes that may not be given as things stand
 * @param traits what the case is, as far as a rule of the form asks
 * @returns what stays and what travels, or each thing that is wrong and how to mend it
 */
export function readAnswers(
  type: TaskType,
  outcome: string,
  data: unknown,
  barred: readonly string[] = [],
  traits: ReadonlySet<CaseTrait> = new Set(),
): Answers | readonly Problem[] {
  const ids = type.outcomes.map(({ id }) => id);
  const open = ids.filter((id) => !barred.includes(id));
  const problems: Problem[] = [];
  if (!ids.includes(outcome))
    problems.push({ field: 'outcome', message: `one of ${open.join(', ')} is expected` });
  else if (barred.includes(outcome))
    problems.push({
      field: 'outcome',
      message: `"${outcome}" may not be given as things stand; open are ${open.join(', ')}`,
    });
  const read = schemaOf(type).safeParse(data ?? {});
  if (!read.success) problems.push(...read.error.issues.flatMap((issue) => problemsOf(issue, type, data)));
  if (!read.success || problems.length > 0) return problems;
  const all = Object.fromEntries(
    Object.entries(read.data).filter(([, value]) => value !== null && value !== undefined),
  );
  const broken = [...brokenRules(type.rules, outcome, all, traits), ...planProblems(type, outcome, all)];
  if (broken.length > 0) return broken;
  const travelling = type.fields.filter(
    (field) => all[field.name] !== undefined && travels(field, all[field.name]),
  );
  return {
    all,
    codes: Object.fromEntries(travelling.map(({ name }) => [name, all[name]])) as Codes,
    people: travelling.filter((field) => field.type === 'person').map(({ name }) => all[name] as string),
  };
}

/** What is wrong with the targets of a plan; how many are blocked is counted where nobody said it. */
function planProblems(type: TaskType, outcome: string, all: Record<string, unknown>): readonly Problem[] {
  const field = type.fields.find((one) => one.type === 'targets');
  const targets = field && (all[field.name] as readonly PlanTarget[] | undefined);
  if (!targets) return [];
  const problems = brokenTargets(targets, outcome, all);
  if (type.fields.some(({ name }) => name === 'blockedTargets'))
    all['blockedTargets'] ??= targets.filter(({ here }) => here === 'blocked').length;
  return problems;
}

function problemsOf(issue: z.core.$ZodIssue, type: TaskType, data: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const fields = type.fields.map(({ name }) => name).join(', ');
    return issue.keys.map((field) => ({
      field,
      message: `this task has no such field; it has ${fields || 'none'}`,
    }));
  }
  const field = issue.path.join('.') || 'data';
  const missing = ((data ?? {}) as Record<string, unknown>)[field] === undefined;
  const required = type.fields.find(({ name }) => name === field)?.required;
  return [{ field, message: missing && required ? `is required: ${issue.message}` : issue.message }];
}
