import { addDays, londonDateOf } from '#calendar/index.js';
import { HOUR } from '#domain/time.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { untilSettled } from '../policy/until-settled.js';
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
  const asked = londonDateOf(request.happenedAt);
  p.stage('recall');
  const phone =
    request.data['emergency'] === true
      ? p.task('recall.phone-emergency', {
          within: 'RECALL-EMERGENCY',
          from: request.happenedAt,
          facts: { emergency: true },
        })
      : undefined;
  if (phone?.outcome === 'not-recalled') return;
  const emergency = phone?.outcome === 'recall-agreed-by-telephone';
  const last = p.answered('recall.endorse');
  const back = last?.outcome === 'sent-back' ? last : undefined;
  const papers = p.task('recall.ask', { before: emergency ? workingDays(asked, 1) : asked, sentBack: back });
  if (papers.outcome === 'not-asked') return;
  const agreed = p.task('recall.agree', { before: emergency ? papers.at + HOUR : papers.on });
  if (agreed.outcome === 'not-agreed') return;
  p.together([
    // The rationale follows; it never delays the recall.
    () => p.task('recall.write-rationale', { within: 'RECALL-RATIONALE', from: agreed.on }),
    () => {
      // Sent back for what is missing, it is endorsed when the papers are complete.
      const endorsed = p.task('recall.endorse', {
        within: 'RECALL-REQUEST',
        from: agreed.at,
        sentBack: back && papers,
      });
      if (endorsed.outcome === 'endorsed-and-sent')
        untilSettled(p, 'recall.assess', { within: 'RECALL-ASSESS', from: endorsed.at }, (answer) =>
          answer.outcome === 'more-information' ? { before: answer.at + 24 * HOUR } : undefined,
        );
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
