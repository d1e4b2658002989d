import { keyOf, type Fact } from '#domain/fact.js';
import { londonDateOf } from '#calendar/index.js';
import { type Answer } from './state.js';

/** The answer that a fact gives to a step nobody had to do: it happened. */
export const answerByFact = (fact: Fact): Answer => ({
  outcome: `fact:${keyOf(fact)}`,
  at: fact.happenedAt,
  on: londonDateOf(fact.happenedAt),
  data: fact.data,
  round: 0,
});
