import { addMonths, londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { HOUR } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { categoryFitsPrison, hasBoard, isOpenCategory, releaseIsCarried } from '../policy/kinds.js';
import { reviewLead } from '../policy/review-lead.js';
import { riskKnownInCustody } from '../policy/risk-known.js';
import { dateIn, earlierOfDueAndDone, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { askViews, viewsAsked } from '../tracks/victim-views.js';
import { moves } from './custody-moves.js';
import { irmm } from './irmm.js';
import { firstReceived } from './reception.js';

/** Stage 6, a loop: standing reviews and contacts, categories, moves (pathway.md stage 6). */
export function custody(p: Pass): void {
  const { here } = p;
  if (!here) return;
  // A move does not start the contact clock again.
  const began = firstReceived(p, londonDateOf(here.at));
  const adopted = p.facts('imported', 'ever').at(-1);
  const plan = p.answered('plan.write') ?? p.answered('plan.share');
  if (plan || here.recalled || !hasBoard(p.case)) p.stage('custody');
  if (!releaseIsCarried(p.case))
    p.stuck('release-path-not-carried', {
      owner: 'head-of-omu',
      unblocks: 'a later release of Throughcare',
      detail: p.case.kind ?? 'kind unknown',
    });
  // Reviews of the community are past on a recall: the custody clock runs from the return.
  const from = londonDateOf(here.recalled ? here.at : (p.case.sentencedAt ?? here.at));
  const known = adopted?.data['lastRohReviewOn'] as string | undefined;
  const reviewed = known !== undefined && known > from ? known : from;
  p.together([
    () =>
      p.every('supervisor.keep-contact', {
        within: 'OS-CONTACT',
        first: began,
        basis: 'last',
        lead: 7,
        unfinished: ['not-seen'],
        retryOn: 'on',
        seen: p.facts('contact-made').filter(({ data }) => data['by'] === 'offender-supervisor'),
      }),
    () =>
      p.every('roh.review-custody', {
        within: 'ROH-REVIEW',
        first: reviewed,
        facts: riskKnownInCustody(p),
        lead: reviewLead(p),
      }),
    () =>
      p.every('plan.review-custody', { within: 'PLAN-REVIEW', first: earlierOfDueAndDone(plan), lead: 28 }),
    () => category(p),
    () => moves(p),
    () => irmm(p),
    () => atLargeInError(p),
  ]);
}

/** Released when they should not have been: nothing goes before it until they are back (pathway.md, "Stuck"). */
function atLargeInError(p: Pass): void {
  const mistake = p.facts('released-in-error').at(-1);
  const back = p.facts('recaptured').at(-1);
  if (!mistake || (back && back.happenedAt >= mistake.happenedAt)) return;
  const decided = p.answered('release.put-right', 'here', keyOf(mistake))?.outcome;
  if (decided !== 'release-was-lawful')
    p.stuck('released-in-error', { owner: 'governor', unblocks: 'release.put-right' });
  untilSettled(p, 'release.put-right', { key: keyOf(mistake), before: mistake.learntAt + HOUR }, (answer) =>
    answer.outcome === 'still-out' ? { before: workingDays(answer.on, 1) } : undefined,
  );
}

/** Reviews by time left to serve; approved by another than the proposer; a mismatch with the prison is chased (000 L357). */
function category(p: Pass): void {
  const decided = p.facts('category-changed', 'ever').at(-1);
  if (!decided) return;
  const on = londonDateOf(decided.happenedAt);
  // Of before a release: after a recall the category is decided anew (CATEGORISE-RECALL).
  if (p.here?.recalled && on < londonDateOf(p.here.at)) return;
  const proposal = p.answered('category.review', 'anywhere');
  p.together([
    () =>
      p.every('category.review', {
        within: 'RECATEGORISE',
        first: on,
        lead: 28,
        unfinished: ['security-first'],
        seen: p.facts('category-changed'),
      }),
    () => {
      if (!proposal || proposal.at <= decided.happenedAt || !['lower', 'higher'].includes(proposal.outcome))
        return;
      const key = proposal.on;
      const answer = p.answered('category.approve', 'here', key);
      // Returned to the proposer: proposed again, then approved again.
      const redone =
        answer?.outcome === 'returned'
          ? p.task('category.review', { key: `${key}-returned`, before: workingDays(answer.on, 5) })
          : undefined;
      const before = workingDays(proposal.on, 5);
      const approve = (): unknown => p.task('category.approve', { key, before, sentBack: redone });
      if (!isOpenCategory(proposal.data['category'])) return approve();
      // Open conditions touch a victim: asked before it is decided (G11; 004 L401).
      const ahead = { decision: 'open-conditions' as const, key, before };
      p.together([
        ...askViews(p, ahead),
        () => {
          const asked = answer !== undefined || viewsAsked(p, ahead);
          gate(p, 'G11', asked, { key, opens: 'victim.ask-views' });
          approve();
        },
      ]);
    },
    () => {
      if (!categoryFitsPrison(p.case))
        untilSettled(p, 'category.resolve-mismatch', { within: 'CATEGORY-MISMATCH', from: on }, (answer) => {
          const reviewOn = dateIn(answer, 'reviewOn') ?? addMonths(answer.on, 3);
          return answer.outcome === 'category-wrong' ? undefined : { notBefore: reviewOn, before: reviewOn };
        });
    },
  ]);
}
