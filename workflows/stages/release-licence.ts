import { addWeeks, atLondon } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { hardStop } from '../policy/dates.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

/**
 * The release licence: contributed to, proposed, approved before it locks; after the hard stop the duty passes to the prison
 * (LICENCE-HARD-STOP; hmpps-services 2.7). The licence locks as the day of the hard stop begins.
 */
export function releaseLicence(p: Pass, start: LondonDate): void {
  const locks = hardStop(p.case) ?? start;
  const conditionsBy = p.due('LICENCE-CONDITIONS', start) ?? workingDays(start, -20);
  const made = p.answered('licence.make-in-prison');
  const locked = p.has(locks);
  const approval = p.answered('licence.approve');
  const inTime = approval?.outcome === 'approved' && !approval.assumed;
  if (!locked) warnOfLock(p, locks);

  p.together([
    () => {
      p.until(addWeeks(start, -8));
      if (!locked || p.answered('licence.contribute'))
        p.task('licence.contribute', { before: workingDays(conditionsBy, -5) });
    },
    () => {
      if (!locked && made) p.task('licence.reconcile', { before: workingDays(locks, -1) });
    },
    () => {
      const licence = locked && !inTime ? makeInPrison(p, start) : proposeAndApprove(p, start, locks);
      const rests = { licenceVersion: licence.round };
      p.together([
        () =>
          p.task('licence.send-copies', {
            ...(policeNeedCopy(p)
              ? { within: 'POLICE-LICENCE-COPY', from: start }
              : { before: workingDays(start, -1) }),
            rests,
          }),
        () => p.task('licence.explain', { before: atLondon(start, '12:00'), rests }),
      ]);
    },
  ]);
}

function proposeAndApprove(p: Pass, start: LondonDate, locks: LondonDate): Answer {
  p.gate('G6', p.answered('licence.contribute') !== undefined, { opens: 'licence.contribute' });
  p.gate('G11', victimsAsked(p), { opens: 'victim.ask-licence-views' });
  const remindOn = workingDays(locks, -2);
  p.task('licence.propose-conditions', { within: 'LICENCE-CONDITIONS', from: start, remindOn });
  const approval = p.task('licence.approve', { within: 'LICENCE-HARD-STOP', from: start, remindOn });
  p.milestone('licence-set', approval.on);
  return approval;
}

/** Whoever has the licence task open is warned, and with high risk, MAPPA or a victim the managers too (LICENCE-WARNING). */
function warnOfLock(p: Pass, locks: LondonDate): void {
  const warnOn = p.due('LICENCE-WARNING', locks) ?? workingDays(locks, -2);
  if (p.has(warnOn))
    p.stuck('licence-about-to-lock', {
      owner: 'senior-probation-officer',
      unblocks: 'licence.approve',
      detail: locks,
    });
}

/** Its answer is the approval; conditions already approved are carried onto it. */
function makeInPrison(p: Pass, start: LondonDate): Answer {
  const answer = p.task('licence.make-in-prison', { before: atLondon(start, '09:00') });
  p.milestone('licence-set', answer.on);
  return answer;
}

/** G11: every victim in the scheme has been asked; no answer from them stops nothing (003 L471; 004 L401). */
const victimsAsked = (p: Pass): boolean =>
  p.case.victims.every(
    ({ id, in: optedIn }) => !optedIn || p.answeredIn('victim', 'victim.ask-licence-views', id) !== undefined,
  );

const policeNeedCopy = ({ case: view }: Pass): boolean => isHighRoh(view.roh) || view.registeredSexOffender;
