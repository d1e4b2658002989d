import { z } from 'zod';
import { type Problem } from '#engine/outcome.js';

/** Ways to reach a victim; a letter, a call or a message goes by no other than those that they said are safe (004 L928; 003 L279). */
export const CHANNELS = ['telephone', 'text', 'email', 'letter', 'video', 'face-to-face'] as const;
export type Channel = (typeof CHANNELS)[number];

const words = (longest: number) =>
  z
    .string({ error: 'text is expected' })
    .trim()
    .min(1, { error: 'is empty' })
    .max(longest, { error: `has more than ${longest} characters` })
    .refine((text) => !text.includes('\0'), { error: 'contains a null character' });

const contact = {
  address: words(500).optional(),
  telephone: words(40)
    .regex(/^[+\d][\d ()-]{6,}$/, { error: 'a telephone number is expected: digits and spaces' })
    .optional(),
  email: words(200)
    .regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/, { error: 'an email address is expected' })
    .optional(),
};

/** Who a victim is and how to reach them safely. Kept as `victim.person.details`; letters read `name` and `child`. */
const Details = z
  .strictObject({
    name: words(200),
    alsoKnownAs: z.array(words(200)).max(20, { error: 'has more than 20 names' }).optional(),
    ...contact,
    channels: z.array(z.enum(CHANNELS, { error: `one of ${CHANNELS.join(', ')} is expected` })).max(6),
    times: words(500).optional(),
    never: words(500).optional(),
    language: z.enum(['en', 'cy'], { error: 'en or cy is expected' }),
    format: words(200).optional(),
    child: z.boolean(),
    parent: z.strictObject({ name: words(200), relationship: words(100), ...contact }).optional(),
    needs: words(5_000).optional(),
  })
  .superRefine((victim, context) => {
    const add = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (victim.child && !victim.parent)
      add('parent', 'is required: a child is reached through a parent or guardian (003 L279)');
    if (!victim.child && victim.parent)
      add('child', 'say that the victim is a child, or leave the parent out');
    const reach = victim.child ? victim.parent : victim;
    const whose = victim.child ? 'parent' : undefined;
    const needs: readonly [readonly Channel[], 'telephone' | 'email' | 'address'][] = [
      [['telephone', 'text'], 'telephone'],
      [['email'], 'email'],
      [['letter'], 'address'],
    ];
    for (const [channels, field] of needs)
      if (reach && reach[field] === undefined && victim.channels.some((one) => channels.includes(one)))
        add(whose ?? field, `is needed: "${channels.join('" or "')}" was named as safe, without ${field}`);
  });

export type VictimDetails = z.infer<typeof Details>;

/** What may be given or changed: absent leaves a field as it is, null takes it away. */
export type VictimChange = { readonly [K in keyof VictimDetails]?: VictimDetails[K] | null };

const START = { channels: [], language: 'en', child: false };

/**
 * The details after a change, checked as a whole.
 * @param before undefined for a victim who is entered
 * @returns what is kept, or each thing that is wrong; no message quotes what was sent
 */
export function changedDetails(
  before: Readonly<Record<string, unknown>> | undefined,
  change: VictimChange,
): { details: VictimDetails } | readonly Problem[] {
  const whole = { ...START, ...before, ...change };
  const kept = Object.fromEntries(
    Object.entries(whole)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, name === 'parent' ? withoutNulls(value as object) : value]),
  );
  const read = Details.safeParse(kept);
  if (read.success) return { details: read.data };
  return read.error.issues.map(({ path, message, code }) => ({
    field: path.join('.') || 'victim',
    message: code === 'unrecognized_keys' ? 'has a field that is not kept' : message,
  }));
}

const withoutNulls = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
