import { addMonths, londonDateOf } from '#calendar/index.js';
import { type CaseView } from '#domain/case.js';
import { type Fact } from '#domain/fact.js';
import { endsReview } from '#domain/parole.js';
import { SENTENCE_KINDS } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';

/** One review by the Parole Board: what it decided on the way, and the decision that ended it. */
export interface Review {
  readonly decisions: readonly Fact[];
  readonly end?: Fact;
}

export const isIndeterminate = ({ kind }: Pick<CaseView, 'kind'>): boolean =>
  kind !== undefined && SENTENCE_KINDS[kind].indeterminate;
/** Released by the Parole Board before anything else: life, IPP, extended and particular concern. */
export const isParoleKind = ({ kind }: Pick<CaseView, 'kind'>): boolean =>
  kind !== undefined && SENTENCE_KINDS[kind].parole;

/**
 * A determinate sentence that the Board may end early: four years or more, for an offence before 4 April 2005, is eligible at half
 * (PED) and let out by the law at two thirds at the latest (NPD; Criminal Justice Act 1991 ss33(2), 35(1); pathway.md, table of kinds).
 * Which sentences these still are is the prison's calculation: a PED on record says so.
 */
export const isOlderSentence = ({ kind, dates }: CaseView): boolean =>
  kind === 'determinate' && dates.ped !== undefined;

/** Whether the Parole Board is asked before this release: for what it is, or an older sentence, whose recall is one like another. */
export const isParoleCase = (view: CaseView): boolean =>
  isParoleKind(view) || (isOlderSentence(view) && !view.recalled);

/**
 * Reviews in the order they were held; the last one is under way or still to come. A decision set aside on reconsideration
 * opens its review again (Parole Board Rules 2019, rules 28 and 28A).
 * @param decisions facts `parole-decision` of one stay in custody, in the order they happened
 */
export function reviewsIn(decisions: readonly Fact[]): readonly Review[] {
  const reviews: Review[] = [{ decisions: [] }];
  for (const fact of decisions) {
    if (fact.data['result'] === 'set-aside' && reviews.at(-1)?.decisions.length === 0 && reviews.length > 1)
      reviews.pop();
    const present = [...(reviews.pop()?.decisions ?? []), fact];
    if (endsReview(fact)) reviews.push({ decisions: present, end: fact }, { decisions: [] });
    else reviews.push({ decisions: present });
  }
  return reviews;
}

/** The day after which a review lies ahead: of what was before the last decision, or before the case was taken over, nothing is left to come. */
function reviewedTo({ adoptedAt, paroleDecision }: CaseView): LondonDate | undefined {
  const latest = Math.max(adoptedAt ?? -Infinity, paroleDecision?.happenedAt ?? -Infinity);
  return Number.isFinite(latest) ? londonDateOf(latest) : undefined;
}

const ahead = (on: LondonDate | undefined, since: LondonDate | undefined): LondonDate | undefined =>
  on !== undefined && (since === undefined || on > since) ? on : undefined;

/** The day of the next hearing: set, or targeted by the last decision or the prison's calculation; undefined when none lies ahead. */
export const hearingAhead = (view: CaseView): LondonDate | undefined =>
  ahead(view.dates.thd, reviewedTo(view));

/** The tariff's end or parole eligibility, while no review on or after it has been decided. */
export const eligibilityAhead = (view: CaseView): LondonDate | undefined =>
  ahead(isIndeterminate(view) ? view.dates.ted : view.dates.ped, reviewedTo(view));

/**
 * What the next review aims at: its hearing, else the tariff's end or parole eligibility while that is still to be reviewed.
 * A recalled person has neither: the review comes with the referral.
 */
export const reviewTarget = (view: CaseView): LondonDate | undefined =>
  hearingAhead(view) ?? (view.recalled ? undefined : eligibilityAhead(view));

/** Not released, and the next review a year or more away (hmpps-services 1.2, 2.5 MAPPA-XREG). */
function isLongReviewAhead(view: CaseView): boolean {
  const { paroleDecision: decision, dates } = view;
  if (!isIndeterminate(view) || !decision || decision.data['result'] === 'release') return false;
  return dates.thd !== undefined && dates.thd >= addMonths(londonDateOf(decision.happenedAt), 12);
}
/** Back with the prison's manager after such a decision, until handed over again before the next review; not at MAPPA level 2 or 3. */
export const isBackWithPrison = (view: CaseView): boolean =>
  isLongReviewAhead(view) &&
  (view.mappaLevel ?? 0) < 2 &&
  (view.omResponsibleAt ?? -Infinity) < (view.paroleDecision?.happenedAt ?? 0);
/** At MAPPA level 2 or 3 such a decision makes the community manager responsible at once. */
export const isHeldByCommunity = (view: CaseView): boolean =>
  isLongReviewAhead(view) && (view.mappaLevel ?? 0) >= 2;
