import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';
import { placedBefore } from '../tracks/approved-premises.js';

/** A condition that a victim asked for: the words, the monitor and the frequency are settled one by one. */
interface Wanted {
  readonly key: string;
  readonly victim: string;
  readonly asked: number;
}

/** What the victims' views ask for: no contact where they said so, and whatever zone or condition they named beside it. */
function wanted(p: Pass): readonly Wanted[] {
  return p.case.victims.flatMap(({ id, in: optedIn }) => {
    const views = p.answeredIn(`victim/${id}`, 'victim.ask-licence-views');
    if (optedIn !== true || views?.outcome !== 'views-given') return [];
    const one = { victim: id, asked: views.at };
    return [
      ...(views.data['noContactAsked'] === true ? [{ ...one, key: `${id}-no-contact` }] : []),
      { ...one, key: id },
    ];
  });
}

/** What says where the person will live: the premises booked, else the address checked. */
export const whereTo = (p: Pass): number | undefined =>
  ((p.here && placedBefore(p, p.here.id)) ?? p.answered('address.check'))?.at;

/** Worded by victim liaison so that the offender learns nothing new, each with a named monitor (002 L697, L714; 004 L940). */
export function settleVictimConditions(p: Pass, start: LondonDate): void {
  const address = whereTo(p);
  p.together(
    wanted(p).map(
      ({ key, victim, asked }) =>
        () =>
          p.task('licence.settle-victim-conditions', {
            key,
            subject: victim,
            within: 'LICENCE-CONDITIONS',
            from: start,
            rests: { victimViews: asked, address },
          }),
    ),
  );
}

/** G12: each victim condition has a named monitor, or is not on the licence. */
export const monitorsNamed = (p: Pass, scope = p.here?.id): boolean =>
  wanted(p).every(
    ({ key }) => p.answeredIn(scope ?? '', 'licence.settle-victim-conditions', key) !== undefined,
  );

/** What the victims' conditions rest on, for the conditions proposed: asked to be confirmed when one is settled anew. */
export const victimConditions = (p: Pass): number =>
  Math.max(
    0,
    ...wanted(p).map(({ key }) => p.answered('licence.settle-victim-conditions', 'here', key)?.at ?? 0),
  );
