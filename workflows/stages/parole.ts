import { addDays, addMonths, addWeeks, londonDateOf, monthsBetween } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import {
  hearingAhead,
  isIndeterminate,
  isParoleCase,
  reviewsIn,
  reviewTarget,
  type Review,
} from '../policy/parole.js';
import { dateIn, lastTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { openReview } from './parole-opening.js';
import { review } from './parole-review.js';

/**
 * Stage 9. Who is released by the Parole Board: life, IPP and extended sentences from the tariff's end or parole eligibility on, an
 * older determinate sentence between its PED and its NPD, and anybody after a standard recall (stage 13). Review after review, until
 * release is directed: before the tariff for open conditions, at the tariff for release, afterwards on the day the last decision
 * named. The release itself is stage 10.
 */
export function parole(p: Pass): void {
  if (!p.here || !entered(p)) return;
  const reviews = reviewsIn(p.facts('parole-decision'));
  p.together([
    ...reviews.map(
      (one, i) => () =>
        p.scope(`parole#${i + 1}`, () =>
          one.end ? decided(p, one, one.end) : next(p, one, reviews.at(-2)?.end),
        ),
    ),
    () => noReviewAhead(p, reviews),
  ]);
}

/** Of a recalled person the Board hears only on referral, and never on a fixed term (RECALL-PAROLE; CJA 2003 s255C). */
function entered(p: Pass): boolean {
  if (!p.here?.recalled) return isParoleCase(p.case);
  const { recallType } = p.case;
  return (
    recallType !== 'fixed' &&
    recallType !== 'hdc' &&
    p.answered('recall.refer-parole')?.outcome === 'referred'
  );
}

/** Directed by the Board or decided by the executive: nothing more is heard. */
const isDirected = (p: Pass, last: Fact | undefined): boolean =>
  p.case.dates.confirmed !== undefined || last?.data['result'] === 'release';

/** The decision is told on the day; what was still open to record it is settled by it. */
function decided(p: Pass, one: Review, end: Fact): void {
  const type = 'parole.record-decision';
  p.together([
    () => explain(p, one),
    ...p.openKeys(type).map((key) => () => p.task(type, { ...(key === '' ? {} : { key }), answeredBy: end })),
    () => {
      if (
        end.data['result'] === 'release' &&
        p.case.dates.confirmed === undefined &&
        p.here?.kind === 'custody'
      )
        p.stuck('no-release-date', { owner: 'ppcs-caseworker', unblocks: 'release-direction' });
    },
  ]);
}

function next(p: Pass, one: Review, last: Fact | undefined): void {
  if (isDirected(p, last)) return;
  const known = knownOn(p, last);
  if (p.here?.recalled && !last) return hold(p, one, undefined, known);
  if (p.here?.recalled && !isIndeterminate(p.case)) return everyYear(p, one, last as Fact);
  const aim = reviewTarget(p.case);
  if (isOutBefore(p, aim)) p.until(undefined);
  // A lifer past the tariff waits for no date; others refused without another one go on to their CRD or NPD.
  if (aim === undefined && !isPastTariff(p) && (isIndeterminate(p.case) || last)) p.until(undefined);
  // A review is approaching ten months before it (hmpps-services 1.2).
  if (aim !== undefined && !p.answered('parole.open-review')) p.until(addMonths(aim, -10));
  hold(p, one, aim, known);
}

/** A first release that the law itself gives, on the CRD or NPD, leaves the Board nothing to decide from that day on. */
function isOutBefore(p: Pass, aim: LondonDate | undefined): boolean {
  const out = p.here?.recalled ? undefined : licenceStart(p.case);
  return out !== undefined && ((aim !== undefined && aim >= out) || p.has(out));
}

/** Opened, prepared, heard and decided; what the Board says on the way is explained each time. */
function hold(p: Pass, one: Review, aim: LondonDate | undefined, known: LondonDate): void {
  p.stage('parole');
  p.together([
    () => openReview(p, aim, known),
    () => explain(p, one),
    () => {
      // Looked at again because the Board moved the hearing, it is still open: nobody puts the reports down.
      const opened = lastTry(p, 'parole.open-review');
      if (opened && opened.outcome !== 'deferred')
        review(p, one, opened, reviewTarget(p.case) ?? aim ?? opened.on);
    },
  ]);
}

/** Since when this review could be prepared for: what came before is nobody's lateness. */
function knownOn(p: Pass, last: Fact | undefined): LondonDate {
  const referred = p.here?.recalled ? p.answeredIn(p.here.id, 'recall.refer-parole')?.at : undefined;
  return londonDateOf(Math.max(p.here?.at ?? 0, p.case.adoptedAt ?? 0, last?.learntAt ?? 0, referred ?? 0));
}

/**
 * A determinate recall that was not ended: with thirteen months or more left it is reviewed each year, and preparation starts
 * sixteen weeks before (PAR-ANNUAL); with less, the person stays to the end of the sentence.
 */
function everyYear(p: Pass, one: Review, last: Fact): void {
  const decidedOn = londonDateOf(last.happenedAt);
  const reviewOn = hearingAhead(p.case) ?? addMonths(decidedOn, 12);
  const { prrd } = p.case.dates;
  const facts = { monthsToPrrd: prrd === undefined ? undefined : monthsBetween(decidedOn, prrd) };
  const due = p.due('PAROLE-ANNUAL', reviewOn, facts);
  if (!p.answered('parole.prepare-annual-review')) p.until(due && addWeeks(due, -4));
  const prepared = p.task('parole.prepare-annual-review', { within: 'PAROLE-ANNUAL', from: reviewOn, facts });
  if (prepared.outcome !== 'not-needed')
    hold(p, one, dateIn(prepared, 'reviewDate') ?? reviewOn, prepared.on);
}

/** A refusal is told the same day, anything else by the next working day; again when the decision changes (000 L575, the same duty on recall). */
function explain(p: Pass, { decisions }: Review): void {
  const said = ({ data }: Fact): string => `${String(data['result'])}/${String(data['openConditions'])}`;
  const last = decisions.findLast((fact, i) => i === 0 || said(fact) !== said(decisions[i - 1] as Fact));
  if (!last) return;
  const on = londonDateOf(p.knownAt(last));
  p.task('parole.explain-decision', {
    before: last.data['result'] === 'refused' ? on : workingDays(on, 1),
    rests: { decision: keyOf(last) },
  });
}

const isPastTariff = (p: Pass): boolean =>
  p.case.dates.ted !== undefined && p.has(addDays(p.case.dates.ted, 1));

/** Past the tariff with no review ahead, a lifer waits for nobody's move (pathway.md, "Stuck"). */
function noReviewAhead(p: Pass, reviews: readonly Review[]): void {
  if (!isIndeterminate(p.case) || isDirected(p, reviews.at(-2)?.end)) return;
  if (hearingAhead(p.case) === undefined && isPastTariff(p))
    p.stuck('post-tariff-without-review', { owner: 'head-of-omu', unblocks: 'parole-hearing-set' });
}
