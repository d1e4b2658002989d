import { type Sql } from '#persistence/database.js';
import { type Instant } from '#domain/time.js';
import { type Payload } from './command-row.js';

/** A number and the instant of acceptance, by PostgreSQL's clock. */
export interface Numbered {
  readonly n: number;
  readonly at: Instant;
}

/**
 * Takes the next number of a pathway and holds its row until the transaction ends: numbers have no gaps, and the
 * commit of a turn waits for what is being accepted. Always before any row of a task is locked, as the commit does.
 * @returns undefined when there is no such pathway
 */
export async function nextNumber(sql: Sql, pathwayId: string): Promise<Numbered | undefined> {
  const [row] = await sql.query<{ n: number; at: Instant }>(
    {
      name: 'accept-number',
      text: `UPDATE throughcare.pathway SET last_command = last_command + 1 WHERE id = $1
             RETURNING last_command AS n, date_trunc('milliseconds', clock_timestamp()) AS at`,
    },
    [pathwayId],
  );
  return row;
}

export interface Acceptance extends Numbered {
  readonly pathwayId: string;
  /** Who said it; absent for what the engine itself tells. */
  readonly by?: string;
  readonly payload: Payload;
  readonly commandId?: string;
  readonly victim: boolean;
}

/** Writes a numbered command and wakes the relay when the transaction commits. */
export async function writeCommand(
  sql: Sql,
  { pathwayId, n, at, by, payload, commandId, victim }: Acceptance,
): Promise<void> {
  await sql.query(
    {
      name: 'accept-command',
      text: `WITH c AS (
               INSERT INTO throughcare.command (pathway_id, n, type, payload, accepted_at, accepted_by, command_id, confidentiality)
               VALUES ($1, $2, $3::jsonb ->> 'type', $3, $4, $5, $6, $7)
             ) SELECT pg_notify('throughcare_command', $1::uuid::text)`,
    },
    [
      pathwayId,
      n,
      JSON.stringify(payload),
      new Date(at),
      by ?? null,
      commandId ?? null,
      victim ? 'victim' : 'ordinary',
    ],
  );
}

export interface AuditLine {
  readonly actor: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly pathwayId: string | null;
  readonly outcome: string;
  readonly detail?: Record<string, unknown>;
  readonly correlationId?: string;
}

/** Who did what to what, and how it went, in the transaction that does it. */
export async function audit(sql: Sql, line: AuditLine): Promise<void> {
  await sql.query(
    {
      name: 'audit-line',
      text: `INSERT INTO audit.event (actor_id, action, subject_type, subject_id, pathway_id, outcome, detail, correlation_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    },
    [
      line.actor,
      line.action,
      line.subjectType,
      line.subjectId,
      line.pathwayId,
      line.outcome,
      JSON.stringify(line.detail ?? {}),
      line.correlationId ?? null,
    ],
  );
}
