import { londonDateOf } from '#calendar/index.js';
import { categoryFitsPrison, hasBoard, releaseIsCarried } from '../policy/kinds.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 6, a loop: standing reviews and contacts, categories, moves (pathway.md stage 6). */
export function custody(p: Pass): void {
  const { here } = p;
  if (!here) return;
  const began = londonDateOf(p.case.receivedAt ?? here.at);
  const adopted = p.facts('imported', 'ever').at(-1);
  const plan = p.answered('plan.write') ?? p.answered('plan.share');
  if (plan || here.recalled || !hasBoard(p.case)) p.stage('custody');
  if (!releaseIsCarried(p.case))
    p.stuck('release-path-not-carried', {
      owner: 'head-of-omu',
      unblocks: 'a later release of Throughcare',
      detail: p.case.kind ?? 'kind unknown',
    });
  const reviewed =
    (adopted?.data['lastRohReviewOn'] as string | undefined) ?? londonDateOf(p.case.sentencedAt ?? here.at);
  p.together([
    () =>
      p.every('supervisor.keep-contact', {
        within: 'OS-CONTACT',
        first: began,
        basis: 'last',
        lead: 7,
        seen: p.facts('contact-made').filter(({ data }) => data['by'] === 'offender-supervisor'),
      }),
    () => p.every('roh.review-custody', { within: 'ROH-REVIEW', first: reviewed, lead: 28 }),
    () => p.every('plan.review-custody', { within: 'PLAN-REVIEW', first: plan?.on, lead: 28 }),
    () => category(p),
    ...p.facts('moved').map((move) => () => {
      const movedOn = londonDateOf(move.happenedAt);
      p.together([
        () => p.task('move.tell-offender-manager', { key: move.id, within: 'MOVE-NOTICE', from: movedOn }),
        () => p.task('move.take-on-case', { key: move.id, before: workingDays(movedOn, 10) }),
      ]);
    }),
  ]);
}

/** Reviews by time left to serve; approved by another than the proposer; a mismatch with the prison is chased (000 L357). */
function category(p: Pass): void {
  const decided = p.facts('category-changed', 'ever').at(-1);
  if (!decided) return;
  const on = londonDateOf(decided.happenedAt);
  const proposal = p.answered('category.review', 'anywhere');
  p.together([
    () =>
      p.every('category.review', {
        within: 'RECATEGORISE',
        first: on,
        lead: 28,
        seen: p.facts('category-changed'),
      }),
    () => {
      if (!proposal || proposal.at <= decided.happenedAt || !['lower', 'higher'].includes(proposal.outcome))
        return;
      p.task('category.approve', { key: proposal.on, before: workingDays(proposal.on, 5) });
    },
    () => {
      if (!categoryFitsPrison(p.case))
        p.task('category.resolve-mismatch', { within: 'CATEGORY-MISMATCH', from: on });
    },
  ]);
}
