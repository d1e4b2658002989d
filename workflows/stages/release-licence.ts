import { addWeeks, atLondon, startOfDay } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { settleVictimConditions, victimConditions, whereTo } from './licence-victim-conditions.js';

/**
 * The release licence: contributed to, proposed, approved before it locks; after the hard stop the duty passes to the prison
 * (LICENCE-HARD-STOP; hmpps-services 2.7). The licence locks as the day of the hard stop begins; older sets have no hard stop.
 */
export function releaseLicence(p: Pass, start: LondonDate): void {
  const locks = p.due('LICENCE-HARD-STOP', start);
  const conditionsBy = p.due('LICENCE-CONDITIONS', start) ?? workingDays(start, -20);
  const locked = p.has(locks);
  const inTime = approvedInTime(p, locks);
  if (locks && !locked && !inTime) warnOfLock(p, locks);

  p.together([
    () => {
      p.until(addWeeks(start, -8));
      if (!locked || p.answered('licence.contribute'))
        p.task('licence.contribute', { before: workingDays(conditionsBy, -5), from: start });
    },
    () => settleVictimConditions(p, start),
    () => {
      const licence =
        locked && !inTime && !prisonLicenceStands(p)
          ? makeInPrison(p, start)
          : communityLicence(p, start, locks);
      const rests = { licenceVersion: licence.at };
      p.together([
        () =>
          untilSettled(
            p,
            'licence.send-copies',
            {
              ...(policeNeedCopy(p)
                ? { within: 'POLICE-LICENCE-COPY', from: start }
                : { before: workingDays(start, -1), from: start }),
              rests,
            },
            (answer) =>
              answer.outcome === 'sent-no-answer' ? { before: workingDays(answer.on, 1) } : undefined,
          ),
        () => p.task('licence.explain', { before: atLondon(start, '12:00'), from: start, rests }),
      ]);
    },
  ]);
}

/** Approved for this release and these conditions; what adoption takes for granted does not lock a licence. */
function approvedInTime(p: Pass, locks: LondonDate | undefined): boolean {
  const conditions = p.answered('licence.propose-conditions')?.at;
  const approval = p.holding('licence.approve', { conditions });
  if (approval?.outcome !== 'approved' || approval.assumed) return false;
  return locks === undefined || approval.at < startOfDay(locks);
}
const prisonLicenceStands = (p: Pass): boolean =>
  p.holding('licence.reconcile')?.outcome === 'prison-licence-stands';

/**
 * Before the hard stop the duty is the community's. Where dates moved after the prison had made a licence, somebody first
 * says which one stands (LIC-HS; hmpps-services 3.20).
 */
function communityLicence(p: Pass, start: LondonDate, locks: LondonDate | undefined): Answer {
  const made = p.answered('licence.make-in-prison');
  if (made && made.outcome !== 'not-needed' && !approvedInTime(p, locks)) {
    const which = p.task('licence.reconcile', { before: workingDays(locks ?? start, -1), from: start });
    if (which.outcome === 'prison-licence-stands') return made;
  }
  return proposeAndApprove(p, start, locks);
}

function proposeAndApprove(p: Pass, start: LondonDate, locks: LondonDate | undefined): Answer {
  const submitted = p.answered('licence.propose-conditions') !== undefined;
  gate(p, 'G6', submitted || p.answered('licence.contribute') !== undefined, { opens: 'licence.contribute' });
  gate(p, 'G11', submitted || victimsAsked(p), { opens: 'victim.ask-licence-views' });
  const remindOn = locks && workingDays(locks, -2);
  const decided = p.answered('licence.approve');
  const proposed = p.task('licence.propose-conditions', {
    within: 'LICENCE-CONDITIONS',
    from: start,
    remindOn,
    sentBack: decided?.outcome === 'sent-back' ? decided : undefined,
    rests: {
      law: p.case.rulesChanged.filter((change) => change.startsWith('licence')).join(),
      address: whereTo(p),
      victimConditions: victimConditions(p),
    },
  });
  const approval = p.task('licence.approve', {
    within: 'LICENCE-HARD-STOP',
    from: start,
    atStartOfDay: true,
    before: workingDays(start, -1),
    remindOn,
    rests: { conditions: proposed.at },
  });
  // Locked before it was approved: the prison makes it, from the day it locks.
  if (approval.outcome !== 'approved') p.until(locks);
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
  const answer = p.task('licence.make-in-prison', { before: atLondon(start, '09:00'), from: start });
  p.milestone('licence-set', answer.on);
  return answer;
}

/** G11: every victim in the scheme has been asked; no answer from them stops nothing (003 L471; 004 L401). */
const victimsAsked = (p: Pass): boolean =>
  p.case.victims.every(
    ({ id, in: optedIn }) =>
      !optedIn || p.answeredIn(`victim/${id}`, 'victim.ask-licence-views') !== undefined,
  );

const policeNeedCopy = ({ case: view }: Pass): boolean => isHighRoh(view.roh) || view.registeredSexOffender;
