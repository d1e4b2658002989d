import { londonDateOf } from '#calendar/index.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 14. Terminated is not final: a later fact wakes it again (pathway.md stage 14). */
export function termination(p: Pass): void {
  const { here } = p;
  if (!here || here.opened.kind === 'not-sentenced') return;
  p.stage('termination');
  p.task('termination.final-review', { within: 'FINAL-REVIEW', from: londonDateOf(here.at) });
}
