import { z } from 'zod';
import { isLondonDate, parseLondon } from '#calendar/index.js';
import {
  DATE_FIELD_NAMES,
  FACT_KINDS,
  type FactFieldType,
  type FactKind,
  type FactKindInfo,
} from '#domain/fact-kinds.js';
import { ROH_LEVELS, SENTENCE_KINDS } from '#domain/sentence.js';
import { type Codes } from '#domain/values.js';
import { type Problem } from './outcome.js';

const LONGEST_WORDS = 10_000;
const code = z
  .string()
  .regex(/^[\w.:/-]{1,100}$/, { error: 'an id or code is expected: letters, digits, and . _ : / - only' });
const date = z.string().refine(isLondonDate, { error: 'a date is expected, such as 2026-12-09' });
const roh = z.enum(ROH_LEVELS, { error: `one of ${ROH_LEVELS.join(', ')} is expected` });

/** A moment comes as text with an offset or in London time, or as epoch milliseconds; it travels as the latter. */
const instant = z.union([z.number().int(), z.string()]).transform((value, context) => {
  if (typeof value === 'number') return value;
  try {
    return parseLondon(value);
  } catch {
    context.addIssue({ code: 'custom', message: 'a date and time is expected, such as 2026-12-09T14:00' });
    return z.NEVER;
  }
});

/** `person` and `place` are looked up by whoever has the directory: see recordFact. */
function shapeOf(type: FactFieldType): z.ZodType {
  if (typeof type === 'object')
    return z.enum(type.code, { error: `one of ${type.code.join(', ')} is expected` });
  switch (type) {
    case 'words':
      return z
        .string()
        .trim()
        .min(1)
        .max(LONGEST_WORDS)
        .refine((text) => !text.includes('\0'), { error: 'contains a null character' });
    case 'place':
      return z.string().regex(/^[A-Za-z]{2,20}$/, { error: 'the code of a place is expected' });
    case 'person':
      return z.string().min(1).max(200);
    case 'id':
      return code;
    case 'date':
      return date;
    case 'instant':
      return instant;
    case 'number':
      return z.number();
    case 'flag':
      return z.boolean();
    case 'kind':
      return z.enum(Object.keys(SENTENCE_KINDS), {
        error: `one of ${Object.keys(SENTENCE_KINDS).join(', ')} is expected`,
      });
    case 'roh':
      return roh;
    case 'levels':
      return z.record(code, roh);
    case 'codes':
      return z.array(code).max(100);
    case 'dates':
      return z.partialRecord(z.enum(DATE_FIELD_NAMES as [string, ...string[]]), date.nullable());
    case 'scheme':
      return z.boolean();
  }
}

const fieldsOf = (kind: FactKind): [string, FactFieldType][] =>
  Object.entries((FACT_KINDS[kind] as FactKindInfo).fields);

const schemas = new Map<FactKind, z.ZodType<Record<string, unknown>>>();

/** The zod schema of a kind's data. Every field may be left out, or null where that says "no longer known". */
export function factSchema(kind: FactKind): z.ZodType<Record<string, unknown>> {
  const known = schemas.get(kind);
  if (known) return known;
  const shape = fieldsOf(kind).map(([name, type]) => [name, shapeOf(type).nullish()] as const);
  // The day a sentence's dates stand beside its kind: the prison's calculation comes with the warrant (pathway.md, "Dates").
  if (kind === 'sentenced') shape.push(['dates', shapeOf('dates').nullish()]);
  const schema = z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<Record<string, unknown>>;
  schemas.set(kind, schema);
  return schema;
}

export interface FactData {
  /** Everything, words included. */
  readonly all: Readonly<Record<string, unknown>>;
  /** Names of fields that hold a person, and those that hold a place. */
  readonly people: readonly string[];
  readonly places: readonly string[];
}

/** Checks the data of a fact: what it says, or each thing that is wrong and how to mend it. */
export function readFactData(kind: FactKind, data: unknown): FactData | readonly Problem[] {
  const read = factSchema(kind).safeParse(data ?? {});
  const fields = fieldsOf(kind);
  if (!read.success) {
    return read.error.issues.flatMap((issue): Problem[] => {
      if (issue.code !== 'unrecognized_keys')
        return [{ field: issue.path.join('.') || 'data', message: issue.message }];
      const names = fields.map(([name]) => name).join(', ');
      return issue.keys.map((field) => ({
        field,
        message: `a fact of the kind "${kind}" has no such field; it has ${names || 'none'}`,
      }));
    });
  }
  const all = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
  const of = (wanted: FactFieldType): string[] =>
    fields.filter(([name, type]) => type === wanted && typeof all[name] === 'string').map(([name]) => name);
  return { all, people: of('person'), places: of('place') };
}

/** What of a fact may travel to the workflow: everything but words. */
export function codesOf(kind: FactKind, all: Readonly<Record<string, unknown>>): Codes {
  const words = new Set(fieldsOf(kind).flatMap(([name, type]) => (type === 'words' ? [name] : [])));
  return Object.fromEntries(Object.entries(all).filter(([name]) => !words.has(name))) as Codes;
}
