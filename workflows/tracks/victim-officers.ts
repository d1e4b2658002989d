import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Who } from './victim-who.js';

/** A victim liaison officer leaves or is away for long: their victims are given to others before the last day (hmpps-services 4.11). */
export const officersLeaving = (p: Pass): readonly (() => unknown)[] =>
  p
    .facts('staff-left', 'ever')
    .filter(({ data }) => data['role'] === 'victim-liaison-officer')
    .map((left) => () => {
      const known = londonDateOf(p.knownAt(left));
      const { lastDay } = left.data;
      const before = typeof lastDay === 'string' && lastDay > known ? lastDay : known;
      reassign(p, { key: keyOf(left), before });
    });

/** A victim who moves to another area is handed over by the unit they leave, the day it becomes known. */
export function moved(p: Pass, who: Who): readonly (() => unknown)[] {
  const moves = p
    .facts('victim-opted', 'ever')
    .filter(({ data }) => data['victim'] === who.subject && typeof data['area'] === 'string');
  return moves.flatMap((move, i) => {
    const from = moves[i - 1]?.data['area'] ?? p.case.area;
    if (from === move.data['area'] || typeof from !== 'string') return [];
    const known = londonDateOf(p.knownAt(move));
    return [() => reassign(p, { subject: who.subject, place: from, key: keyOf(move), before: known })];
  });
}

const reassign = (p: Pass, ask: Ask): unknown =>
  untilSettled(p, 'victim.reassign-work', ask, (answer) => {
    const until = answer.outcome === 'covered-until' ? dateIn(answer, 'coverUntil') : undefined;
    return until === undefined || until <= answer.on
      ? undefined
      : { notBefore: addDays(until, -7), before: until };
  });
