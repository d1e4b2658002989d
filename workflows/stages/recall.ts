import { addDays, londonDateOf } from '#calendar/index.js';
import { HOUR } from '#domain/time.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 13, while still on licence: asked, agreed, endorsed, with PPCS inside a day; an emergency by telephone at any hour. */
export function recall(p: Pass): void {
  p.together(
    p
      .facts('recall-requested')
      .map((request) => () => p.scope(`recall#${keyOf(request)}`, () => ask(p, request))),
  );
}

function ask(p: Pass, request: Fact): void {
  const emergency = request.data['emergency'] === true;
  const asked = londonDateOf(request.happenedAt);
  p.stage('recall');
  if (emergency)
    p.task('recall.phone-emergency', {
      within: 'RECALL-EMERGENCY',
      from: request.happenedAt,
      facts: { emergency: true },
    });
  const papers = p.task('recall.ask', { before: emergency ? workingDays(asked, 1) : asked });
  if (papers.outcome === 'not-asked') return;
  const agreed = p.task('recall.agree', { before: emergency ? papers.at + HOUR : papers.on });
  if (agreed.outcome === 'not-agreed') return;
  p.together([
    // The rationale follows; it never delays the recall.
    () => p.task('recall.write-rationale', { within: 'RECALL-RATIONALE', from: agreed.on }),
    () => {
      const endorsed = p.task('recall.endorse', { within: 'RECALL-REQUEST', from: agreed.at });
      if (endorsed.outcome === 'endorsed-and-sent')
        p.task('recall.assess', { within: 'RECALL-ASSESS', from: endorsed.at });
    },
  ]);
}

/** Revoked and not yet returned: unlawfully at large until somebody brings them back. */
export function atLarge(p: Pass): void {
  if (!p.here) return;
  p.stage('recall');
  p.stuck('unlawfully-at-large', { owner: 'ppcs-caseworker', unblocks: 'returned' });
  const revoked = londonDateOf(p.here.at);
  const first = p.task('recall.report-search', { before: addDays(revoked, 7) });
  let last = first.on;
  for (let n = 2; ; n++) last = p.task('recall.report-search', { key: n, before: addDays(last, 28) }).on;
}

/** Back in custody: told why, in a day; then fixed-term or standard (CJA 2003 s254–255C; pathway.md stage 13). */
export function returnedFromRecall(p: Pass): void {
  const { here } = p;
  if (!here?.recalled) return;
  const returned = here.at;
  const on = londonDateOf(returned);
  const notified = londonDateOf(here.opened.learntAt);
  const recalledOn = londonDateOf(p.facts('recall-revoked', 'ever').at(-1)?.happenedAt ?? returned);
  p.stage('recall');
  p.together([
    () => p.task('recall.send-reason', { within: 'RECALL-REASON-OMU', from: on }),
    () => p.task('recall.explain', { within: 'RECALL-EXPLAINED', from: on }),
    () => p.task('recall.visit', { before: workingDays(on, 10) }),
    () => {
      const dossier = p.task('recall.send-dossier', { within: 'RECALL-DOSSIER', from: notified });
      p.task('recall.disclose-dossier', { before: workingDays(dossier.on, 1) });
    },
    () => {
      if (p.due('CATEGORISE-RECALL', recalledOn) === undefined) return;
      const proposal = p.task('recall.categorise', { within: 'CATEGORISE-RECALL', from: recalledOn });
      p.task('category.approve', {
        key: 'recall',
        before: workingDays(proposal.on, 3),
        rests: { proposal: proposal.round },
      });
    },
    () => (p.case.recallType === 'fixed' ? fixedTerm(p, on) : standard(p, on, notified)),
  ]);
}

/** The law's plain date against the prison's: compared, never set; a difference is stuck above all else. */
function fixedTerm(p: Pass, returned: string): void {
  const law = p.due('FTR', returned);
  const { prrd } = p.case.dates;
  if (law && prrd && law !== prrd)
    p.stuck('fixed-term-date-differs', {
      owner: 'head-of-omu',
      unblocks: 'dates-changed',
      detail: `${law} by law, ${prrd} recorded`,
    });
  p.together([
    () => p.task('recall.check-fixed-term-date', { before: workingDays(returned, 2) }),
    () => p.task('recall.prepare-re-release', { before: workingDays(returned, 10) }),
  ]);
}

function standard(p: Pass, returned: string, notified: string): void {
  p.together([
    () => {
      const partB = p.task('recall.write-part-b', { within: 'RECALL-PART-B', from: notified });
      if (partB.outcome === 'submitted-asks-release')
        p.task('recall.review-recall', { before: workingDays(partB.on, 10) });
    },
    () => p.task('recall.send-second-dossier', { within: 'RECALL-SECOND-DOSSIER', from: notified }),
    () => p.task('recall.refer-parole', { within: 'RECALL-PAROLE', from: returned }),
    ...p
      .facts('release-direction')
      .slice(-1)
      .map(
        (direction) => () =>
          p.task('recall.prepare-re-release', { before: workingDays(londonDateOf(direction.learntAt), 10) }),
      ),
  ]);
}
