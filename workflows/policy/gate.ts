import { type LondonDate } from '#domain/time.js';
import { type GateAsk } from '../runtime/ask.js';
import { overriddenUntil } from '../runtime/override.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer, type Gate, type State } from '../runtime/state.js';
import { dateIn } from './until-settled.js';

const REVIEW = 'manager.review-override';

/** The key of the review of an override that runs to a day: another override of the same gate is reviewed anew. */
export const reviewKey = ({ key, overriddenUntil }: Gate, extended?: 'extended'): string =>
  `${key}|${overriddenUntil ?? ''}${extended ? '|extended' : ''}`;

interface Review {
  readonly ended?: Answer;
  readonly until?: LondonDate;
}

/** What a manager found of an override, the extension included; nothing while nobody has looked. */
export const reviewOf = (p: Pass, gate: Gate): Review =>
  found(gate, (key) => p.answeredIn('manager', REVIEW, key));

function found(gate: Gate, answered: (key: string) => Answer | undefined): Review {
  const first = answered(reviewKey(gate));
  const second = answered(reviewKey(gate, 'extended'));
  const ended = [second, first].find((answer) => answer && answer.outcome !== 'extended-once');
  const until = first?.outcome === 'extended-once' ? dateIn(first, 'newExpiry') : undefined;
  return { ended, until };
}

/**
 * A gate as its override was reviewed (pathway.md, "Gates"): found right or wrong, the override ends there and then and the gate
 * is shut again; extended once, it stands to its new day. Otherwise as `Pass.gate`.
 */
export const gate = (p: Pass, name: string, open: boolean, ask: GateAsk): void =>
  p.gate(name, open, { ...ask, review: (closed) => reviewOf(p, closed) });

/** The last day of a gate's override as it now stands: none when it was never overridden or a review has ended it, a later one when extended. */
export const overrideInForce = (state: State, closed: Gate): LondonDate | undefined =>
  overriddenUntil(closed, {
    review: (gate) => found(gate, (key) => state.steps.get(`manager/${REVIEW}#${key}`)?.answer),
  });

/** The gates whose override this answered step was a review of. */
export const gatesReviewed = (state: State, stepKey: string): readonly Gate[] =>
  stepKey.startsWith(`manager/${REVIEW}#`)
    ? [...state.gates.values()].filter(({ key }) => stepKey.startsWith(`manager/${REVIEW}#${key}|`))
    : [];
