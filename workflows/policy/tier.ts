import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';
import { tookTheLead } from './leading.js';
import { workingDays } from './working-days.js';

const TIER = 'allocation.set-tier';

/** The tier, by the next working day (003 L388, L395; 004 L1149); its type has it asked again when the level of harm or the priority flag is another. */
export const setTier = (p: Pass, from: LondonDate): unknown =>
  p.task(TIER, { before: workingDays(from, 1), answeredBy: p.facts('tier-changed', 'ever')[0] });

/** It was set before anybody is named; asked again, it keeps nobody from being named. */
export const isTiered = (p: Pass): boolean => p.case.tier !== undefined || p.answered(TIER) !== undefined;

/**
 * A tier that was set before this stretch of the sentence, before the case was taken over or by another pathway of the person, is
 * looked at again by the next working day when the level or the flag is another since: it moves both ways with the risk (003 L395, L579).
 * A recall or a release meanwhile answers nothing: it stays asked.
 */
export function tierAgain(p: Pass): void {
  if (!p.here || p.answeredIn(p.here.id, TIER) || isAskedElsewhere(p)) return;
  const set = p.facts('tier-changed', 'ever').at(-1);
  if (!set) return;
  const since = Math.max(p.case.adoptedAt ?? 0, tookTheLead(p) ?? 0, p.knownAt(set));
  const change = [p.case.rohChanged, flagChanged(p)]
    .filter((fact) => fact !== undefined)
    .sort((a, b) => p.knownAt(a) - p.knownAt(b))
    .at(-1);
  if (change && p.knownAt(change) > since)
    p.task(TIER, { key: keyOf(change), before: workingDays(londonDateOf(p.knownAt(change)), 1) });
}

/** Asked in custody or on an order and still open after it: whoever answers that knows the level as it now is. */
const isAskedElsewhere = (p: Pass): boolean => p.openSince(TIER, Infinity).length > p.openKeys(TIER).length;

/** The last fact that put the priority flag on or took it off. */
const flagChanged = (p: Pass): Fact | undefined =>
  p
    .facts('ppo-changed', 'ever')
    .findLast(({ data }, i, all) => (data['ppo'] === true) !== (all[i - 1]?.data['ppo'] === true));
