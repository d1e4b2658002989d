import { londonDateOf } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { sentenceEnd } from '../policy/dates.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 11. A rescinded recall goes on where it was: release clocks do not start again (pathway.md stage 13). */
export function licence(p: Pass): void {
  const released = p.facts('released', 'ever').at(-1);
  if (!p.here || !released) return;
  const on = londonDateOf(released.happenedAt);
  const resumed = p.here.opened.kind === 'recall-rescinded';
  p.stage('licence');
  p.together([
    () => resumed || firstDays(p, on),
    () => standingWork(p, on),
    ...p
      .facts('charged')
      .filter(({ data }) => data['serious'] === true)
      .map((charge) => () => {
        const notified = p.task('sfo.notify', {
          key: charge.id,
          within: 'SFO-NOTIFY',
          from: londonDateOf(charge.happenedAt),
        });
        if (notified.outcome !== 'not-qualifying')
          p.task('sfo.review', { key: charge.id, within: 'SFO-REVIEW', from: notified.on });
      }),
    () => {
      const end = sentenceEnd(p.case);
      p.until(end);
      p.task('termination.end-supervision', { within: 'LICENCE-END', from: end });
    },
  ]);
}

function firstDays(p: Pass, on: LondonDate): void {
  const high = isHighRoh(p.case.roh);
  const kept = p.facts('appointment-kept').find(({ data }) => data['kind'] === 'first');
  p.together([
    () => !p.case.om && p.task('allocation.name-offender-manager', { within: 'ALLOCATE-OM', from: on }),
    () => p.task('roh.screen', { within: 'ROH-SCREEN', from: on }),
    () => high && p.task('rmp.write', { within: 'RMP-COMMENCEMENT', from: on }),
    () => {
      const arrival = p.task('licence.record-arrival', {
        within: 'REPORT-ON-RELEASE',
        from: on,
        answeredBy: kept,
      });
      p.together([
        () => p.task('licence.induct', { before: workingDays(arrival.on, 5) }),
        () => p.task('licence.make-plan', { within: 'ISP-COMMUNITY', from: arrival.on }),
      ]);
    },
    () =>
      !p.answered('induction.screen-basic-skills', 'anywhere') &&
      p.task('induction.screen-basic-skills', { within: 'BASIC-SKILLS-SCREEN', from: on }),
    () =>
      (high || p.case.childSafeguarding) && p.task('licence.visit-home', { within: 'HOME-VISIT', from: on }),
    () =>
      p.case.registeredSexOffender &&
      p.task('licence.confirm-notification', { within: 'SOA-NOTIFY', from: on }),
    () => repairs(p, on),
  ]);
}

/** What lapsed on the day is mended within two days, the same day at high risk; a licence the prison made is reviewed. */
function repairs(p: Pass, on: LondonDate): void {
  const careful =
    isHighRoh(p.case.roh) ||
    (p.case.mappaLevel ?? 0) > 1 ||
    p.case.victims.some((victim) => victim.in === true);
  p.together([
    () => {
      const explained = p.previous('licence.explain') !== undefined;
      if (!explained && p.episodes.at(-2)?.kind === 'custody')
        p.task('release.repair-lapsed-step', { key: 'G7', before: careful ? on : workingDays(on, 2) });
    },
    () => {
      if (!p.previous('licence.make-in-prison') || p.previous('licence.make-in-prison')?.assumed) return;
      p.task(
        'licence.review-prison-licence',
        careful ? { before: workingDays(on, 1) } : { within: 'LICENCE-REVIEW', from: on },
      );
    },
  ]);
}

/** Contact, plan and score, for as long as the licence lasts (003 L495; 002 L761, L879). */
function standingWork(p: Pass, on: LondonDate): void {
  p.together([
    () =>
      p.every('licence.make-contact', {
        within: 'CONTACT-LICENCE',
        first: on,
        basis: 'last',
        lead: 1,
        seen: p.facts('contact-made').filter(({ data }) => data['by'] === 'offender-manager'),
      }),
    () =>
      p.every('licence.review-plan', {
        within: 'PLAN-REVIEW',
        first: p.answered('licence.make-plan')?.on ?? on,
        lead: 28,
      }),
    () => p.every('licence.rescore-oasys', { within: 'OASYS-RESCORE', first: on, lead: 28 }),
  ]);
}
