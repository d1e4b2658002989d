import { londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { sentenceEnd } from '../policy/dates.js';
import { ledSince } from '../policy/leading.js';
import { earlierOfDueAndDone } from '../policy/until-settled.js';
import { type Pass } from '../runtime/pass.js';
import { makeContact } from './contact.js';
import { furtherOffences } from './further-offence.js';
import { firstDays } from './licence-first-days.js';

/** Stage 11. A rescinded recall goes on where it was: release clocks do not start again (pathway.md stage 13). */
export function licence(p: Pass): void {
  const released = p.facts('released', 'ever').at(-1);
  if (!p.here || !released) return;
  const on = londonDateOf(released.happenedAt);
  const resumed = p.here.opened.kind === 'recall-rescinded' || p.here.opened.kind === 'removal-ended';
  p.stage('licence');
  p.together([
    () => firstDays(p, on, resumed),
    () => standingWork(p, on, resumed ? londonDateOf(p.here?.at ?? p.now) : on),
    ...furtherOffences(p),
    () => {
      const end = sentenceEnd(p.case);
      p.until(end);
      p.task('termination.end-supervision', { within: 'LICENCE-END', from: end });
    },
  ]);
}

/** Contact, plan and score, for as long as the licence lasts, and from the day it leads (003 L495; 002 L761, L879). */
function standingWork(p: Pass, on: LondonDate, backOn: LondonDate): void {
  p.together([
    () => makeContact(p, ledSince(p, backOn)),
    () =>
      p.every('licence.review-plan', {
        within: 'PLAN-REVIEW',
        first: ledSince(
          p,
          lastSince(p, on, 'licence.review-plan') ?? lastSince(p, on, 'licence.make-plan') ?? on,
        ),
        lead: 28,
      }),
    () =>
      p.every('licence.rescore-oasys', {
        within: 'OASYS-RESCORE',
        first: ledSince(p, lastSince(p, on, 'licence.rescore-oasys') ?? on),
        lead: 28,
      }),
  ]);
}

/** When a standing step was last done since this release, also before a recall that was rescinded. */
function lastSince(p: Pass, released: LondonDate, type: string): LondonDate | undefined {
  const answer = p.answered(type, 'anywhere');
  return answer && answer.on >= released ? earlierOfDueAndDone(answer) : undefined;
}
