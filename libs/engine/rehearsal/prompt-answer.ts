import { londonDateOf } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { POLICY } from '#workflows/policy.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type OpenRound, type Planned, type State, type Step } from '#workflows/runtime/state.js';
import { answerOf } from './answers.js';

const NO_CHANCE = (): number => 0;

/**
 * What somebody who does a step as well as it can be done will say of it: the outcome that is taken for granted elsewhere, or the
 * first that may be given.
 * @param at when they say it
 * @returns undefined for a type that this version does not carry
 */
export function promptAnswer(state: State, step: Step, open: OpenRound, at: Instant): Planned | undefined {
  const type = POLICY.types.get(step.type);
  const barred = open.barred ?? [];
  const outcome =
    type && [type.assume, ...type.outcomes.map(({ id }) => id)].find((id) => !barred.includes(id));
  if (!type || outcome === undefined) return undefined;
  const data = answerOf({
    pathwayId: state.id,
    type,
    outcome,
    at,
    on: londonDateOf(at),
    view: pictureOf(state).view,
    open,
    chance: NO_CHANCE,
    about: [step.key],
  });
  return {
    at,
    command: { n: 0, at, type: 'complete', key: step.key, round: step.round, outcome, data },
  };
}
