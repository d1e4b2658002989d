import { randomUUID } from 'node:crypto';
import { type Sql } from '#persistence/database.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { nextNumber, writeCommand } from '../accept.js';

/** A fact that the engine itself tells a pathway. */
export interface OwnFact {
  readonly kind: FactKind;
  readonly data: Codes;
  readonly happenedAt: Instant;
  /** Under which the same is never told twice; absent where the caller has looked. */
  readonly sourceId?: string;
}

const SOURCE = 'throughcare';

/**
 * Tells a pathway a fact, numbered like everybody's.
 * @param notBefore instant of the turn that led to it: in a rehearsal it is ahead of PostgreSQL's clock
 * @returns whether it was new
 */
export async function tellFact(
  sql: Sql,
  pathwayId: string,
  fact: OwnFact,
  notBefore: Instant,
): Promise<boolean> {
  if (fact.sourceId !== undefined) {
    const known = await sql.query(
      'SELECT 1 FROM throughcare.fact WHERE source = $1 AND source_id = $2 AND pathway_id = $3',
      [SOURCE, fact.sourceId, pathwayId],
    );
    if (known.length > 0) return false;
  }
  const numbered = await nextNumber(sql, pathwayId);
  if (!numbered) return false;
  const { n } = numbered;
  const at = Math.max(numbered.at, notBefore);
  const { kind, data } = fact;
  const happenedAt = Math.min(fact.happenedAt, at);
  await sql.query(
    `INSERT INTO throughcare.fact (id, pathway_id, command_n, ref, kind, data, happened_at, learnt_at, source, source_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      randomUUID(),
      pathwayId,
      n,
      `c${n}`,
      kind,
      JSON.stringify(data),
      new Date(happenedAt),
      new Date(at),
      SOURCE,
      fact.sourceId ?? null,
    ],
  );
  await writeCommand(sql, {
    n,
    at,
    pathwayId,
    victim: false,
    payload: { type: 'fact', fact: { kind, data, happenedAt, learntAt: at } },
  });
  return true;
}
