import { addWeeks, atLondon, endOfDay } from '#calendar/index.js';
import { HOUR, type LondonDate } from '#domain/time.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** The checks before release and the release itself. No gate holds a person past the lawful day (pathway.md, "Gates"). */
export function release(p: Pass, start: LondonDate): void {
  p.together([
    () => p.until(addWeeks(start, -4)) ?? checks(p, start),
    () => p.until(workingDays(start, -5)) ?? openSteps(p, start),
    () => discharge(p, start),
  ]);
}

/** Twice, by two people: date and authority, then warrants, immigration and other sentences. */
function checks(p: Pass, start: LondonDate): void {
  const first = p.task('release.check-date', { within: 'RELEASE-CHECK-14', from: start });
  if (first.outcome !== 'confirmed') {
    p.stuck('release-date-disputed', {
      owner: 'head-of-omu',
      unblocks: 'dates-changed',
      detail: first.outcome,
    });
    return;
  }
  p.task('release.second-check', { within: 'RELEASE-CHECK-2', from: start });
}

/** Five working days before release whatever is still open goes to the governor: done by a day, or lapse with a repair. */
function openSteps(p: Pass, start: LondonDate): void {
  const owed = ['licence.explain', 'licence.send-copies', 'address.check', 'release.screen-risk'].filter(
    (type) => !p.answered(type),
  );
  if (owed.length > 0 || p.answered('release.settle-open-steps'))
    p.task('release.settle-open-steps', { before: workingDays(start, -3) });
}

/**
 * On the day, with or without open gates: what is not done lapses and is repaired (G7). Confirmed by noon or escalated that hour;
 * past the day the person is held unlawfully, and that goes before everything else.
 */
function discharge(p: Pass, start: LondonDate): void {
  p.until(workingDays(start, -5));
  p.gate('G7', p.answered('licence.explain') !== undefined, { opens: 'licence.explain', lapsesOn: start });
  p.until(start);
  const over = endOfDay(start);
  p.together([
    () => {
      if (!p.has(over)) return;
      p.stuck('held-past-release-date', { owner: 'governor', unblocks: 'release.discharge', detail: start });
      p.task('release.put-right', { key: 'held', before: over + HOUR });
    },
    () =>
      p.task('release.discharge', {
        within: 'RELEASE-ON-DATE',
        from: start,
        alarmAt: atLondon(start, '12:00'),
      }),
  ]);
}
