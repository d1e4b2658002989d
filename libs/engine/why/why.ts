import { londonDateOf } from '#calendar/index.js';
import { viewOf, type CaseView } from '#domain/case.js';
import { effectiveFacts, episodesOf, type Episode } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { FACT_KINDS, type FactKind, plainTitle } from '#domain/fact-kinds.js';
import { type Instant } from '#domain/time.js';
import { ownerContext, type OwnerContext } from '#workflows/policy/owner.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type State } from '#workflows/runtime/state.js';
import { isVictimFact } from '../commit/wall.js';
import { dayInWords, momentInWords } from './words.js';

/** Why something is as it is: to be read by whoever works the case. */
export interface Why {
  /** The whole answer, sentence by sentence. */
  readonly sentences: readonly string[];
  readonly rule: string;
  readonly source: string | null;
  readonly facts: readonly WhyFact[];
  /** What would make it another. */
  readonly wouldChange: readonly string[];
}

/** A fact the answer rests on, as it was known. */
export interface WhyFact {
  readonly id: string;
  readonly kind: FactKind;
  readonly title: string;
  readonly happenedAt: Instant;
  readonly learntAt: Instant;
}

/** The turn in which a step was last asked. */
export interface Opening {
  readonly at: Instant;
  readonly events: readonly JournalEvent[];
}

/** A case at a moment, as far as its reader may know it. */
export interface Known {
  readonly state: State;
  readonly facts: readonly Fact[];
  readonly view: CaseView;
  readonly episode: Episode | undefined;
  readonly owner: OwnerContext;
  /** Whether the reader may know that a step of this type exists. */
  readonly may: (type: string) => boolean;
}

/**
 * The case behind an answer.
 * @param state the ledger now or as it was
 * @param may whether the reader may know of steps of a type
 * @param liaison whether the reader may know facts about victims
 */
export function knownOf(state: State, may: (type: string) => boolean, liaison: boolean): Known {
  const all = effectiveFacts(state.facts, state.withdrawnFacts);
  const episode = episodesOf(all).at(-1);
  return {
    state,
    facts: liaison ? all : all.filter((fact) => !isVictimFact(fact)),
    view: viewOf(all),
    episode,
    owner: ownerContext(state.now, episode?.id),
    may,
  };
}

export const whyFact = ({ id, kind, happenedAt, learntAt }: Fact): WhyFact => ({
  id,
  kind,
  title: titleOf(kind),
  happenedAt,
  learntAt,
});

/** The title of a kind of fact, without what explains it to whoever records it. */
export const titleOf = (kind: FactKind): string => plainTitle(FACT_KINDS[kind].title);

/** The last fact of each of these kinds that the reader may know. */
export function lastOf({ facts }: Known, kinds: readonly string[]): Fact[] {
  return [...new Set(kinds)].flatMap((kind) => facts.findLast((fact) => fact.kind === kind) ?? []);
}

/** `Dates changed (Tuesday 30 March 2027; known since Thursday 1 April 2027 at 09:00)`. */
export function factInWords(fact: Fact): string {
  const happened = londonDateOf(fact.happenedAt);
  const late = londonDateOf(fact.learntAt) !== happened;
  return `${titleOf(fact.kind)} (${dayInWords(happened)}${late ? `; known since ${momentInWords(fact.learntAt)}` : ''})`;
}

/** Facts together, each once. */
export const distinct = (facts: readonly Fact[]): WhyFact[] => [
  ...new Map(facts.map((fact) => [fact.id, whyFact(fact)])).values(),
];
