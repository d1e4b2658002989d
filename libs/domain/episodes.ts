import { keyOf, type Fact } from './fact.js';
import { type FactKind } from './fact-kinds.js';
import { type Instant } from './time.js';

export type EpisodeKind = 'pre-sentence' | 'custody' | 'licence' | 'at-large' | 'ended';

/** A stretch of the pathway between two facts that move the person: `custody#1`, `licence#1`, `custody#2` … */
export interface Episode {
  readonly id: string;
  readonly kind: EpisodeKind;
  readonly opened: Fact;
  readonly at: Instant;
  /** Facts that became known in this episode: an episode sees the facts of its own time. */
  readonly facts: readonly Fact[];
  /** Custody after a recall. */
  readonly recalled: boolean;
}

/** The facts that move a person from one episode to the next (pathway.md, "Stages"). */
const OPENS: Partial<Record<FactKind, EpisodeKind>> = {
  'report-requested': 'pre-sentence',
  sentenced: 'custody',
  released: 'licence',
  'recall-revoked': 'at-large',
  'recall-rescinded': 'licence',
  returned: 'custody',
  'order-ended': 'ended',
  'not-sentenced': 'ended',
  died: 'ended',
  deported: 'ended',
};

/** Being in prison when revoked (already arrested) or sentenced again opens nothing new. */
const STAYS: ReadonlySet<string> = new Set([
  'ended>released',
  'custody>sentenced',
  'licence>sentenced',
  'at-large>sentenced',
  'custody>recall-revoked',
]);

/**
 * Folds facts into episodes; the stage is never stored.
 * @param facts effective facts in the order they happened
 */
export function episodesOf(facts: readonly Fact[]): Episode[] {
  const episodes: (Omit<Episode, 'facts'> & { facts: Fact[] })[] = [];
  const counts = new Map<EpisodeKind, number>();
  let recalled = false;
  for (const fact of facts) {
    const last = episodes.at(-1);
    if (fact.kind === 'recall-revoked') recalled = true;
    if (fact.kind === 'released' || fact.kind === 'recall-rescinded') recalled = false;
    const kind = OPENS[fact.kind];
    const opens = kind && kind !== last?.kind && !(last && STAYS.has(`${last.kind}>${fact.kind}`));
    if (kind && opens) {
      const n = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, n);
      episodes.push({
        id: `${kind}#${n}`,
        kind,
        opened: fact,
        at: fact.happenedAt,
        facts: [fact],
        recalled: kind === 'custody' && recalled,
      });
    } else last?.facts.push(fact);
  }
  return episodes;
}

/** Facts in force: withdrawn and superseded ones left out, a correction under the key of what it corrects, in the order they happened. */
export function effectiveFacts(facts: readonly Fact[], withdrawn: ReadonlySet<string>): Fact[] {
  const replaced = new Map<string, Fact>();
  for (const fact of facts)
    if (fact.supersedes && !withdrawn.has(fact.id)) replaced.set(fact.supersedes, fact);
  return facts
    .filter((fact) => !withdrawn.has(fact.id) && !replaced.has(fact.id))
    .map((fact) => (fact.supersedes ? { ...fact, keyId: rootOf(fact, facts) } : fact))
    .sort((a, b) => a.happenedAt - b.happenedAt);
}

function rootOf(fact: Fact, facts: readonly Fact[]): string {
  const earlier = facts.find((other) => other.id === fact.supersedes);
  return earlier?.supersedes
    ? rootOf(earlier, facts)
    : earlier
      ? keyOf(earlier)
      : (fact.supersedes ?? fact.id);
}
