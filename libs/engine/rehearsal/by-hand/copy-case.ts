import { type Fact } from '#domain/fact.js';
import { isVictimFact, isVictimKey, isVictimType } from '../../commit/wall.js';
import { copyState, type State } from '#workflows/runtime/state.js';
import { Steps } from '#workflows/runtime/steps.js';

/** What of a case is about a victim, and is not there in a rehearsal: for the copy, and for whoever looks at it. */
export const isAboutVictims = (key: string, state: State): boolean =>
  isVictimKey(key.replace(/^clock:/, ''), state);

/** Nobody is asked for victims where the scheme does not apply, so the whole track is silent. A fact of its own: pictures are remembered by facts. */
const withoutScheme = (fact: Fact): Fact => ({
  ...fact,
  ...(fact.kind === 'sentenced' ? { data: { ...fact.data, victimScheme: false } } : {}),
});

/**
 * A case as a rehearsal takes it: its ledger as it stands, without anything about victims (docs/decisions/0030). It holds
 * codes, dates and ids only, as every ledger does; the person is not in it.
 * @param real stays as it is
 */
export function copyWithoutVictims(real: State): State {
  const state = copyState(real);
  const victims = real.facts.flatMap(({ data }) =>
    typeof data['victim'] === 'string' ? data['victim'] : [],
  );
  const ours = <T>(map: ReadonlyMap<string, T>, keep: (key: string, value: T) => boolean): Map<string, T> =>
    new Map(
      [...map].filter(([key, value]) => keep(key, value) && !victims.some((victim) => key.includes(victim))),
    );
  state.facts = real.facts.filter((fact) => !isVictimFact(fact)).map(withoutScheme);
  const known = new Set(state.facts.map(({ id }) => id));
  state.withdrawnFacts = new Set([...real.withdrawnFacts].filter((id) => known.has(id)));
  state.steps = new Steps(ours(real.steps, (_, { type }) => !isVictimType(type)));
  state.standing = ours(real.standing, (_, { type }) => !isVictimType(type));
  state.gates = ours(real.gates, (key) => !isAboutVictims(key, real));
  state.stuck = ours(real.stuck, (key) => !isAboutVictims(key, real));
  state.faults = ours(real.faults, (scope) => scope !== 'victim');
  state.planned = [];
  return state;
}
