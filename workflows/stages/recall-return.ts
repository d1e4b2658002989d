import { addDays, daysBetween, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { standard } from '#standards/index.js';
import { isIndeterminate } from '../policy/parole.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { standardRecall } from './recall-standard.js';
import { unlawfulRecall } from './termination-ipp.js';

/** Back in custody: told why, in a day; then fixed-term or standard (CJA 2003 s254–255C; pathway.md stage 13). */
export function returnedFromRecall(p: Pass): void {
  const { here } = p;
  if (!here?.recalled) return;
  const returned = here.at;
  const on = londonDateOf(returned);
  const notified = londonDateOf(p.knownAt(here.opened));
  const recalledOn = londonDateOf(p.facts('recall-revoked', 'ever').at(-1)?.happenedAt ?? returned);
  p.stage('recall');
  unlawfulRecall(p);
  p.together([
    () =>
      untilSettled(p, 'recall.send-reason', { within: 'RECALL-REASON-OMU', from: on }, (answer) =>
        answer.outcome === 'sent-no-answer' ? { before: workingDays(answer.on, 1) } : undefined,
      ),
    () =>
      untilSettled(p, 'recall.explain', { within: 'RECALL-EXPLAINED', from: on }, (answer) =>
        answer.outcome === 'not-fit' ? { before: workingDays(answer.on, 1) } : undefined,
      ),
    () => p.task('recall.visit', { before: workingDays(on, 10) }),
    () => {
      const dossier = p.task('recall.send-dossier', { within: 'RECALL-DOSSIER', from: notified });
      p.together([
        () => p.task('recall.disclose-dossier', { before: workingDays(dossier.on, 1) }),
        () =>
          dossier.outcome === 'sent-incomplete' &&
          p.task('recall.send-dossier', { key: 'missing-documents', before: workingDays(dossier.on, 5) }),
      ]);
    },
    () => {
      // Recalled for life, no re-release date is near.
      const facts = isIndeterminate(p.case) ? { daysToPrrd: NO_PRRD } : undefined;
      if (p.due('CATEGORISE-RECALL', recalledOn, facts) === undefined) return;
      const last = p.answered('category.approve', 'here', 'recall');
      const proposal = untilSettled(
        p,
        'recall.categorise',
        {
          within: 'CATEGORISE-RECALL',
          from: recalledOn,
          facts,
          sentBack: last?.outcome === 'returned' ? last : undefined,
        },
        (answer) => (answer.outcome === 'security-first' ? { before: workingDays(answer.on, 3) } : undefined),
      );
      p.task('category.approve', {
        key: 'recall',
        before: workingDays(proposal.on, 3),
        rests: { proposal: proposal.at },
      });
    },
    () => {
      if (p.case.recallType === 'fixed') fixedTerm(p, on);
      else if (p.case.recallType !== 'hdc') standardRecall(p, on, notified);
    },
  ]);
}

/** The law's plain date against the prison's: compared, never set; a difference is stuck above all else. */
function fixedTerm(p: Pass, returned: LondonDate): void {
  const law = lawfulEnd(p, returned);
  const { prrd } = p.case.dates;
  // Each calculation is checked, also one that gives the same day again.
  const rests = { prrd: `${prrd ?? ''}@${p.facts('dates-changed').at(-1)?.id ?? ''}` };
  const check = p.holding('recall.check-fixed-term-date', rests);
  if ((law && prrd && law !== prrd) || check?.outcome === 'differs')
    p.stuck('fixed-term-date-differs', {
      owner: 'head-of-omu',
      unblocks: 'dates-changed',
      detail: `${law ?? 'unknown'} by law, ${prrd ?? 'none'} recorded`,
    });
  // Half the time left, and never more than ten working days.
  const tenDays = workingDays(returned, 10);
  const half = law ? addDays(returned, Math.floor(daysBetween(returned, law) / 2)) : tenDays;
  p.together([
    () => p.task('recall.check-fixed-term-date', { before: workingDays(returned, 2), rests }),
    () => p.task('recall.prepare-re-release', { before: half < tenDays ? half : tenDays }),
  ]);
}

/**
 * The day the law ends a fixed-term recall. From curfew it is the later of that and the end of the custodial part, since 31 March 2026 and for whoever
 * came under that law then (CJA 2003 s255BA; HMPPS services 2.12 FTR-56-HDC); the rows of 14 and 28 days know no such rule.
 */
function lawfulEnd(p: Pass, returned: LondonDate): LondonDate | undefined {
  const ends = p.due('FTR', returned);
  const { crd } = p.case.dates;
  const since = standard('FTR-56-HDC').effectiveFrom;
  const isUnderIt = (since !== undefined && returned >= since) || p.case.rulesChanged.includes(LAW_OF_2026);
  return ends && crd && crd > ends && p.case.hdcRecall && isUnderIt ? crd : ends;
}
const LAW_OF_2026 = 'ftr-56-2026';

/** Days that stand for a re-release date that a life sentence has not. */
const NO_PRRD = 36_500;
