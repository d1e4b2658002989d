import { addDays, londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { firstReceived } from './reception.js';

/** Stage 3, induction: complete only when every result has reached the shared record (000 L361–370). */
export function induction(p: Pass): void {
  const { here } = p;
  if (!here || p.case.receivedAt === undefined) p.until(undefined);
  const arrived = firstReceived(p, londonDateOf(p.case.receivedAt as number));
  if (p.answered('reception.restrict-contact')) p.stage('induction');
  p.together([
    () => {
      // After a recall nobody is inducted again before the reason for it is here (G9; 000 L579).
      if (here?.recalled)
        p.gate('G9', p.answered('recall.send-reason') !== undefined, { opens: 'recall.send-reason' });
      p.all([
        () => p.task('induction.assess-needs', { before: addDays(arrived, 5) }),
        () => p.task('induction.screen-basic-skills', { within: 'BASIC-SKILLS-SCREEN', from: arrived }),
        () => p.task('induction.screen-health', { before: addDays(arrived, 1) }),
      ]);
      p.task('induction.complete', { within: 'INDUCTION', from: arrived });
    },
    () => {
      if (here?.recalled) return;
      const category = p.facts('category-changed', 'ever')[0];
      const proposal = p.task('category.propose-first', {
        within: 'CATEGORISE',
        from: arrived,
        answeredBy: category,
      });
      if (!category)
        p.task('category.approve', {
          key: 'first',
          before: p.due('CATEGORISE', arrived) ?? workingDays(arrived, 10),
          rests: { proposal: proposal.round },
        });
    },
  ]);
}
