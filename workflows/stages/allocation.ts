import { londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 2. Tier, MAPPA category and a named offender manager, from the day of sentence (pathway.md stage 2). */
export function allocation(p: Pass): void {
  const { here } = p;
  if (!here || here.recalled) return;
  p.stage('allocation');
  const sentenced = londonDateOf(p.case.sentencedAt ?? here.at);
  p.together([
    () => p.task('allocation.send-documents', { before: sentenced }),
    () =>
      p.task('allocation.identify-mappa-category', {
        within: 'MAPPA-IDENTIFY',
        from: sentenced,
        answeredBy: p.facts('mappa-changed', 'ever')[0],
      }),
    ...p
      .facts('self-harm-concern')
      .filter(({ data }) => data['source'] === 'court')
      .map(
        (concern) => () =>
          p.task('allocation.pass-on-self-harm', {
            key: concern.id,
            within: 'SELF-HARM-ALERT',
            from: concern.learntAt,
          }),
      ),
    () => {
      p.task('allocation.set-tier', {
        before: workingDays(sentenced, 1),
        answeredBy: p.facts('tier-changed', 'ever')[0],
      });
      nameManager(p, sentenced);
    },
  ]);
}

/** In the 2007 set a manager from sentence on; today at once for a short sentence, otherwise at handover (HANDOVER-SHORT). */
function nameManager(p: Pass, sentenced: string): void {
  const named = p.facts('om-changed', 'ever').at(-1);
  const short = p.due('HANDOVER-SHORT', sentenced);
  const phased = p.due('FIRST-CONTACT-OM', sentenced);
  if (short)
    p.task('allocation.name-manager-short-sentence', {
      within: 'HANDOVER-SHORT',
      from: sentenced,
      answeredBy: named,
    });
  else if (phased)
    p.task('allocation.name-offender-manager', { within: 'ALLOCATE-OM', from: sentenced, answeredBy: named });
  if (phased) p.task('allocation.make-first-contact', { within: 'FIRST-CONTACT-OM', from: sentenced });
}
