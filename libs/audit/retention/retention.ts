import { type Instant, type LondonDate } from '#domain/time.js';
import { type Database, type Sql } from '#persistence/database.js';
import { RETENTION_RULES } from './rules.js';

/** A case that has been kept as long as its rule says. */
export interface Expired {
  readonly pathwayId: string;
  readonly kind: string;
  /** The later of the day it ended here and the day the sentence ends. */
  readonly endedOn: LondonDate;
  readonly keptUntil: LondonDate;
  readonly rule: string;
  /** Under legal hold since. */
  readonly heldSince: Instant | null;
}

/** Who does it at this machine, and where they are in the directory of it. */
export interface Operator {
  readonly name: string;
}

/**
 * Cases whose time is over: ended, of a kind with a rule, and not of MAPPA (whose record outlives the sentence).
 * @param asOf a London date
 */
export async function expired(sql: Sql, asOf: LondonDate, only?: string): Promise<Expired[]> {
  const rules = Object.values(RETENTION_RULES).filter(({ years }) => years !== undefined);
  return sql.query<Expired>(
    `SELECT e.id AS "pathwayId", e.kind, e.ended AS "endedOn", (e.ended + make_interval(years => r.years))::date AS "keptUntil",
            r.source AS rule, h.placed_at AS "heldSince"
       FROM (SELECT p.*, greatest((p.ended_at AT TIME ZONE 'Europe/London')::date, p.sentence_end) AS ended FROM throughcare.pathway p
              WHERE p.ended_at IS NOT NULL AND p.mappa_category IS NULL AND ($3::uuid IS NULL OR p.id = $3::uuid)) AS e
       JOIN jsonb_to_recordset($1::jsonb) AS r(kind text, years int, source text) ON r.kind = e.kind
       LEFT JOIN throughcare.legal_hold h ON h.pathway_id = e.id AND h.lifted_at IS NULL
      WHERE (e.ended + make_interval(years => r.years))::date < $2::date ORDER BY 4, 1`,
    [JSON.stringify(rules), asOf, only ?? null],
  );
}

/**
 * Erases one case: its rows on both sides of the wall, and the person when no other case is theirs. That it was done stays in the
 * audit. Looked at again under lock, so that a hold or a fact that came meanwhile stops it.
 * @returns false when its time is not over, or a hold stands
 */
export async function erase(
  database: Database,
  pathwayId: string,
  asOf: LondonDate,
  by: Operator,
): Promise<boolean> {
  return database.transaction(async (sql) => {
    await sql.query('SELECT 1 FROM throughcare.pathway WHERE id = $1 FOR UPDATE', [pathwayId]);
    const [due] = await expired(sql, asOf, pathwayId);
    if (!due || due.heldSince !== null) return false;
    const [gone] = await sql.query<{ person_id: string }>(
      'DELETE FROM throughcare.pathway WHERE id = $1 RETURNING person_id',
      [pathwayId],
    );
    await sql.query(
      'DELETE FROM throughcare.person p WHERE p.id = $1 AND NOT EXISTS (SELECT FROM throughcare.pathway w WHERE w.person_id = p.id)',
      [gone?.person_id],
    );
    const { kind, endedOn, keptUntil, rule } = due;
    await line(sql, 'retention.erase', pathwayId, by, undefined, { kind, endedOn, keptUntil, rule });
    return true;
  });
}

export type HoldResult = 'done' | 'not-found' | 'already';

/** From now on nothing of the case is erased: the database itself refuses it. */
export async function placeHold(
  database: Database,
  pathwayId: string,
  reason: string,
  by: Operator,
): Promise<HoldResult> {
  return database.transaction(async (sql) => {
    const there = await sql.query('SELECT 1 FROM throughcare.pathway WHERE id = $1 FOR UPDATE', [pathwayId]);
    if (!there.length) return 'not-found';
    const placed = await sql.query(
      `INSERT INTO throughcare.legal_hold (pathway_id, reason, placed_by) VALUES ($1, $2, $3)
       ON CONFLICT (pathway_id) WHERE lifted_at IS NULL DO NOTHING RETURNING id`,
      [pathwayId, reason, by.name],
    );
    if (!placed.length) return 'already';
    await line(sql, 'retention.hold', pathwayId, by, reason);
    return 'done';
  });
}

/** @returns not-found when no hold stands */
export async function liftHold(
  database: Database,
  pathwayId: string,
  reason: string,
  by: Operator,
): Promise<HoldResult> {
  return database.transaction(async (sql) => {
    const lifted = await sql.query(
      `UPDATE throughcare.legal_hold SET lifted_at = now(), lifted_by = $2, lifted_because = $3 WHERE pathway_id = $1 AND lifted_at IS NULL RETURNING id`,
      [pathwayId, by.name, reason],
    );
    if (!lifted.length) return 'not-found';
    await line(sql, 'retention.lift', pathwayId, by, reason);
    return 'done';
  });
}

const line = (
  sql: Sql,
  action: string,
  pathwayId: string,
  by: Operator,
  reason?: string,
  detail: Record<string, unknown> = {},
): Promise<unknown> =>
  sql.query(
    `INSERT INTO audit.event (action, subject_type, subject_id, pathway_id, outcome, reason, detail) VALUES ($1, 'pathway', $2::uuid::text, $2::uuid, 'done', $3, $4)`,
    [action, pathwayId, reason ?? null, JSON.stringify({ ...detail, operator: by.name })],
  );
