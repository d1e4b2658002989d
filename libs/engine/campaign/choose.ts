import { londonDateOf, startOfDay } from '#calendar/index.js';
import { viewOf } from '#domain/case.js';
import { effectiveFacts, episodesOf } from '#domain/episodes.js';
import { type Fact } from '#domain/fact.js';
import { type Instant, type LondonDate } from '#domain/time.js';
import { isInFlight, ruleChange, RULE_CHANGES, type RuleChange } from '#standards/index.js';
import { POLICY } from '#workflows/policy.js';
import { standingWhenFacts, whenFactsAt } from '#workflows/policy/when-facts.js';
import { type State } from '#workflows/runtime/state.js';

/** The name under which a campaign takes up what a new release brought: rows, stages, calendar. */
export const RULES_OF_THIS_RELEASE = 'rules';

/** What a campaign brings to cases: a change of the rules, or the rules of this release as a whole. */
export interface Brings {
  /** Id of the change, as the fact and the row of the campaign carry it. */
  readonly change: string;
  readonly title: string;
  /** Not applied before the start of this London day. */
  readonly from: LondonDate | undefined;
  /** The fact that takes it into a case; undefined where it is not for this case, or is there already. */
  readonly factFor: (state: State, now: Instant) => RulesFact | undefined;
}

export type RulesFact = Pick<Fact, 'data' | 'happenedAt'> & { readonly kind: 'rules-changed' };

/** @throws StandardsRefusal UNKNOWN_CHANGE, naming those there are */
export function brings(name: string): Brings {
  if (name === RULES_OF_THIS_RELEASE || name === THIS_RELEASE.change) return THIS_RELEASE;
  const change = ruleChange(name);
  return {
    change: change.id,
    title: change.title,
    from: change.from,
    factFor: (state) => factOf(change, state),
  };
}

/** Everything a campaign can be for, by name. */
export const campaignNames = (): readonly string[] => [
  ...RULE_CHANGES.filter(({ inFlight }) => inFlight).map(({ id }) => id),
  RULES_OF_THIS_RELEASE,
];

const THIS_RELEASE: Brings = {
  change: `rules:${POLICY.version}`,
  title: 'The rules of this release',
  from: undefined,
  factFor: (state, now) =>
    state.policy === POLICY.version || state.seq === 0 || state.endedAt !== undefined
      ? undefined
      : {
          kind: 'rules-changed',
          happenedAt: now,
          data: { what: 'standard', change: `rules:${POLICY.version}` },
        },
};

function factOf(change: RuleChange, state: State): RulesFact | undefined {
  if (state.endedAt !== undefined) return undefined;
  const facts = effectiveFacts(state.facts, state.withdrawnFacts);
  const view = viewOf(facts);
  const episode = episodesOf(facts).at(-1);
  if (!episode || view.rulesChanged.includes(change.id)) return undefined;
  const asOf = whenFactsAt(standingWhenFacts(view, episode, false), view, change.from, undefined);
  if (!isInFlight(change, asOf, londonDateOf(episode.at))) return undefined;
  const recallType = change.inFlight?.recallType;
  return {
    kind: 'rules-changed',
    happenedAt: startOfDay(change.from),
    data: { what: change.what, change: change.id, ...(recallType ? { recallType } : {}) },
  };
}
