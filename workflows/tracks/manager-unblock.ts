import { stuckCause, type StuckCauseId } from '#domain/stuck.js';
import { addDays } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Causes that the area manager is asked to unblock, beside those whose own owner can (pathway.md, "Stuck"). */
const ASKED: ReadonlySet<StuckCauseId> = new Set<StuckCauseId>([
  'high-risk-without-manager',
  'no-community-manager',
  'no-om-act-in-six-months',
  'wait-on-agency',
]);

/** One task for each cause, by the next nudge; what was accepted or tried is looked at again while the case stays stuck. */
export function unblock(p: Pass): void {
  const type = 'manager.unblock';
  const causes = new Set([...p.found.stuck.values()].map(({ cause }) => cause as StuckCauseId));
  p.together(
    [...causes]
      .filter((cause) => ASKED.has(cause))
      .map(
        (cause) => () =>
          untilSettled(
            p,
            type,
            { key: cause, before: p.dueOf(type, cause) ?? nudged(p.today, cause) },
            (answer) => {
              const again =
                (answer.outcome === 'wait-accepted' ? dateIn(answer, 'reviewOn') : undefined) ??
                nudged(answer.on, cause);
              const notBefore = again > answer.on ? again : addDays(answer.on, 1);
              return { notBefore, before: nudged(notBefore, cause) };
            },
          ),
      ),
  );
}

function nudged(on: LondonDate, cause: StuckCauseId): LondonDate {
  const { nudge } = stuckCause(cause);
  return workingDays(on, 'hours' in nudge ? 1 : nudge.workingDays);
}
