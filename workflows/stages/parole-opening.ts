import { addMonths } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { reviewTarget } from '../policy/parole.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';

/**
 * The review is opened twenty-six weeks before the hearing (PAROLE-START; hmpps-services 2.12 PAR-GPP). Where it is nearer than that
 * when it becomes known, after a recall, or past the tariff with no date at all, it is opened at once: five working days (0010).
 */
export function openReview(p: Pass, aim: LondonDate | undefined, known: LondonDate): Answer {
  const due = aim && p.due('PAROLE-START', aim);
  const clock: Ask =
    due !== undefined && due >= known
      ? { within: 'PAROLE-START', from: aim }
      : { before: workingDays(known, 5) };
  return untilSettled(p, 'parole.open-review', { ...clock, sentBack: relisted(p) }, (answer) => {
    if (answer.outcome !== 'deferred') return undefined;
    const to = reviewTarget(p.case) ?? dateIn(answer, 'targetHearing') ?? addMonths(answer.on, 12);
    const by = p.due('PAROLE-START', to);
    return {
      notBefore: addMonths(to, -10),
      before: by !== undefined && by > answer.on ? by : workingDays(answer.on, 5),
    };
  });
}

/** A hearing date that somebody else set or moved after the review was opened: it is looked at again. */
function relisted(p: Pass): Answer | undefined {
  const last = p.facts('parole-hearing-set').at(-1);
  return last && { outcome: 'relisted', at: last.learntAt, on: '', data: {}, round: 0 };
}
