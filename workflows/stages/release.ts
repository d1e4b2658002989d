import { addWeeks, atLondon, endOfDay } from '#calendar/index.js';
import { HOUR, type LondonDate } from '#domain/time.js';
import { hasLicence } from '../policy/kinds.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { isExplained, monitorsNamed, notInformed } from './release-gates.js';

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
  if (first.outcome !== 'confirmed') return disputed(p, first.outcome);
  const second = p.task('release.second-check', { within: 'RELEASE-CHECK-2', from: start });
  if (second.outcome !== 'clear') disputed(p, second.outcome);
}

/** Until other dates or another authority are on record, the case is stuck with the head of OMU. */
const disputed = (p: Pass, detail: string): void =>
  p.stuck('release-date-disputed', { owner: 'head-of-omu', unblocks: 'dates-changed', detail });

/** Five working days before release whatever is still open goes to the governor: done by a day, or lapse with a repair. */
function openSteps(p: Pass, start: LondonDate): void {
  const steps = hasLicence(p.case)
    ? ['licence.send-copies', 'address.check', 'release.screen-risk']
    : ['release.screen-risk'];
  const owed = steps.some((type) => !p.answered(type));
  const shut = notInformed(p) !== undefined || !isExplained(p) || !monitorsNamed(p);
  if (owed || shut || p.answered('release.settle-open-steps'))
    p.task('release.settle-open-steps', { before: workingDays(start, -3), from: start });
}

/**
 * On the day, with or without open gates: what is not done lapses and is repaired (G7, G8, G12). Confirmed by noon or escalated that hour;
 * past the day the person is held unlawfully, and that goes before everything else.
 */
function discharge(p: Pass, start: LondonDate): void {
  p.until(workingDays(start, -5));
  const informs = notInformed(p);
  p.all([
    () => p.gate('G7', isExplained(p), { opens: 'licence.explain', lapsesOn: start }),
    () => p.gate('G8', informs === undefined, { opens: informs?.type ?? '', lapsesOn: start }),
    () => p.gate('G12', monitorsNamed(p), { opens: 'licence.settle-victim-conditions', lapsesOn: start }),
  ]);
  p.until(start);
  const over = endOfDay(start);
  const answer = p.holding('release.discharge');
  const right = p.answered('release.put-right', 'here', 'held');
  p.together([
    () =>
      p.task('release.discharge', {
        within: 'RELEASE-ON-DATE',
        from: start,
        alarmAt: atLondon(start, '12:00'),
      }),
    () => {
      // Handed to the police, immigration or a hospital on authority, nobody is held here.
      if (answer?.outcome === 'handed-over' || right?.outcome === 'release-was-lawful') return;
      if (answer?.outcome !== 'not-released') p.until(over);
      if (p.has(over))
        p.stuck('held-past-release-date', {
          owner: 'governor',
          unblocks: 'release.discharge',
          detail: start,
        });
      p.task('release.put-right', { key: 'held', before: (answer?.at ?? over) + HOUR });
    },
  ]);
}
