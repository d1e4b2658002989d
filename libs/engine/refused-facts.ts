import { type Sql } from '#persistence/database.js';
import { isVictimRole } from '#domain/roles.js';
import { Backout, refuse, type Problem, type Refused } from './outcome.js';

/** Facts that are well formed and still not taken, with what to say instead. */

/**
 * An action that a meeting gave to victim liaison: a task for it would show everybody on the case that there is a victim, and what is
 * done about them (004 L953; docs/decisions/0013).
 * @param data of the fact as the caller gave it, not yet checked
 * @returns what is wrong and what to record in its place; undefined when the fact may be taken
 */
export function actionForVictimLiaison(kind: string, data: unknown): Problem | undefined {
  if (kind !== 'action-given' || !isVictimRole((data as { role?: unknown } | null | undefined)?.role))
    return undefined;
  return {
    field: 'role',
    message:
      'an action for victim liaison never stands in the record of the case: record "disclosure-asked" (purpose: mappa, before: the day it is wanted), which asks them behind their own wall',
  };
}

/**
 * A sentence passed where one stands already: it would overwrite kind, length and dates of what is being served (pathway.md,
 * "Sentences, dates, scope": a pathway is one sentence calculation).
 * @returns the refusal, with the id of the sentence on record; undefined when there is none
 */
export async function secondSentence(sql: Sql, pathwayId: string): Promise<Refused | undefined> {
  const [standing] = await sql.query<{ id: string }>(
    `SELECT id FROM throughcare.fact WHERE pathway_id = $1 AND kind = 'sentenced' AND withdrawn_at IS NULL ORDER BY command_n DESC LIMIT 1`,
    [pathwayId],
  );
  if (!standing) return undefined;
  return refuse(
    'CONFLICT',
    'This pathway has its sentence. For another sentence open a pathway with openPathway and the same personId; where the court added terms to this one, varied or quashed it, record "sentence-varied" (how: added, varied, quashed); to correct what was recorded, name that fact in "supersedes".',
    { with: standing.id },
  );
}

/** The same, inside the transaction that would write it. @throws Backout with the refusal */
export async function allowOneSentence(sql: Sql, pathwayId: string): Promise<void> {
  const refusal = await secondSentence(sql, pathwayId);
  if (refusal) throw new Backout(refusal);
}
