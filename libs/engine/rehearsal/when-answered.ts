import { addDays, atLondon, daysBetween, londonDateOf, weekdayOf } from '#calendar/index.js';
import { MINUTE, type Instant, type LondonDate } from '#domain/time.js';
import { type Clock } from '#workflows/runtime/state.js';
import { workedOnOrAfter, workedOnOrBefore, workingDays } from '#workflows/policy/working-days.js';
import { between, type Chance } from './chance.js';

/** The hour at which scripted staff sit down to a case. One hour for all its tasks, so that a day is one turn. */
export const DESK_HOUR = '10:00';
const LATE = 0.08;
const NEVER = 0.01;
/** Working days before the deadline after which reminders ring. */
const BEFORE_REMINDER = 3;
/** Working days given to a task without a deadline. */
const UNHURRIED = 10;

/** Done on their own day whatever day of the week it is, and never late: discharge and the end of the sentence. */
const ON_THE_DAY: ReadonlySet<string> = new Set(['release.discharge', 'termination.end-supervision']);
/** Tasks that others wait for: done in the first part of the time there is. */
const EARLY: ReadonlySet<string> = new Set([
  'board.set-date',
  'supervisor.assign',
  'roh.screen',
  'oasys.contribute',
  'licence.contribute',
  'rotl.check-application',
]);
const IN_GOOD_TIME: ReadonlySet<string> = new Set([
  'oasys.complete',
  'oasys.complete-ppo',
  'roh.analyse',
  'licence.propose-conditions',
  'victim.ask-licence-views',
  'rotl.write-report',
]);
const EARLY_SHARE = 0.3;
const GOOD_TIME_SHARE = 0.7;

/**
 * When staff answer a task: on a working day, on the weekday this case is worked where there is room for it, mostly before
 * the deadline, one in twelve late by up to three working days.
 * @param openedAt when the task came into the queue
 * @returns an instant after `openedAt`; undefined for the one in a hundred that waits until the manager takes it over
 */
export function whenAnswered(
  type: string,
  openedAt: Instant,
  clock: Clock | undefined,
  chance: Chance,
  about: readonly (string | number)[],
): Instant | undefined {
  const first = firstDesk(openedAt);
  const due = clock && (clock.dueOn ?? londonDateOf(clock.dueAt));
  if (clock && due !== undefined && ON_THE_DAY.has(type))
    return Math.max(atLondon(due, DESK_HOUR), openedAt + MINUTE);
  const draw = chance(...about, 'when');
  if (clock && due !== undefined) {
    if (draw < NEVER) return undefined;
    if (draw < NEVER + LATE)
      return afterwards(clock, openedAt, due, between(1, 3, chance(...about, 'late')), first);
  }
  const last = due === undefined || !clock ? workingDays(first, UNHURRIED) : lastDesk(clock, due);
  // No desk hour is left before the deadline: somebody on duty answers half-way to it.
  if (last < first)
    return clock && clock.dueAt > openedAt
      ? openedAt + Math.max(MINUTE, Math.floor((clock.dueAt - openedAt) / 2 / MINUTE) * MINUTE)
      : atLondon(first, DESK_HOUR);
  const day = addDays(first, Math.floor(daysBetween(first, last) * shareOf(type) * chance(...about, 'day')));
  // Done before its reminder where there is room, so that quiet work stays quiet.
  const early = workingDays(last, -BEFORE_REMINDER);
  const by = due !== undefined && early > first ? early : last;
  return atLondon(deskDay(day < by ? day : by, first, by, chance(about[0] ?? '', 'weekday')), DESK_HOUR);
}

const shareOf = (type: string): number =>
  EARLY.has(type) ? EARLY_SHARE : IN_GOOD_TIME.has(type) ? GOOD_TIME_SHARE : 1;

const firstDesk = (at: Instant): LondonDate => {
  const day = londonDateOf(at);
  return at < atLondon(day, DESK_HOUR) ? workedOnOrAfter(day) : workingDays(day, 1);
};

const lastDesk = (clock: Clock, due: LondonDate): LondonDate =>
  clock.dueAt > atLondon(due, DESK_HOUR) ? workedOnOrBefore(due) : workedOnOrBefore(addDays(due, -1));

/** The day on which this case is worked that week, where there is room; else the working day itself. */
function deskDay(day: LondonDate, first: LondonDate, last: LondonDate, draw: number): LondonDate {
  const wanted = between(1, 5, draw);
  const onward = workedOnOrAfter(addDays(day, (wanted - weekdayOf(day) + 7) % 7));
  if (onward <= last) return onward;
  const worked = workedOnOrBefore(day);
  return worked < first ? first : worked;
}

/** After the deadline: by working days for a date, the same day for an instant. */
function afterwards(
  clock: Clock,
  openedAt: Instant,
  due: LondonDate,
  days: number,
  first: LondonDate,
): Instant {
  if (clock.dueOn === undefined) return Math.max(clock.dueAt, openedAt) + days * 60 * MINUTE;
  const day = workingDays(due, days);
  return Math.max(atLondon(day < first ? first : day, DESK_HOUR), openedAt + MINUTE);
}

/** The desk hour of the next working day after an instant. */
export const nextDesk = (at: Instant): Instant => atLondon(firstDesk(at), DESK_HOUR);

/** An hour of the day some days on, on a working day. */
export const onDay = (from: Instant, days: number, hour: string = DESK_HOUR): Instant =>
  atLondon(workedOnOrAfter(addDays(londonDateOf(from), days)), hour);
