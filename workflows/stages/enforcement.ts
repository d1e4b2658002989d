import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { cameAfterLicence, isAfterLicence } from '../policy/supervision.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 12 on licence: every failure judged, and recall considered with alternatives on record (pathway.md stage 12; 004 L886). */
export function enforcement(p: Pass): void {
  const failures = underLicence(p, 'absence');
  p.together([
    ...failures.map((failure) => () => p.scope(`failure#${keyOf(failure)}`, () => judge(p, failure))),
    ...considered(p, failures).map(
      (why) => () => p.scope(`recall-question#${keyOf(why)}`, () => consider(p, why)),
    ),
  ]);
}

/** What happened once the licence was over is no breach of it; under supervision it goes to court (enforcement-supervision.ts). */
const underLicence = (p: Pass, kind: 'absence' | 'condition-broken'): readonly Fact[] =>
  p.facts(kind).filter((fact) => !cameAfterLicence(p, fact));

/** One failure to comply, on licence or on an order: evidence asked for, the letter, the judgement. */
export function judge(p: Pass, failure: Fact): void {
  const on = londonDateOf(failure.happenedAt);
  const evidence = p.answered('enforce.get-evidence');
  const judgement = p.answered('enforce.judge-absence');
  if (!judgement) p.stage('enforcement');
  p.together([
    () =>
      failure.data['reasonGiven'] === true &&
      p.task('enforce.get-evidence', { within: 'EVIDENCE', from: on }),
    // A letter not yet sent is withdrawn when the failure is judged acceptable.
    () =>
      (judgement?.outcome !== 'acceptable' || p.answered('enforce.send-warning')) &&
      // A letter that only asked for the reason has warned nobody.
      untilSettled(p, 'enforce.send-warning', { within: 'WARNING-LETTER', from: on }, (letter) =>
        letter.outcome === 'letter-asking-reason-sent' && judgement?.outcome === 'unacceptable'
          ? { before: workingDays(judgement.on, 2) }
          : undefined,
      ),
    () => {
      const review = p.answered('enforce.review-not-enforced');
      const decided = p.task('enforce.judge-absence', {
        within: 'ABSENCE-DECISION',
        from: on,
        rests: { evidence: evidence?.outcome },
        sentBack: review?.outcome === 'enforce-now' ? review : undefined,
      });
      if (decided.outcome !== 'not-enforced') return;
      const reviewOn = dateIn(decided, 'reviewOn') ?? workingDays(decided.on, 10);
      untilSettled(p, 'enforce.review-not-enforced', { before: reviewOn, sentBack: decided }, (answer) => {
        const next = answer.outcome === 'stands' ? dateIn(answer, 'nextReview') : undefined;
        return next === undefined ? undefined : { notBefore: addDays(next, -7), before: next };
      });
    },
  ]);
}

/** What makes the manager decide between recall and another response. */
function considered(p: Pass, failures: readonly Fact[]): readonly Fact[] {
  const unacceptable = failures.filter(
    (failure) =>
      p.answeredIn(`${p.here?.id}/failure#${keyOf(failure)}`, 'enforce.judge-absence')?.outcome ===
      'unacceptable',
  );
  const didNotReport =
    p.answered('licence.record-arrival')?.outcome === 'did-not-report' ? failures.slice(0, 1) : []; // the first failure is that one
  return [
    ...new Set([
      ...didNotReport,
      ...unacceptable.slice(1),
      ...underLicence(p, 'condition-broken'),
      ...p.facts('charged'),
    ]),
  ];
}

/** The same working day, at once for a victim, a child or high risk. */
function consider(p: Pass, why: Fact): void {
  const learnt = londonDateOf(p.knownAt(why));
  if (!p.answered('enforce.consider-recall')) p.stage('enforcement');
  p.task('enforce.consider-recall', {
    before: isHighRoh(p.case.roh) ? learnt : workingDays(learnt, 1),
    barred: isAfterLicence(p) ? ['ask-for-recall'] : undefined,
  });
}
