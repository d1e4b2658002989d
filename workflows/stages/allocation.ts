import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { HOUR } from '#domain/time.js';
import { isShortSentence } from '../policy/dates.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
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
      untilSettled(
        p,
        'allocation.identify-mappa-category',
        { within: 'MAPPA-IDENTIFY', from: sentenced, answeredBy: p.facts('mappa-changed', 'ever')[0] },
        (answer) => (answer.outcome === 'needs-more' ? { before: workingDays(answer.on, 5) } : undefined),
      ),
    ...p
      .facts('self-harm-concern', 'ever')
      .filter(({ data }) => data['source'] === 'court')
      .map(
        (concern) => () =>
          untilSettled(
            p,
            'allocation.pass-on-self-harm',
            { key: keyOf(concern), within: 'SELF-HARM-ALERT', from: Math.max(concern.learntAt, here.at) },
            // Closed only when a named person at the prison has acknowledged it.
            (answer) => (answer.outcome === 'not-acknowledged' ? { before: answer.at + HOUR } : undefined),
          ),
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
  const short = isShortSentence(p.case);
  const phased = p.due('FIRST-CONTACT-OM', sentenced);
  if (short && !phased)
    untilNamed(p, 'allocation.name-manager-short-sentence', {
      within: 'HANDOVER-SHORT',
      from: sentenced,
      answeredBy: named,
    });
  else if (phased) nameOffenderManager(p, sentenced, named);
  if (phased)
    untilSettled(
      p,
      'allocation.make-first-contact',
      { within: 'FIRST-CONTACT-OM', from: sentenced },
      (answer) => (answer.outcome === 'not-reached' ? { before: workingDays(answer.on, 2) } : undefined),
    );
}

/** Named within the standard from sentence or release; "not ours" names nobody, so it is asked again of the area that is. */
export const nameOffenderManager = (p: Pass, from: string, named?: Fact): unknown =>
  untilNamed(p, 'allocation.name-offender-manager', { within: 'ALLOCATE-OM', from, answeredBy: named });

const untilNamed = (p: Pass, type: string, ask: Ask): unknown =>
  untilSettled(p, type, ask, (answer) =>
    answer.outcome === 'not-ours' ? { before: workingDays(answer.on, 2) } : undefined,
  );
