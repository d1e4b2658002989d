import { londonDateOf } from '#calendar/index.js';
import { sentenceEnd } from '../policy/dates.js';
import { hasLicence } from '../policy/kinds.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 14. Terminated is not final: a later fact wakes it again (pathway.md stage 14). */
export function termination(p: Pass): void {
  const { here } = p;
  if (!here || here.opened.kind === 'not-sentenced') return;
  // A short sentence without supervision ends at the gate: nobody supervised, nobody reviews (004 L491).
  if (here.opened.kind === 'released' && !hasLicence(p.case)) return;
  const on = londonDateOf(here.at);
  p.stage('termination');
  p.together([
    () => supervisionEnded(p, on),
    () =>
      p.case.kind === 'ipp' &&
      here.opened.data['how'] === 'parole-board' &&
      p.task('termination.confirm-ipp-end', { before: workingDays(on, 5) }),
    () => p.task('termination.final-review', { within: 'FINAL-REVIEW', from: on }),
  ]);
}

/** Ended by a court, the Parole Board, the IPP rule or a death, and not by its date: tag, residence and partners are still to be stopped and told. */
function supervisionEnded(p: Pass, on: string): void {
  const before = p.episodes.at(-2)?.kind;
  const ended = p.previous('termination.end-supervision')?.outcome === 'ended';
  if ((before === 'licence' || before === 'asleep') && !ended && p.here?.opened.kind !== 'released')
    p.task('termination.end-supervision', { within: 'LICENCE-END', from: on });
}

/**
 * Deported or removed before the end: the path sleeps until SLED or LED, a life sentence without end; coming back wakes it
 * (002 L765; pathway.md stage 14).
 */
export function asleep(p: Pass): void {
  const { here } = p;
  if (!here) return;
  const removed = londonDateOf(here.at);
  const end = sentenceEnd(p.case);
  p.stage('termination');
  p.together([
    () => p.task('termination.sleep-after-removal', { before: workingDays(removed, 2) }),
    () => {
      p.until(end);
      p.task('termination.end-supervision', { within: 'LICENCE-END', from: end });
    },
  ]);
}
