import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { askViews, viewsAsked } from './victim-views.js';

/** Days between key-work sessions: weekly, a local setting (002 L579). */
const KEY_WORK_DAYS = 7;
/** Weeks planned where the place says no leaving date: a local setting; no number is sourced (002 L592). */
const USUAL_STAY_WEEKS = 12;
const USUAL_REVIEW_WEEKS = 4;

/** Living in approved premises: key work from the day of arrival, and move-on from day one (002 L575–599). */
export function residence(p: Pass): void {
  const placed = lastTry(p, 'ap.place');
  const released = p.facts('released', 'ever').at(-1);
  if (placed?.outcome !== 'placed' || !released) return;
  const out = londonDateOf(released.happenedAt);
  const booked = dateIn(placed, 'arriveOn') ?? placed.on;
  const arrival = booked > out ? booked : out;
  const review = lastTry(p, 'ap.plan-move-on');
  const leaving = review?.outcome === 'move-agreed' ? dateIn(review, 'leavingOn') : undefined;
  p.until(arrival);
  p.together([
    () => (leaving === undefined || !p.has(addDays(leaving, 1))) && keyWork(p, arrival, leaving),
    () => moveOn(p, arrival, dateIn(placed, 'leaveBy') ?? addWeeks(arrival, USUAL_STAY_WEEKS)),
  ]);
}

/** House rules, curfew and self-harm on the first day; then weekly, sooner where the session says so. */
function keyWork(p: Pass, arrival: LondonDate, leaving: LondonDate | undefined): void {
  untilSettled(p, 'ap.hold-key-work', { before: arrival }, (answer) => {
    const weekly = addDays(answer.on, KEY_WORK_DAYS);
    const wanted = dateIn(answer, 'nextSession');
    const next = wanted !== undefined && wanted > answer.on && wanted < weekly ? wanted : weekly;
    return leaving !== undefined && next > leaving ? undefined : { notBefore: next, before: next };
  });
}

/** Manager, premises and resident together, before the planned leaving date and on each day they set. */
function moveOn(p: Pass, arrival: LondonDate, leaveBy: LondonDate): void {
  const last = lastTry(p, 'ap.plan-move-on');
  if (last?.outcome === 'no-address-found')
    p.stuck('no-move-on-address', {
      owner: 'offender-manager',
      unblocks: 'ap.plan-move-on',
      detail: leaveBy,
    });
  const dayBefore = workingDays(leaveBy, -1);
  const before = dayBefore > arrival ? dayBefore : arrival;
  // Where the resident moves touches the victim: they are asked before it is agreed (G11).
  const ahead = { decision: 'move-on', key: 'premises', before } as const;
  p.together([
    ...askViews(p, ahead),
    () =>
      reviews(p, {
        before,
        rests: { leavingDate: leaveBy },
        barred: viewsAsked(p, ahead) ? undefined : ['move-agreed'],
      }),
  ]);
}

const reviews = (p: Pass, ask: Ask): unknown =>
  untilSettled(p, 'ap.plan-move-on', ask, (answer) => {
    if (answer.outcome === 'move-agreed') return undefined;
    if (answer.outcome === 'no-address-found') {
      return { notBefore: workingDays(answer.on, 1), before: workingDays(answer.on, 5) };
    }
    const next = dateIn(answer, 'nextReview') ?? addWeeks(answer.on, USUAL_REVIEW_WEEKS);
    return { notBefore: addDays(next, -7), before: next };
  });
