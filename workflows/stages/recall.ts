import { addDays, londonDateOf } from '#calendar/index.js';
import { HOUR, type Instant } from '#domain/time.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isIndeterminate, isParoleKind } from '../policy/parole.js';
import { isAfterLicence } from '../policy/supervision.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { ippLicenceHasEnded, unlawfulRecall } from './termination-ipp.js';

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
  // A broken curfew is reported by the tag provider: PPCS decides at once (hmpps-services 1.2; pathway.md stage 8).
  if (request.data['by'] === 'monitoring' && onCurfew(p)) return assess(p, request.happenedAt);
  // Life and IPP are always an emergency (hmpps-services 2.12 REC-IND-EMERG).
  const phone =
    request.data['emergency'] === true || isIndeterminate(p.case)
      ? p.task('recall.phone-emergency', {
          within: 'RECALL-EMERGENCY',
          from: request.happenedAt,
          facts: { emergency: true },
          barred: barred(p, ['recall-agreed-by-telephone', 'ordinary-recall-instead']),
        })
      : undefined;
  if (phone?.outcome === 'not-recalled') return;
  const emergency = phone?.outcome === 'recall-agreed-by-telephone';
  const last = p.answered('recall.endorse');
  const back = last?.outcome === 'sent-back' ? last : undefined;
  const papers = p.task('recall.ask', {
    before: emergency ? workingDays(asked, 1) : asked,
    sentBack: back,
    barred: barred(p, ['ask-fixed-term', 'ask-standard', 'papers-after-emergency'], ['ask-fixed-term']),
  });
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
      if (endorsed.outcome === 'endorsed-and-sent') assess(p, endorsed.at);
    },
  ]);
}

/** Fixed-term or standard; a curfew recall only of somebody on curfew. */
function assess(p: Pass, from: Instant): void {
  const types = [
    ...(onCurfew(p) ? [] : ['curfew']),
    ...(barred(p, ['fixed-term', 'standard'], ['fixed-term']) ?? []),
  ];
  untilSettled(p, 'recall.assess', { within: 'RECALL-ASSESS', from, barred: types }, (answer) =>
    answer.outcome === 'more-information' ? { before: answer.at + 24 * HOUR } : undefined,
  );
}

/** No recall at all on an IPP licence that has ended, nor after one; no fixed term on a sentence of the Parole Board's (CJA 2003 s255A). */
const barred = (
  p: Pass,
  whenEnded: readonly string[],
  forParoleKinds?: readonly string[],
): readonly string[] | undefined =>
  ippLicenceHasEnded(p) || isAfterLicence(p) ? whenEnded : isParoleKind(p.case) ? forParoleKinds : undefined;

/** Until the conditional release date the person is out on curfew, and back to that date if it is broken. */
const onCurfew = (p: Pass): boolean => p.case.onCurfew && !p.has(p.case.dates.crd);

/** Revoked and not yet returned: unlawfully at large until somebody brings them back. */
export function atLarge(p: Pass): void {
  if (!p.here) return;
  p.stage('recall');
  p.stuck('unlawfully-at-large', { owner: 'ppcs-caseworker', unblocks: 'returned' });
  unlawfulRecall(p);
  const revoked = londonDateOf(p.here.at);
  const first = p.task('recall.report-search', { before: addDays(revoked, 7) });
  let last = first.on;
  for (let n = 2; ; n++) last = p.task('recall.report-search', { key: n, before: addDays(last, 28) }).on;
}
