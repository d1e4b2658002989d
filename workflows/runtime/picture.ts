import { viewOf, type CaseView } from '#domain/case.js';
import { effectiveFacts, episodesOf, type Episode } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { caseRests, type Rests } from './rests.js';
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

export function pictureOf(state: State): Picture {
  const last = state.facts.at(-1);
  const known = last && remembered.get(last);
  const withdrawn = [...state.withdrawnFacts].join();
  if (known && known.count === state.facts.length && known.withdrawn === withdrawn) return known.picture;
  const facts = effectiveFacts(state.facts, state.withdrawnFacts);
  const view = viewOf(facts);
  const picture: Picture = {
    facts,
    view,
    episodes: episodesOf(facts),
    rests: caseRests(view, facts),
  };
  if (last) remembered.set(last, { count: state.facts.length, withdrawn, picture });
  return picture;
}
