import {
  addDays,
  firstWorkingDayOnOrAfter,
  isBeyondHorizon,
  lastWorkingDayOnOrBefore,
  workingDayFrom,
  type BeyondHorizon,
} from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';

/**
 * Working days for bounds that are ours (reminders, rungs, a stage's own limits), not a standard's.
 * Past the calendar's horizon nobody knows the holidays; there a week stands for five working days, so that a
 * reminder still comes. A standard's own clock is never guessed so: it opens `beyond-horizon` (clock.ts).
 */
const near = (answer: LondonDate | BeyondHorizon, guess: LondonDate): LondonDate =>
  isBeyondHorizon(answer) ? guess : answer;

/** The `n`th working day after (negative: before) a date. */
export const workingDays = (from: LondonDate, n: number): LondonDate =>
  near(workingDayFrom(from, n), addDays(from, Math.round((n * 7) / 5)));

/** The day itself where it is worked, else the one before: releases are never late (REL-NWD). */
export const workedOnOrBefore = (on: LondonDate): LondonDate => near(lastWorkingDayOnOrBefore(on), on);

/** The day itself where it is worked, else the one after. */
export const workedOnOrAfter = (on: LondonDate): LondonDate => near(firstWorkingDayOnOrAfter(on), on);
