import { workingDayFrom, isBeyondHorizon, isLondonDate, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { date, dueWords } from '../words/dates.js';
import { type TaskOfPage } from './task.query.js';

/** The clock of a task as a line from where it began to its deadline: numbers for the template, and the same in words. */
export interface ClockView {
  readonly width: number;
  /** Where today is; beyond the deadline when it is late. */
  readonly now: number;
  readonly due: number;
  /** Where it is best done by: two working days before, when its holder is reminded (pathway.md, "Clocks"). */
  readonly aim?: number;
  readonly late: boolean;
  readonly alternative: string;
  readonly began: string;
  readonly aimOn?: string;
  readonly dueOn: string;
}

const WIDTH = 560;
const AIM_DAYS = -2;

/** @returns undefined for a task without a deadline */
export function clockOf(
  task: Pick<TaskOfPage, 'dueOn' | 'dueAt' | 'openedAt' | 'anchor'>,
  now: Instant,
): ClockView | undefined {
  if (task.dueAt === null) return undefined;
  const due = Date.parse(task.dueAt);
  const began = Math.min(beganAt(task), due - 1);
  const last = Math.max(due, now);
  const at = (moment: Instant): number =>
    Math.round(Math.max(0, Math.min(1, (moment - began) / (last - began))) * WIDTH);
  const aimDay = task.dueOn === null ? undefined : workingDayFrom(task.dueOn, AIM_DAYS);
  const aimOn = aimDay === undefined || isBeyondHorizon(aimDay) ? undefined : aimDay;
  const aim = aimOn === undefined ? undefined : startOfDay(aimOn);
  const words = dueWords(task, now);
  const shownAim = aim !== undefined && aim > began;
  return {
    width: WIDTH,
    now: at(now),
    due: at(due),
    aim: shownAim ? at(aim) : undefined,
    late: due < now,
    alternative: `The clock began on ${dayText(began)} and ends ${words.exact.includes(' at ') ? 'on' : 'with'} ${words.exact}: ${words.words}.`,
    began: dayText(began),
    aimOn: shownAim && aimOn !== undefined ? date(aimOn) : undefined,
    dueOn: words.exact,
  };
}

function beganAt({ anchor, openedAt }: Pick<TaskOfPage, 'anchor' | 'openedAt'>): Instant {
  const opened = Date.parse(openedAt);
  if (anchor === null) return opened;
  const at = isLondonDate(anchor) ? startOfDay(anchor) : Date.parse(anchor);
  // A clock that counts back from a day ahead begins when it is asked.
  return Number.isNaN(at) ? opened : Math.min(at, opened);
}

const dayText = (at: Instant): string => date(londonDateOf(at));
