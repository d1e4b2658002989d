import { type Fact } from '#domain/fact.js';
import { cameAfterLicence, isUnderSupervision } from '../policy/supervision.js';
import { type Pass } from '../runtime/pass.js';
import { breach, failuresOf, judgeEach, type BreachLaw } from './breach.js';
import { runRequirement } from './order-requirements.js';

/**
 * Stage 12 under post-sentence supervision: there is no licence to recall from, so a failure goes to the magistrates' court, by summons
 * or warrant, as one of an order does. The court may fine, commit to prison for at most fourteen days, or make a supervision default
 * order of a curfew or unpaid work; the supervision goes on to its day (Criminal Justice Act 2003 s256AC).
 */
export function enforcementOfSupervision(p: Pass): void {
  const failures = failuresOf(p).filter((failure) => cameAfterLicence(p, failure));
  const present = failures.filter((failure) => isUnderSupervision(p, failure));
  judgeEach(p, present, (failure) => atCourt(p, failure, failures));
}

/** The supervision ends within twelve months of the release: a warning given under it counts as long as it lasts (decision 0011). */
const OF_SUPERVISION: BreachLaw = {
  counts: () => true,
  barred: ['amended', 'resentenced', 'suspended-sentence-activated'],
};

/** Curfew or unpaid work, beside the supervision, begins and runs like a requirement of an order. */
function atCourt(p: Pass, failure: Fact, failures: readonly Fact[]): void {
  const result = breach(p, failure, failures, OF_SUPERVISION);
  const requirement = result?.outcome === 'default-order' ? result.data['defaultRequirement'] : undefined;
  if (result && typeof requirement === 'string') runRequirement(p, requirement, result.on);
}
