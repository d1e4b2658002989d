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
 * A MAPPA level that a prison set alone: the agencies decide it together (002 L243; pathway.md, "MAPPA").
 * @param data of the fact as the caller gave it, not yet checked
 */
export function levelByPrisonAlone(kind: string, data: unknown): readonly Problem[] {
  const { level, decidedBy } = (data ?? {}) as { level?: unknown; decidedBy?: unknown };
  if (kind !== 'mappa-changed' || decidedBy !== 'prison' || level === undefined || level === null) return [];
  return [
    {
      field: 'level',
      message:
        'a prison never sets a MAPPA level alone: the offender manager refers the case by "mappa.decide-referral", and the level that the agencies decide together is recorded with decidedBy "agencies"',
    },
  ];
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

const ENDED = `(ended_at IS NOT NULL OR coalesce(episode, '') LIKE 'ended%')`;

/**
 * A recall asked for where the sentence has ended: nobody would be asked anything, so whoever asks is told at once (pathway.md stage 13).
 * @returns the refusal; undefined while it has not ended
 */
export async function recallOfEnded(sql: Sql, pathwayId: string): Promise<Refused | undefined> {
  const [ended] = await sql.query(`SELECT 1 FROM throughcare.pathway WHERE id = $1 AND ${ENDED}`, [
    pathwayId,
  ]);
  if (!ended) return undefined;
  return refuse(
    'WRONG_STATE',
    'This sentence has ended: there is no licence to recall from, and nobody would be asked to act. If it was ended in error, withdraw or correct the fact that ended it, and ask again; where a licence of another sentence runs, record the request on that pathway; otherwise what happened is for the police and the court.',
    { state: 'ended' },
  );
}

/** Which of a person's pathways a fact told of the person is for: a recall only for those that have not ended, where there is one. */
export async function takersOf(
  sql: Sql,
  kind: string,
  pathways: readonly string[],
): Promise<readonly string[]> {
  if (kind !== 'recall-requested' || pathways.length < 2) return pathways;
  const rows = await sql.query<{ id: string }>(
    `SELECT id FROM throughcare.pathway WHERE id = ANY ($1::uuid[]) AND NOT ${ENDED} ORDER BY id`,
    [pathways],
  );
  return rows.length > 0 ? rows.map(({ id }) => id) : pathways;
}

interface Said {
  readonly kind: string;
  readonly supersedes?: string;
}

/** Why a pathway as it stands does not take a fact; undefined when it does. What corrects a fact on record is taken. */
export async function refusedHere(sql: Sql, pathwayId: string, fact: Said): Promise<Refused | undefined> {
  if (fact.supersedes !== undefined) return undefined;
  if (fact.kind === 'sentenced') return secondSentence(sql, pathwayId);
  return fact.kind === 'recall-requested' ? recallOfEnded(sql, pathwayId) : undefined;
}

/** The same, inside the transaction that would write it. @throws Backout with the refusal */
export async function allowHere(sql: Sql, pathwayId: string, fact: Said): Promise<void> {
  const refusal = await refusedHere(sql, pathwayId, fact);
  if (refusal) throw new Backout(refusal);
}
