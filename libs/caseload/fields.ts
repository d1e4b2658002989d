import { z } from 'zod';
import { isLondonDate } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';

/** Why a value cannot be taken, and what to do about it. */
export interface Complaint {
  readonly reason: string;
  readonly mend: string;
}

class Bad {
  constructor(
    readonly reason: string,
    readonly mend: string,
  ) {}
}

/** A field of the record: reads any JSON value, or complains. Null is as good as absent. */
const always = <T>(read: (value: unknown) => T | Bad) =>
  z.unknown().transform((value, ctx): T => {
    const result = read(value);
    if (!(result instanceof Bad)) return result;
    ctx.addIssue({ code: 'custom', message: result.reason, params: { mend: result.mend } });
    return z.NEVER;
  });
const field = <T>(read: (value: unknown) => T | Bad) => always(read).optional();
/** A field that must be there: one left out is read as null, so that its own words say what is missing. */
const must = <T>(read: (value: unknown) => T | Bad) => always(read).prefault(null);

const absent = (value: unknown): value is null | undefined => value === null || value === undefined;
const LONE_SURROGATE = /\p{Surrogate}/u;
// eslint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

function readText(value: unknown, max: number): string | Bad {
  if (typeof value !== 'string')
    return new Bad(`is ${nameOf(value)}, not text`, 'put the value in double quotes, or leave the field out');
  if (value.length > max)
    return new Bad(
      `is ${value.length} characters long, the limit is ${max}`,
      `shorten it to ${max} characters`,
    );
  if (value.includes('\u0000'))
    return new Bad('holds a NUL character', 'take the NUL character (\\u0000) out');
  if (CONTROL.test(value))
    return new Bad('holds a control character', 'take line breaks, tabs and other control characters out');
  if (LONE_SURROGATE.test(value))
    return new Bad('holds half of a character', 'write the broken character (a lone \\ud800–\\udfff) again');
  return value.trim();
}

const nameOf = (value: unknown): string =>
  absent(value)
    ? 'missing'
    : Array.isArray(value)
      ? 'a list'
      : typeof value === 'object'
        ? 'an object'
        : `a ${typeof value}`;

/** Text of at most `max` characters; absent and empty are the same. */
export const text = (max: number) =>
  field((value): string | undefined | Bad => {
    if (absent(value)) return undefined;
    const read = readText(value, max);
    return read === '' ? undefined : read;
  });

/** Text that must be there. */
export const required = (max: number, mend: string) =>
  must((value): string | Bad => {
    if (absent(value) || value === '') return new Bad('is missing', mend);
    const read = readText(value, max);
    return read === '' ? new Bad('is blank', mend) : read;
  });

const CODE_LIMIT = 64;

/** An identifier of a fixed shape; case and spaces around it do not matter, nor whether one of digits is written as a number. */
export const identifier = (shape: RegExp, mend: string) => shaped(shape, mend, true);
/** The same of one that has letters in it: a number is something else. */
export const letteredIdentifier = (shape: RegExp, mend: string) => shaped(shape, mend, false);

const shaped = (shape: RegExp, mend: string, mayBeNumber: boolean) =>
  field((value): string | undefined | Bad => {
    if (absent(value) || value === '') return undefined;
    const read = readText(mayBeNumber && typeof value === 'number' ? String(value) : value, CODE_LIMIT);
    if (read instanceof Bad) return read;
    const code = read.toUpperCase();
    return shape.test(code) ? code : new Bad(`"${clip(read)}" has the wrong shape`, mend);
  });

const EARLIEST = '1900-01-01';
const LATEST = '2199-12-31';
const DATE_MEND =
  'write it as YYYY-MM-DD, for example 2027-03-31, or leave the field out when it is not known';

function readDate(value: unknown): LondonDate | Bad {
  if (typeof value !== 'string') return new Bad(`is ${nameOf(value)}, not a date`, DATE_MEND);
  if (!isLondonDate(value)) return new Bad(`"${clip(value)}" is not a date`, DATE_MEND);
  if (value < EARLIEST || value > LATEST)
    return new Bad(`${value} is outside ${EARLIEST} to ${LATEST}`, 'check the year');
  return value;
}

/** A London calendar date. */
export const day = () =>
  field((value): LondonDate | undefined | Bad =>
    absent(value) || value === '' ? undefined : readDate(value),
  );

/** A London calendar date that must be there. */
export const requiredDay = () =>
  must((value): LondonDate | Bad =>
    absent(value) || value === '' ? new Bad('is missing', DATE_MEND) : readDate(value),
  );

/** true or false. */
export const flag = () =>
  field((value): boolean | undefined | Bad =>
    absent(value)
      ? undefined
      : typeof value === 'boolean'
        ? value
        : new Bad(`is ${nameOf(value)}, not true or false`, 'write true or false without quotes'),
  );

/** A whole number within bounds. */
export const whole = (min: number, max: number) =>
  field((value): number | undefined | Bad =>
    absent(value)
      ? undefined
      : Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? (value as number)
        : new Bad(
            `${clip(JSON.stringify(value))} is not a whole number from ${min} to ${max}`,
            `write a number from ${min} to ${max}, without quotes`,
          ),
  );

/** One of a few words. */
export const oneOf = <T extends string>(table: Readonly<Record<string, T>>) =>
  field((value): T | undefined | Bad => {
    if (absent(value) || value === '') return undefined;
    const found =
      typeof value === 'string' && Object.hasOwn(table, value.toLowerCase())
        ? table[value.toLowerCase()]
        : undefined;
    return (
      found ??
      new Bad(
        `${clip(JSON.stringify(value))} is not one of ${Object.keys(table).join(', ')}`,
        `use one of: ${Object.keys(table).join(', ')}`,
      )
    );
  });

const CLIP = 40;
const clip = (value: string): string => (value.length > CLIP ? `${value.slice(0, CLIP)}…` : value);
