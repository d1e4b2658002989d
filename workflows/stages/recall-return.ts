import { addDays, daysBetween, londonDateOf } from '#calendar/index.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Back in custody: told why, in a day; then fixed-term or standard (CJA 2003 s254–255C; pathway.md stage 13). */
export function returnedFromRecall(p: Pass): void {
  const { here } = p;
  if (!here?.recalled) return;
  const returned = here.at;
  const on = londonDateOf(returned);
  const notified = londonDateOf(p.knownAt(here.opened));
  const recalledOn = londonDateOf(p.facts('recall-revoked', 'ever').at(-1)?.happenedAt ?? returned);
  p.stage('recall');
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
      if (p.due('CATEGORISE-RECALL', recalledOn) === undefined) return;
      const last = p.answered('category.approve', 'here', 'recall');
      const proposal = untilSettled(
        p,
        'recall.categorise',
        {
          within: 'CATEGORISE-RECALL',
          from: recalledOn,
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
      else if (p.case.recallType !== 'hdc') standard(p, on, notified);
    },
  ]);
}

/** The law's plain date against the prison's: compared, never set; a difference is stuck above all else. */
function fixedTerm(p: Pass, returned: string): void {
  const law = p.due('FTR', returned);
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

function standard(p: Pass, returned: string, notified: string): void {
  p.together([
    () => {
      const partB = p.task('recall.write-part-b', { within: 'RECALL-PART-B', from: notified });
      if (partB.outcome === 'submitted-asks-release')
        p.task('recall.review-recall', { before: workingDays(partB.on, 10) });
    },
    () => {
      const sent = p.task('recall.send-second-dossier', { within: 'RECALL-SECOND-DOSSIER', from: notified });
      const partB = p.answered('recall.write-part-b');
      if (sent.outcome === 'sent-without-part-b' && partB)
        p.task('recall.send-second-dossier', { key: 'part-b', before: workingDays(partB.on, 1) });
    },
    () => p.task('recall.refer-parole', { within: 'RECALL-PAROLE', from: returned }),
    ...p
      .facts('release-direction')
      .slice(-1)
      .map(
        (direction) => () =>
          p.task('recall.prepare-re-release', {
            before: workingDays(londonDateOf(p.knownAt(direction)), 10),
          }),
      ),
  ]);
}
