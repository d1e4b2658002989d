import { addDays, atLondon, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { isOutside } from '../policy/whereabouts.js';
import { workedOnOrBefore } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** A concern is acknowledged within the hour in prison, whoever passes it on (000 L287; 003 L302); outside it is acted on the same day. */
export function selfHarm(p: Pass): void {
  const { here } = p;
  if (isOutside(p)) {
    p.together(p.facts('self-harm-concern').map((concern) => () => outside(p, concern)));
    return;
  }
  if (here?.kind !== 'custody') return;
  p.together(
    concerns(p).map(
      (concern) => () =>
        p.task('self-harm.act-in-custody', {
          key: keyOf(concern),
          within: 'SELF-HARM-ALERT',
          from: Math.max(concern.learntAt, here.at),
        }),
    ),
  );
}

/** Those of this time in custody, and those that the court passed on with the sentence. */
function concerns(p: Pass): readonly Fact[] {
  const fromCourt = p.episodes.at(-2)?.kind === 'pre-sentence' ? p.facts('self-harm-concern', 'before') : [];
  return [...fromCourt, ...p.facts('self-harm-concern')];
}

/** On licence, order, curfew or in approved premises: the same day, and looked at again on the day the answer names (002 L660). */
function outside(p: Pass, concern: Fact): void {
  const known = p.knownAt(concern);
  untilSettled(
    p,
    'self-harm.act-in-community',
    {
      key: keyOf(concern),
      before: londonDateOf(known),
      ...(inOfficeHours(known) ? {} : { role: 'duty-manager' as const }),
    },
    (answer) => {
      const next = dateIn(answer, 'nextCheck');
      if (answer.outcome === 'no-further-action' || next === undefined || next <= answer.on) return undefined;
      return { notBefore: addDays(next, -1), before: next, role: 'offender-manager' };
    },
  );
}

/** Nine to five on a working day, London: outside them the duty manager acts. */
function inOfficeHours(at: number): boolean {
  const on = londonDateOf(at);
  return workedOnOrBefore(on) === on && at >= atLondon(on, '09:00') && at < atLondon(on, '17:00');
}
