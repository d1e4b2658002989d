import { keyOf, type Fact } from './fact.js';
import { type FactKind } from './fact-kinds.js';
import { isCustodial, isOrder, type SentenceKind } from './sentence.js';
import { endsAtDischarge } from './short-sentence.js';
import { type Instant } from './time.js';
import { type Codes } from './values.js';

export type EpisodeKind =
  'pre-sentence' | 'custody' | 'licence' | 'at-large' | 'asleep' | 'order' | 'hospital' | 'ended';

/** A stretch of the pathway between two facts that move the person: `custody#1`, `licence#1`, `custody#2`, `order#1` … */
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
  released: 'licence',
  'recall-revoked': 'at-large',
  'recall-rescinded': 'licence',
  returned: 'custody',
  'order-ended': 'ended',
  'not-sentenced': 'ended',
  died: 'ended',
  deported: 'ended',
};

const MOVES: ReadonlySet<string> = new Set([
  ...Object.keys(OPENS),
  'sentenced',
  'sentence-varied',
  'removal-ended',
]);
/** Whether a fact of this kind may open an episode, or close one. */
export const movesPerson = (kind: FactKind): boolean => MOVES.has(kind);

/** Being in prison when revoked (already arrested) opens nothing new. */
const STAYS: ReadonlySet<string> = new Set(['ended>released', 'custody>recall-revoked']);
/** Of a custodial sentence: on an order or in hospital these are another sentence's, or no move of this one. */
const OF_CUSTODY: ReadonlySet<FactKind> = new Set<FactKind>([
  'released',
  'recall-revoked',
  'recall-rescinded',
  'returned',
]);

/** Where a sentence of this kind begins (pathway.md, table of kinds). */
export const beginsIn = (kind: SentenceKind | undefined): 'custody' | 'order' | 'hospital' =>
  isOrder(kind) ? 'order' : isCustodial(kind) ? 'custody' : 'hospital';
const SERVED_IN: Partial<Record<EpisodeKind, EpisodeKind>> = {
  custody: 'custody',
  licence: 'custody',
  'at-large': 'custody',
  order: 'order',
  hospital: 'hospital',
};

/** Nothing is left of it: where other terms stand, the court's fact gives their dates or kind. */
export const isWhollyQuashed = (data: Codes): boolean =>
  data['how'] === 'quashed' && data['dates'] === undefined && data['kind'] === undefined;

/** What a fact opens after the last episode; undefined when the person stays where they are. */
function openedBy(fact: Fact, last: EpisodeKind | undefined, nothingLeft: boolean): EpisodeKind | undefined {
  const kind = fact.data['kind'] as SentenceKind | undefined;
  switch (fact.kind) {
    case 'sentenced': {
      const served = last && SERVED_IN[last];
      // Sentenced again opens nothing new, but for custody where an order was served.
      return !served || (served !== 'custody' && isCustodial(kind)) ? beginsIn(kind) : undefined;
    }
    case 'sentence-varied': {
      if (!last || !SERVED_IN[last]) return undefined;
      // Quashed in prison, the person is still to be let go: that ends it.
      if (isWhollyQuashed(fact.data)) return last === 'custody' ? undefined : 'ended';
      return kind !== undefined && beginsIn(kind) !== SERVED_IN[last] ? beginsIn(kind) : undefined;
    }
    default: {
      if (OF_CUSTODY.has(fact.kind) && (last === 'order' || last === 'hospital')) return undefined;
      if (fact.kind === 'released' && nothingLeft) return 'ended';
      return last && STAYS.has(`${last}>${fact.kind}`) ? undefined : OPENS[fact.kind];
    }
  }
}

type SentencePassed = Parameters<typeof endsAtDischarge>[0];

/** What was passed, as far as it says whether a licence follows the prison. */
function sentenceAfter(before: SentencePassed, { kind, data, happenedAt }: Fact): SentencePassed {
  if (kind !== 'sentenced' && kind !== 'sentence-varied') return before;
  return {
    kind: (data['kind'] as SentenceKind | undefined) ?? before.kind,
    months: (data['months'] as number | undefined) ?? before.months,
    sentencedAt: kind === 'sentenced' ? happenedAt : before.sentencedAt,
  };
}

