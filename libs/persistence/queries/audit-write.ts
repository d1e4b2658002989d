import { type Doors } from './doors.js';

/** Something worth keeping for ever: who did what to what, and how it went. */
export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly pathwayId?: string;
  readonly outcome: string;
  readonly correlationId: string;
}

/** Adds a line to the audit. It throws when it cannot: what must be audited and cannot be is not shown. */
export async function writeAudit(db: Doors, entry: AuditEntry): Promise<void> {
  await db.rows(
    `INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, correlation_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      entry.actorId,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      entry.pathwayId ?? null,
      entry.outcome,
      entry.correlationId,
    ],
  );
}
