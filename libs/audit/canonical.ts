import { createHash } from 'node:crypto';

/** A line of the audit as texts, the way PostgreSQL writes them; `micros` since 1970. */
export interface EventText {
  readonly id: string;
  readonly xact: string;
  readonly micros: string;
  readonly actor_id: string | null;
  readonly role: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string | null;
  readonly pathway_id: string | null;
  readonly outcome: string;
  readonly detail: string;
  readonly reason: string | null;
  readonly ip: string | null;
  readonly agent: string | null;
  readonly correlation_id: string | null;
}

/** A link of the chain without its own digest. */
export interface LinkText {
  readonly n: string;
  readonly from_xact: string;
  readonly before_xact: string;
  readonly next_xact: string;
  readonly micros: string;
  readonly ids: readonly string[];
  /** 32 bytes a line, hexadecimal. */
  readonly leaves: string;
  readonly previous: string;
}

/** Columns of `audit.event` as texts, for an alias `e`. */
export const EVENT_TEXT = `e.id::text AS id, e.xact::text AS xact, (extract(epoch FROM e.at) * 1000000)::bigint::text AS micros,
  e.actor_id::text AS actor_id, e.role, e.action, e.subject_type, e.subject_id, e.pathway_id::text AS pathway_id, e.outcome,
  e.detail::text AS detail, e.reason, e.ip, e.agent, e.correlation_id`;

/** The form of what is hashed; another one is another number. */
const FORM = '1';
/** Length before text, so that no two lines are written alike; nothing is not the same as an empty word. */
const part = (said: string | null): string => (said === null ? '~' : `${Buffer.byteLength(said)}:${said}`);
const digest = (parts: readonly (string | null)[]): string =>
  createHash('sha256')
    .update(FORM + parts.map(part).join(''))
    .digest('hex');

/** SHA-256 of one line, hexadecimal: the same as `audit.leaf` gives in the database, worked out without it. */
export const leafOf = (e: EventText): string =>
  digest([
    e.id,
    e.xact,
    e.micros,
    e.actor_id,
    e.role,
    e.action,
    e.subject_type,
    e.subject_id,
    e.pathway_id,
    e.outcome,
    e.detail,
    e.reason,
    e.ip,
    e.agent,
    e.correlation_id,
  ]);

/** Digest of a link: over the link before, what it covers, and the digest of every line in it. */
export const linkDigest = (link: LinkText): string =>
  digest([
    link.previous,
    link.n,
    link.from_xact,
    link.before_xact,
    link.next_xact,
    link.micros,
    link.ids.join(','),
    link.leaves,
  ]);
