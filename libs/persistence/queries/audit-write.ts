import { type Doors } from './doors.js';

/** Something worth keeping for ever: who did what to what, and how it went. */
export interface AuditEntry {
  readonly actorId: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId?: string;
  readonly pathwayId?: string;
  readonly outcome: string;
  readonly correlationId: string;
  /** As what: roles and places at that moment. */
  readonly role?: string;
  /** Why, in their words. */
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly ip?: string;
  readonly agent?: string;
}

/** Adds a line to the audit. It throws when it cannot: what must be audited and cannot be is not shown. */
export const writeAudit = (db: Doors, entry: AuditEntry): Promise<void> => writeAuditLines(db, [entry]);

/** Adds lines to the audit in one statement, all or none. */
export async function writeAuditLines(db: Doors, entries: readonly AuditEntry[]): Promise<void> {
  const lines = entries.map((entry) => ({
    actor_id: entry.actorId,
    role: entry.role ?? null,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId ?? null,
    pathway_id: entry.pathwayId ?? null,
    outcome: entry.outcome,
    detail: entry.detail ?? {},
    reason: entry.reason ?? null,
    ip: entry.ip ?? null,
    agent: entry.agent ?? null,
    correlation_id: entry.correlationId,
  }));
  await db.app.query(
    {
      name: 'audit-lines',
      text: `INSERT INTO audit.event (actor_id, role, action, subject_type, subject_id, pathway_id, outcome, detail, reason, ip, agent, correlation_id)
             SELECT actor_id, role, action, subject_type, subject_id, pathway_id, outcome, detail, reason, ip, agent, correlation_id
               FROM jsonb_to_recordset($1::jsonb) AS r(actor_id uuid, role text, action text, subject_type text, subject_id text,
                    pathway_id uuid, outcome text, detail jsonb, reason text, ip text, agent text, correlation_id text)`,
    },
    [JSON.stringify(lines)],
  );
}

/** Where things of a case stand that a command names by their own id. */
const TABLES: Readonly<Record<string, string>> = {
  task: 'task',
  fact: 'fact',
  gate: 'gate',
  notice: 'notice',
  document: 'document',
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The case something belongs to, asked of the ordinary side only: where a refused command about a victim belongs is not found out.
 * @returns undefined when there is no such thing there
 */
export async function caseOf(db: Doors, type: string, id: string | undefined): Promise<string | undefined> {
  if (id === undefined || !UUID.test(id)) return undefined;
  if (type === 'pathway') return id;
  const table = TABLES[type];
  if (!table) return undefined;
  const [row] = await db.app.query<{ pathway_id: string | null }>(
    `SELECT pathway_id FROM throughcare.${table} WHERE id = $1`,
    [id],
  );
  return row?.pathway_id ?? undefined;
}
