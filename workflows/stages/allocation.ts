import { addMonths, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { HOUR, type LondonDate } from '#domain/time.js';
import { isShortSentence, licenceStart } from '../policy/dates.js';
import { fitManager, gradeNeeded } from '../policy/manager-grade.js';
import { scopeNow } from '../policy/scope-now.js';
import { isTiered, setTier } from '../policy/tier.js';
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
    () => setTier(p, sentenced),
    () => isTiered(p) && nameManager(p, sentenced),
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
      ...fitManager(p, sentenced, named),
    });
  if (!phased) return;
  const from = neededFrom(p, sentenced);
  nameOffenderManager(p, from, named);
  untilSettled(p, 'allocation.make-first-contact', { within: 'FIRST-CONTACT-OM', from }, (answer) =>
    answer.outcome === 'not-reached' ? { before: workingDays(answer.on, 2) } : undefined,
  );
}

/**
 * In scope from the day it was decided; a lifer keeps a named manager although the table leaves life out; for everybody else
 * probation starts with release preparation, eight months ahead (pathway.md, "Scope").
 */
function neededFrom(p: Pass, sentenced: LondonDate): LondonDate {
  const scope = scopeNow(p);
  const lifer = p.case.kind === 'life' || p.case.kind === 'ipp';
  if (lifer || !scope || scope.outcome === 'in-scope')
    return scope?.outcome === 'in-scope' ? scope.since : sentenced;
  const start = licenceStart(p.case);
  const preparation = start && addMonths(start, -PREPARATION_MONTHS);
  p.until(preparation);
  return preparation ?? sentenced;
}
const PREPARATION_MONTHS = 8;

/** Named within the standard from sentence or release; "not ours" names nobody, so it is asked again of the area that is. */
export const nameOffenderManager = (p: Pass, from: LondonDate, named?: Fact): unknown =>
  untilNamed(p, 'allocation.name-offender-manager', { within: 'ALLOCATE-OM', ...fitManager(p, from, named) });

const untilNamed = (p: Pass, type: string, ask: Ask): unknown =>
  untilSettled(p, type, { ...ask, rests: { gradeNeeded: gradeNeeded(p) } }, (answer) =>
    answer.outcome === 'not-ours' ? { before: workingDays(answer.on, 2) } : undefined,
  );
