import { z } from 'zod';
import { isLondonDate } from '#calendar/index.js';
import { FACTORS, HERE, LEGS, TARGET_KINDS, type PlanTarget } from '#domain/plan-target.js';

const MOST_TARGETS = 50;
const LONGEST = 1_000;

const words = z
  .string({ error: 'text is expected' })
  .trim()
  .min(1, { error: 'is empty' })
  .max(LONGEST, { error: `has more than ${LONGEST} characters` })
  .refine((text) => !text.includes('\0'), { error: 'contains a null character' });
const oneOf = <T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes, { error: `one of ${codes.join(', ')} is expected` });

const PARTS =
  'kind, factor, change, order, leg, owner, counterpart, by, here, and through where there is one';

/** The shape of a field of the type `targets`: each target in its parts, so that a list of programme names is none. */
export const TARGETS: z.ZodType<readonly PlanTarget[]> = z
  .array(
    z.strictObject(
      {
        kind: oneOf(TARGET_KINDS),
        factor: oneOf(FACTORS),
        change: words,
        through: words.optional(),
        order: z.int({ error: 'a whole number from 1 is expected' }).min(1),
        leg: oneOf(LEGS),
        owner: words,
        counterpart: words,
        by: z
          .string({ error: 'a date is expected, such as 2026-12-09' })
          .refine(isLondonDate, { error: 'a date is expected, such as 2026-12-09' }),
        here: oneOf(HERE),
      },
      {
        error: ({ code }) =>
          code === 'unrecognized_keys' || code === 'invalid_type' ? `a target has ${PARTS}` : undefined,
      },
    ),
    {
      error: `a list of targets is expected, each with ${PARTS}; a plan of programme names alone is refused (000 L443)`,
    },
  )
  .min(1, { error: 'a plan has at least one target' })
  .max(MOST_TARGETS, { error: `more than ${MOST_TARGETS} targets` });
