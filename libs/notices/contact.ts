import { z } from 'zod';
import { type Actor } from '#identity/actor.js';
import { audit } from '#engine/accept.js';
import { doorsFor, once, type ActingDoors } from '#engine/doors.js';
import { invalid, type Asked, type Problem, type Refused } from '#engine/outcome.js';
import { type Reads } from '#persistence/queries/doors.js';
import { CHANNELS, noticeKind, type Channel } from './kinds.js';
import { LANGUAGES, type Language } from './words.js';

/** How a member of staff hears from the system. */
export interface Contact {
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: readonly string[] | null;
  readonly language: Language;
  readonly digest: boolean;
  readonly quietFrom: string;
  readonly quietUntil: string;
  /** `kind/channel` not wanted. */
  readonly refused: readonly string[];
  /** Channels that failed for good, until the address changes. */
  readonly failed: readonly Channel[];
}

const NOTHING: Contact = {
  email: null,
  phone: null,
  address: null,
  language: 'en',
  digest: true,
  quietFrom: '19:00',
  quietUntil: '07:00',
  refused: [],
  failed: [],
};

/** What somebody has chosen, or what holds until they do. */
export async function contactOf(db: Reads, userId: string): Promise<Contact> {
  const [row] = await db.rows<Contact>(
    `SELECT email, phone, address, language, digest, quiet_from AS "quietFrom", quiet_until AS "quietUntil", refused,
            ARRAY(SELECT jsonb_object_keys(failed)) AS failed FROM throughcare.notice_contact WHERE user_id = $1`,
    [userId],
  );
  return row ?? NOTHING;
}

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'is not a time: write it as HH:MM, for example 19:00' });
const Change = z.object({
  email: z.email({ error: 'is not an email address' }).max(254).nullish(),
  phone: z
    .string()
    .regex(/^\+?[\d ()-]{10,20}$/, { error: 'is not a telephone number: write it like 07700 900123' })
    .nullish(),
  address: z
    .array(z.string().trim().min(1).max(80))
    .min(3, { error: 'has fewer than three lines: give name, street and postcode at least' })
    .max(7, { error: 'has more than seven lines' })
    .nullish(),
  language: z.enum(LANGUAGES, { error: 'is neither en nor cy' }).optional(),
  digest: z.boolean().optional(),
  quietFrom: time.optional(),
  quietUntil: time.optional(),
  refused: z.array(z.string()).max(100).optional(),
});
export type ContactChange = z.infer<typeof Change>;

/** Channels of kinds that may be refused; everything else must be heard. */
function refusedProblems(refused: readonly string[]): Problem[] {
  return refused.flatMap((one): Problem[] => {
    const [id = '', channel = ''] = one.split('/');
    const kind = noticeKind(id);
    if (!kind || !(CHANNELS as readonly string[]).includes(channel))
      return [
        {
          field: 'refused',
          message: `"${one}" is not a kind of notice and a channel, such as task-done/email`,
        },
      ];
    return kind.optOut
      ? []
      : [
          {
            field: 'refused',
            message: `${id} cannot be refused: it is something you must know in your work`,
          },
        ];
  });
}

export interface ContactChanged {
  readonly kind: 'done';
}

/**
 * Changes one's own settings: what is left out stays; null empties an address. A changed address is tried again after a failure.
 * @param given as it was sent, checked here
 */
export async function changeContact(
  doors: ActingDoors,
  actor: Actor,
  given: unknown,
  asked: Asked = {},
): Promise<ContactChanged | Refused> {
  const read = Change.safeParse(given);
  if (!read.success)
    return invalid(read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })));
  const problems = refusedProblems(read.data.refused ?? []);
  if (problems.length > 0) return invalid(problems);
  const [door] = doorsFor(doors, actor);
  if (!door) throw new Error('There is always the ordinary door');
  return once<ContactChanged>(door, actor, 'notice.settings', asked.commandId, async (sql) => {
    const { quietFrom, quietUntil, ...rest } = read.data;
    const change = { ...rest, quiet_from: quietFrom, quiet_until: quietUntil };
    await sql.query(
      `INSERT INTO throughcare.notice_contact AS c (user_id) VALUES ($1) ON CONFLICT DO NOTHING`,
      [actor.userId],
    );
    await sql.query(
      `UPDATE throughcare.notice_contact c SET
         email = CASE WHEN $2::jsonb ? 'email' THEN $2 ->> 'email' ELSE email END,
         phone = CASE WHEN $2::jsonb ? 'phone' THEN $2 ->> 'phone' ELSE phone END,
         address = CASE WHEN $2::jsonb ? 'address' THEN nullif($2 -> 'address', 'null') ELSE address END,
         language = coalesce($2 ->> 'language', language), digest = coalesce(($2 ->> 'digest')::boolean, digest),
         quiet_from = coalesce($2 ->> 'quiet_from', quiet_from), quiet_until = coalesce($2 ->> 'quiet_until', quiet_until),
         refused = coalesce($2 -> 'refused', refused),
         failed = failed - ARRAY(SELECT CASE k WHEN 'phone' THEN 'sms' WHEN 'address' THEN 'letter' ELSE k END FROM jsonb_object_keys($2::jsonb) k),
         updated_at = now()
       WHERE c.user_id = $1`,
      [actor.userId, JSON.stringify(change)],
    );
    await audit(sql, {
      actor: actor.userId,
      action: 'notice.settings',
      subjectType: 'user',
      subjectId: actor.userId,
      pathwayId: null,
      outcome: 'done',
      correlationId: asked.correlationId,
    });
    return { kind: 'done' };
  });
}
