import {
  addDays,
  atLondon,
  londonDateOf,
  workingDayFrom,
  endOfDay,
  isBeyondHorizon,
} from '#calendar/index.js';
import { DAY, type Instant } from '#domain/time.js';
import { type NoticeKind } from './kinds.js';

/** When a person is left in peace: from one London time to another, over midnight when the first is the later. */
export interface Quiet {
  /** `HH:MM`. */
  readonly from: string;
  readonly until: string;
}
/** Everybody's, until they choose their own. */
export const USUAL_QUIET: Quiet = { from: '19:00', until: '07:00' };
/** The London time at which the day's gathered notices go. */
export const DIGEST_AT = '08:00';

/** The first moment from now on that is not in the quiet hours. */
export function afterQuiet(now: Instant, { from, until }: Quiet): Instant {
  if (from === until) return now;
  const today = londonDateOf(now);
  const overnight = from > until;
  // The stretch that may hold now began today or, over midnight, yesterday.
  for (const start of overnight ? [addDays(today, -1), today] : [today]) {
    const end = atLondon(overnight ? addDays(start, 1) : start, until);
    if (now >= atLondon(start, from) && now < end) return end;
  }
  return now;
}

/** When a message of this pace may go. */
export const sendAt = (now: Instant, pace: NoticeKind['pace'], quiet: Quiet): Instant =>
  pace === 'now' ? now : afterQuiet(now, quiet);

/** The next time digests go, after now. */
export function nextDigest(now: Instant): Instant {
  const today = londonDateOf(now);
  const at = atLondon(today, DIGEST_AT);
  return now < at ? at : atLondon(addDays(today, 1), DIGEST_AT);
}

/** The end of the London day by which a notice of today must be acknowledged; undefined where the kind asks for none. */
export function acknowledgeBy(
  now: Instant,
  kind: Pick<NoticeKind, 'acknowledgeWithin'> | undefined,
): Instant | undefined {
  if (kind?.acknowledgeWithin === undefined) return undefined;
  const day = workingDayFrom(londonDateOf(now), kind.acknowledgeWithin);
  // Beyond the pinned calendar weekends are counted as days: earlier, never never.
  return isBeyondHorizon(day) ? now + kind.acknowledgeWithin * DAY : endOfDay(day);
}
