import { type Fact } from './fact.js';

const CONCLUDES: ReadonlySet<unknown> = new Set(['release', 'refused', 'open-conditions']);

/**
 * Whether a decision of the Parole Board ends the review: not one that may still be reconsidered, not an adjournment, and
 * not a recommendation of open conditions while the Secretary of State has not accepted or rejected it (pathway.md stage 9).
 * @param data of a `parole-decision`; one that does not say whether it is final is taken as final
 */
export const endsReview = ({ data }: Pick<Fact, 'data'>): boolean =>
  CONCLUDES.has(data['result']) &&
  data['final'] !== false &&
  !(data['result'] === 'open-conditions' && data['openConditions'] === 'awaited');
