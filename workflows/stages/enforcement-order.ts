import { type Fact } from '#domain/fact.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { breach, failuresOf, judgeEach, type BreachLaw } from './breach.js';

/**
 * Stage 12 on an order: every failure is judged; a second one inside the twelve months that begin with a warning must be referred,
 * and goes to court (Sentencing Act 2020 Sch 10 and 16; pathway.md stage 12).
 */
export function enforcementOfOrder(p: Pass): void {
  const failures = failuresOf(p);
  judgeEach(p, failures, (failure) => atCourt(p, failure, failures));
}

/** Of supervision after a licence, not of an order (enforcement-supervision.ts). */
const NO_ORDER = ['fined', 'committed', 'default-order'] as const;

/** An earlier warning counts for twelve months (BREACH-LOOKBACK); only a suspended sentence can be activated. */
const lawOfOrders = (p: Pass): BreachLaw => ({
  counts: (sentOn, on) => on <= (p.due('BREACH-LOOKBACK', sentOn) ?? ''),
  barred: p.case.kind === 'suspended-sentence' ? NO_ORDER : ['suspended-sentence-activated', ...NO_ORDER],
  decidedSince: (begun) => variedSince(p, begun),
});

const variedSince = (p: Pass, begun: Answer): Fact | undefined =>
  p.facts('sentence-varied').find(({ happenedAt }) => happenedAt >= begun.at);

/** What the order now says, or the custody it has become, is the court's to tell. */
function atCourt(p: Pass, failure: Fact, failures: readonly Fact[]): void {
  const result = breach(p, failure, failures, lawOfOrders(p));
  const begun = p.answered('enforce.start-breach');
  if (
    begun &&
    ['amended', 'suspended-sentence-activated'].includes(result?.outcome ?? '') &&
    !variedSince(p, begun)
  )
    p.stuck('wait-on-agency', {
      owner: 'court-officer',
      unblocks: 'sentence-varied',
      detail: result?.outcome,
    });
}
