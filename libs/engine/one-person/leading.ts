import { type Sql } from '#persistence/database.js';
import { type EpisodeKind } from '#domain/episodes.js';
import { type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { tellFact } from './own-fact.js';

/** One pathway of a person, as it was last committed. */
export interface Sibling {
  readonly id: string;
  readonly episode: EpisodeKind | null;
  readonly ended: boolean;
  readonly sentenced_on: string | null;
  /** What it was last told; null when nothing. */
  readonly told: boolean | null;
  readonly om_id: string | null;
  readonly tier: number | null;
  readonly roh: string | null;
  readonly ppo: boolean | null;
}

/** Custody, then licence, then order (pathway.md, "Sentences, dates, scope"); wanted back in custody comes before being out. */
const RANK: Partial<Record<EpisodeKind, number>> = { custody: 0, 'at-large': 1, licence: 2, order: 3 };

/**
 * The pathway that asks what is owed once to the person; of two alike, the one sentenced first.
 * @returns undefined when none of them is being served
 */
export function leaderOf<T extends Pick<Sibling, 'id' | 'episode' | 'ended' | 'sentenced_on'>>(
  siblings: readonly T[],
): T | undefined {
  const rank = ({ episode, ended }: T): number =>
    ended || episode === null ? Infinity : (RANK[episode] ?? Infinity);
  const key = (one: T): string => `${one.sentenced_on ?? '9999'} ${one.id}`;
  return siblings
    .filter((one) => rank(one) < Infinity)
    .sort((a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : 1))[0];
}

const PER_PERSON = [...TASK_TYPES.values()].filter(({ per }) => per === 'person').map(({ id }) => id);

/** Locks the pathways of the person whose pathway this is, in the order of their ids, as everybody does who acts on several. */
export async function siblingsOf(sql: Sql, pathwayId: string): Promise<Sibling[]> {
  await sql.query(
    `SELECT 1 FROM throughcare.pathway WHERE person_id = (SELECT person_id FROM throughcare.pathway WHERE id = $1)
     ORDER BY id FOR NO KEY UPDATE`,
    [pathwayId],
  );
  return sql.query<Sibling>(
    `SELECT p.id, split_part(p.episode, '#', 1) AS episode, p.ended_at IS NOT NULL AS ended, p.sentenced_on,
            p.om_id, p.tier, p.roh, p.ppo,
            (SELECT (f.data ->> 'leads')::boolean FROM throughcare.fact f
             WHERE f.pathway_id = p.id AND f.kind = 'leading-changed' AND f.withdrawn_at IS NULL ORDER BY f.command_n DESC LIMIT 1) AS told
     FROM throughcare.pathway p WHERE p.person_id = (SELECT person_id FROM throughcare.pathway WHERE id = $1) ORDER BY p.id`,
    [pathwayId],
  );
}

/** Tells each pathway of a person whether it leads, where that is not what it was last told; one that was told nothing leads. */
export async function settleLeading(sql: Sql, siblings: readonly Sibling[], at: Instant): Promise<void> {
  const leader = leaderOf(siblings);
  if (!leader) return;
  for (const one of siblings) {
    const leads = one.id === leader.id;
    if (one.ended || one.episode === null || (one.told ?? true) === leads) continue;
    const data: Codes = leads
      ? { leads, done: await doneBy(sql, siblings, one) }
      : { leads, pathway: leader.id };
    await tellFact(sql, one.id, { kind: 'leading-changed', data, happenedAt: at }, at);
  }
}

/** What the others have done of what is owed to the person, and the London day of the last time: `licence.make-plan:2026-03-26`. */
async function doneBy(sql: Sql, siblings: readonly Sibling[], { id }: Sibling): Promise<string[]> {
  const rows = await sql.query<{ type: string; last: string }>(
    `SELECT type, max((done_at AT TIME ZONE 'Europe/London')::date) AS last FROM throughcare.task
     WHERE pathway_id = ANY ($1::uuid[]) AND state = 'DONE' AND type = ANY ($2::text[]) GROUP BY type ORDER BY type`,
    [siblings.filter((one) => one.id !== id).map((one) => one.id), PER_PERSON],
  );
  return rows.map(({ type, last }) => `${type}:${last}`);
}

/** What is known of the person and a pathway of theirs has not heard: manager, tier, risk of harm, PPO. */
export async function handOn(sql: Sql, siblings: readonly Sibling[], at: Instant): Promise<void> {
  const from = leaderOf(siblings);
  if (!from) return;
  for (const to of siblings) {
    if (to.id === from.id || to.ended || to.episode === null) continue;
    const known: readonly (readonly [
      'om-changed' | 'tier-changed' | 'roh-changed' | 'ppo-changed',
      Codes,
      boolean,
    ])[] = [
      ['om-changed', { username: from.om_id }, from.om_id !== null && to.om_id === null],
      ['tier-changed', { tier: from.tier }, from.tier !== null && to.tier === null],
      ['roh-changed', { level: from.roh }, from.roh !== null && to.roh === null],
      ['ppo-changed', { ppo: from.ppo }, from.ppo !== null && to.ppo === null],
    ];
    for (const [kind, data, news] of known)
      if (news)
        await tellFact(
          sql,
          to.id,
          { kind, data, happenedAt: at, sourceId: `${from.id}:${kind}:${JSON.stringify(data)}` },
          at,
        );
  }
}
