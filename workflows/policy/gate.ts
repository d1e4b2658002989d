import { type LondonDate } from '#domain/time.js';
import { type GateAsk } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer, type Gate } from '../runtime/state.js';
import { dateIn } from './until-settled.js';

const REVIEW = 'manager.review-override';

/** The key of the review of an override that runs to a day: another override of the same gate is reviewed anew. */
export const reviewKey = ({ key, overriddenUntil }: Gate, extended?: 'extended'): string =>
  `${key}|${overriddenUntil ?? ''}${extended ? '|extended' : ''}`;

/** What a manager found of an override, the extension included; undefined while nobody has looked. */
export function reviewOf(p: Pass, gate: Gate): { readonly ended?: Answer; readonly until?: LondonDate } {
  const first = p.answeredIn('manager', REVIEW, reviewKey(gate));
  const second = p.answeredIn('manager', REVIEW, reviewKey(gate, 'extended'));
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