type Growing = Omit<Episode, 'facts'> & { facts: Fact[] };

/** From where a person can be removed from the country while the sentence runs on. */
const REMOVED_FROM: ReadonlySet<EpisodeKind> = new Set<EpisodeKind>(['custody', 'licence', 'at-large']);

/**
 * Where a fact leads that goes back to what was before: removal from the country, its end, and a recall rescinded
 * (pathway.md stages 13 and 14). `stays` when nobody moved; undefined when it is no such fact.
 */
function ledBack(fact: Fact, episodes: Growing[]): EpisodeKind | 'stays' | undefined {
  const last = episodes.at(-1);
  const before = episodes.at(-2);
  switch (fact.kind) {
    case 'deported':
      return last && REMOVED_FROM.has(last.kind) ? 'asleep' : undefined;
    case 'released':
      return last?.kind === 'asleep' ? 'stays' : undefined;
    case 'recall-rescinded':
      // A licence that had ended before it was recalled is ended again.
      return episodes.findLast(({ kind, recalled }) => kind !== 'at-large' && !recalled)?.kind === 'ended'
        ? 'ended'
        : undefined;
    case 'removal-ended':
      if (last?.kind !== 'asleep' || !before) return 'stays';
      // Back again: on licence as before, or to be found and returned to prison.
      if (fact.data['how'] !== 'not-removed') return before.kind === 'licence' ? 'licence' : 'at-large';
      // Never gone: what was learnt meanwhile belongs to where the person was.
      before.facts.push(...last.facts);
      episodes.pop();
      return 'stays';
    default:
      return undefined;
  }
}

/**
 * Folds facts into episodes; the stage is never stored.
 * @param facts effective facts in the order they happened
 */
export function episodesOf(facts: readonly Fact[]): Episode[] {
  const episodes: Growing[] = [];
  const counts = new Map<EpisodeKind, number>();
  let recalled = false;
  let quashed = false;
  let sentence: SentencePassed = {};
  for (const fact of facts) {
    const back = ledBack(fact, episodes);
    const last = episodes.at(-1);
    if (fact.kind === 'recall-revoked') recalled = true;
    if (fact.kind === 'released' || fact.kind === 'recall-rescinded') recalled = false;
    if (fact.kind === 'sentence-varied' && isWhollyQuashed(fact.data)) quashed = true;
    sentence = sentenceAfter(sentence, fact);
    const kind =
      back === 'stays'
        ? undefined
        : (back ?? openedBy(fact, last?.kind, quashed || endsAtDischarge(sentence)));
    if (kind && kind !== last?.kind) {
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

/**
 * Facts in force, in the order they happened. Of a fact and its corrections the last one recorded stands, under the key of the
 * first; when that is withdrawn, the one before it.
 * @param facts in the order they were recorded
 */
export function effectiveFacts(facts: readonly Fact[], withdrawn: ReadonlySet<string>): Fact[] {
  const standing = new Map<string, Fact>();
  for (const fact of facts)
    if (!withdrawn.has(fact.id)) standing.set(fact.supersedes ? rootOf(fact, facts) : fact.id, fact);
  return [...standing]
    .map(([root, fact]) => (fact.supersedes ? { ...fact, keyId: root } : fact))
    .sort((x, y) => x.happenedAt - y.happenedAt);
}

/** The id of the first fact of a chain of corrections; a chain that bites its own tail ends where it does. */
function rootOf(fact: Fact, facts: readonly Fact[]): string {
  const seen = new Set([fact.id]);
  for (let id = fact.supersedes ?? fact.id; ;) {
    const earlier = seen.has(id) ? undefined : facts.find((other) => other.id === id);
    seen.add(id);
    if (!earlier?.supersedes) return earlier ? keyOf(earlier) : id;
    id = earlier.supersedes;
  }
}
