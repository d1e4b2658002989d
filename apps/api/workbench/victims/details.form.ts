import { z } from 'zod';
import { type Fields } from '../visit/http.js';
import { type VictimWhole } from './victim.query.js';

/** What the form about a victim's details asks, and how it is read. */

const text = (longest: number, what: string) =>
  z
    .string()
    .trim()
    .max(longest, { error: `${what} must have ${longest} characters or fewer` })
    .optional()
    .transform((given) => given || null);
const CHANNELS = ['TELEPHONE', 'TEXT', 'EMAIL', 'LETTER', 'VIDEO', 'FACE_TO_FACE'] as const;

export const Details = z
  .object({
    name: z
      .string({ error: 'Enter the name' })
      .trim()
      .min(1, { error: 'Enter the name' })
      .max(200, { error: 'The name must have 200 characters or fewer' }),
    alsoKnownAs: text(2_000, 'Other names'),
    child: z.enum(['yes', 'no'], { error: 'Choose whether the victim is a child' }),
    parentName: text(200, 'The name of the parent or guardian'),
    parentRelationship: text(100, 'The relationship'),
    parentTelephone: text(40, 'The telephone number'),
    parentEmail: text(200, 'The email address'),
    parentAddress: text(500, 'The address'),
    channels: z.preprocess(
      (given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]),
      z.array(z.enum(CHANNELS)),
    ),
    times: text(500, 'Safe times'),
    never: text(500, 'What must never be done'),
    telephone: text(40, 'The telephone number'),
    email: text(200, 'The email address'),
    address: text(500, 'The address'),
    language: z.enum(['ENGLISH', 'WELSH'], { error: 'Choose a language' }),
    format: text(200, 'The format'),
    needs: text(5_000, 'What they need'),
  })
  .superRefine(({ child, parentName, parentRelationship }, context) => {
    if (child === 'no') return;
    const add = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (parentName === null) add('parentName', 'Enter the name of the parent or guardian');
    if (parentRelationship === null) add('parentRelationship', 'Enter who they are to the child');
  });
export type Details = z.output<typeof Details>;

/** What the commands take: every field is said, so that an emptied one is taken away. */
export const inputOf = (given: Details) => ({
  name: given.name,
  alsoKnownAs: lines(given.alsoKnownAs),
  child: given.child === 'yes',
  parent:
    given.child === 'yes'
      ? {
          name: given.parentName ?? '',
          relationship: given.parentRelationship ?? '',
          telephone: given.parentTelephone,
          email: given.parentEmail,
          address: given.parentAddress,
        }
      : null,
  channels: given.channels,
  times: given.times,
  never: given.never,
  telephone: given.telephone,
  email: given.email,
  address: given.address,
  language: given.language,
  format: given.format,
  needs: given.needs,
});

const lines = (typed: string | null): string[] =>
  (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is on record, as it stands in the fields. */
export const detailValues = (victim: VictimWhole): Fields => ({
  name: victim.name ?? '',
  alsoKnownAs: victim.alsoKnownAs.join('\n'),
  child: victim.child ? 'yes' : 'no',
  parentName: victim.parent?.name ?? '',
  parentRelationship: victim.parent?.relationship ?? '',
  parentTelephone: victim.parent?.telephone ?? '',
  parentEmail: victim.parent?.email ?? '',
  parentAddress: victim.parent?.address ?? '',
  channels: victim.channels,
  times: victim.times ?? '',
  never: victim.never ?? '',
  telephone: victim.telephone ?? '',
  email: victim.email ?? '',
  address: victim.address ?? '',
  language: victim.language,
  format: victim.format ?? '',
  needs: victim.needs ?? '',
});

/** Before what the service says of a field. */
export const DETAIL_LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  alsoKnownAs: 'Other names',
  child: 'Child',
  parent: 'Parent or guardian',
  'parent.telephone': 'Telephone of the parent or guardian',
  'parent.email': 'Email of the parent or guardian',
  'parent.address': 'Address of the parent or guardian',
  channels: 'Safe ways to reach them',
  telephone: 'Telephone',
  email: 'Email',
  address: 'Address',
  reference: 'Reference',
};
