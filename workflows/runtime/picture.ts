import { viewOf, viewWith, type CaseView } from '#domain/case.js';
import { effectiveFacts, episodesOf, movesPerson, type Episode } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { caseRests, isRestedOn, type Rests } from './rests.js';
import { type State } from './state.js';

/** The facts as they stand and what follows from them, worked out once and again only when a fact comes or goes. */
export interface Picture {
  readonly facts: readonly Fact[];
  readonly view: CaseView;
  readonly episodes: readonly Episode[];
  readonly rests: Rests;
}

interface Remembered {
  readonly count: number;
  readonly withdrawn: string;
  readonly picture: Picture;
}

/** Facts are never changed in place, so the last one, their number and what was withdrawn name the whole list of a pathway. */
const remembered = new WeakMap<Fact, Remembered>();

/** The facts withdrawn, as one text. */
const withdrawnIn = ({ withdrawnFacts }: State): string =>
  withdrawnFacts.size === 0 ? '' : [...withdrawnFacts].join();

export function pictureOf(state: State): Picture {
  const last = state.facts.at(-1);
  const known = last && remembered.get(last);
  const withdrawn = withdrawnIn(state);
  if (known && known.count === state.facts.length && known.withdrawn === withdrawn) return known.picture;
  const facts = effectiveFacts(state.facts, state.withdrawnFacts);
  const view = viewOf(facts);
  return remember(state, { facts, view, episodes: episodesOf(facts), rests: caseRests(view, facts) });
}

/** Whether a fact leaves the episodes as they are, and every fact before it. */
export const leavesEpisodes = (fact: Fact): boolean =>
  fact.supersedes === undefined && !movesPerson(fact.kind);

/** The picture after one more fact: what it leaves unchanged stays the very same. */
export function pictureWith(state: State, before: Picture, fact: Fact): Picture {
  if (!leavesEpisodes(fact)) return pictureOf(state);
  const latest = before.facts.at(-1);
  const forgotten = ofKind(before.facts, fact.kind).find((known) => !state.facts.includes(known));
  // A fact that comes out of turn, or beside corrections, is put in its place from the beginning.
  const isLast = before.facts.length + 1 - (forgotten ? 1 : 0) === state.facts.length;
  if (!isLast || !latest || fact.happenedAt < latest.happenedAt) return pictureOf(state);
  const present = before.episodes.at(-1);
  const facts = withFact(before.facts, fact, forgotten);
  const view = viewWith(before.view, fact);
  return remember(state, {
    facts,
    view,
    episodes: before.episodes.map((episode) =>
      episode === present
        ? { ...episode, facts: withFact(episode.facts, fact, forgotten) }
        : forgotten && episode.facts.includes(forgotten)
          ? { ...episode, facts: withFact(episode.facts, undefined, forgotten) }
          : episode,
    ),
    rests: view === before.view && !isRestedOn(fact.kind) ? before.rests : caseRests(view, facts),
  });
}

/** A list with one fact more and one less, which keeps what it knew of the other kinds. */
function withFact(facts: readonly Fact[], added: Fact | undefined, gone: Fact | undefined): readonly Fact[] {
  const next = gone ? facts.filter((fact) => fact !== gone) : [...facts];
  if (added) next.push(added);
  const known = indexes.get(facts);
  const kind = added?.kind ?? gone?.kind;
  if (known && kind) {
    const same = known.get(kind)?.filter((fact) => fact !== gone) ?? [];
    // It goes over to the new list: the one left behind is sorted once more, should anybody still ask.
    indexes.delete(facts);
    indexes.set(next, known.set(kind, added ? [...same, added] : same));
  }
  return next;
}

function remember(state: State, picture: Picture): Picture {
  const last = state.facts.at(-1);
  const withdrawn = withdrawnIn(state);
  if (last) remembered.set(last, { count: state.facts.length, withdrawn, picture });
  return picture;
}

const indexes = new WeakMap<readonly Fact[], Map<FactKind, readonly Fact[]>>();

/** Facts of one kind, in the order of the list; a list is sorted by kind once. */
export function ofKind(facts: readonly Fact[], kind: FactKind): readonly Fact[] {
  let index = indexes.get(facts);
  if (!index) indexes.set(facts, (index = byKind(facts)));
  return index.get(kind) ?? [];
}
function byKind(facts: readonly Fact[]): Map<FactKind, readonly Fact[]> {
  const index = new Map<FactKind, Fact[]>();
  for (const fact of facts) {
    const same = index.get(fact.kind);
    if (same) same.push(fact);
    else index.set(fact.kind, [fact]);
  }
  return index;
}
