import { EntitySchema } from 'typeorm';
import { bytes, flag, id, instant, int, json, now, orNull, pathway, primary, text, uuid } from './columns.js';

const big = (more: Record<string, unknown> = {}) => ({ type: 'bigint' as const, ...more });

/** Who did what, when, to what, and how it went. Rows are only ever added. */
export interface AuditEventRow {
  /** Given by the database, in the order of writing, whatever was sent. */
  id: string;
  /** The same: the hour of writing. */
  at: Date;
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  pathway_id: string | null;
  outcome: string;
  detail: Record<string, unknown>;
  correlation_id: string | null;
  /** Roles and places of the actor at that moment: `offender-manager@YOR`. */
  role: string | null;
  /** In the actor's words, where a reason was asked for. */
  reason: string | null;
  ip: string | null;
  /** Digest of the user agent: the same browser twice can be seen, which one cannot. */
  agent: string | null;
  /** The transaction that wrote it: what seals are cut by. */
  xact: string;
}
export const auditEvent = new EntitySchema<AuditEventRow>({
  name: 'audit_event',
  tableName: 'event',
  schema: 'audit',
  columns: {
    id: big(primary),
    at: instant({ default: () => 'clock_timestamp()' }),
    actor_id: uuid(orNull),
    action: text(),
    subject_type: text(),
    subject_id: text(orNull),
    pathway_id: uuid(orNull),
    outcome: text(),
    detail: json({ default: () => `'{}'` }),
    correlation_id: text(orNull),
    role: text(orNull),
    reason: text(orNull),
    ip: text(orNull),
    agent: text(orNull),
    xact: big(),
  },
  indices: [
    { name: 'event_pathway', columns: ['pathway_id', 'at'] },
    { name: 'event_actor', columns: ['actor_id', 'at'] },
    { name: 'event_order', columns: ['xact', 'id'] },
  ],
});

/** One link of the chain: the lines it covers, each with its digest, and the digest over all of it and the link before. */
export interface AuditSealRow {
  n: string;
  /** Covers the transactions from this one … */
  from_xact: string;
  /** … to before this one: all of them had ended. */
  before_xact: string;
  /** Transactions from this one on had not begun when it was sealed. */
  next_xact: string;
  from_id: string;
  to_id: string;
  count: number;
  ids: string[];
  /** SHA-256 of each line, 32 bytes each, in the order of `ids`. */
  leaves: Buffer;
  sealed_at: Date;
  previous: string;
  digest: string;
}
export const auditSeal = new EntitySchema<AuditSealRow>({
  name: 'audit_seal',
  tableName: 'seal',
  schema: 'audit',
  columns: {
    n: big(primary),
    from_xact: big(),
    before_xact: big(),
    next_xact: big(),
    from_id: big(),
    to_id: big(),
    count: int(),
    ids: big({ array: true }),
    leaves: bytes(),
    sealed_at: instant(),
    previous: text(),
    digest: text(),
  },
  uniques: [{ name: 'seal_previous', columns: ['previous'] }],
});

/** What is added to the server's transaction numbers since a restore (docs/decisions/0020). */
export const auditEpoch = new EntitySchema<{ only_one: boolean; offset: string }>({
  name: 'audit_epoch',
  tableName: 'epoch',
  schema: 'audit',
  columns: { only_one: flag({ primary: true, default: true }), offset: big({ default: 0 }) },
  checks: [{ name: 'epoch_one', expression: 'only_one' }],
});

/** Why the record of a case may not be erased, and since when (docs/how-to/audit.md). */
export interface LegalHoldRow {
  id: string;
  pathway_id: string;
  reason: string;
  placed_by: string;
  placed_at: Date;
  lifted_at: Date | null;
  lifted_by: string | null;
  lifted_because: string | null;
}
export const legalHold = new EntitySchema<LegalHoldRow>({
  name: 'legal_hold',
  schema: 'throughcare',
  columns: {
    id: id(),
    pathway_id: pathway('legal_hold'),
    reason: text(),
    placed_by: text(),
    placed_at: instant(now),
    lifted_at: instant(orNull),
    lifted_by: text(orNull),
    lifted_because: text(orNull),
  },
  indices: [{ name: 'legal_hold_stands', columns: ['pathway_id'], unique: true, where: 'lifted_at IS NULL' }],
});
