import { type TaskType } from '#domain/task-type.js';
import { type Chance, pick } from './chance.js';

type Weights = readonly (readonly [string, number])[];

/**
 * How scripted staff decide, out of a hundred; a type that is not here always takes its first outcome.
 * The shares are this rehearsal's own setting, not findings: they make every branch of the policy happen.
 */
// prettier-ignore
const DECISIONS: Readonly<Record<string, Weights>> = {
  'psr.choose-type': [['standard', 60], ['fast', 30], ['oral', 10]],
  'psr.record-result': [['custody', 60], ['community-order', 25], ['suspended-sentence', 15]],
  'psr.screen-roh': [['no-concern', 70], ['concern', 30]],
  'allocation.identify-mappa-category': [['not-eligible', 78], ['category-2', 14], ['category-1', 8]],
  'allocation.set-tier': [['confirmed', 90], ['kept-with-reason', 10]],
  'scope.decide': [['in-scope', 90], ['pending', 10]],
  'induction.screen-basic-skills': [['no-need', 60], ['full-assessment-needed', 40]],
  'induction.assess-skills-fully': [['assessed', 80], ['no-provision-here', 15], ['declined', 5]],
  'quality.check-sample': [['good', 60], ['sufficient', 30], ['insufficient', 10]],
  'plan.write': [['agreed', 85], ['agreed-with-blocked', 10], ['agreed-without-person', 5]],
  'plan.unblock-target': [['other-work-agreed', 50], ['left-for-community', 30], ['unmet', 20]],
  'irmm.decide-item': [['managed', 70], ['actions-set', 30]],
  'psr.ask-agencies': [['answered', 60], ['nothing-held', 30], ['no-answer', 10]],
  'manager.review-override': [['right-and-ended', 100]],
  'manager.unblock': [['agency-pressed', 60], ['reassigned', 40]],
  'induction.complete': [['complete', 90], ['complete-with-gaps', 10]],
  'roh.screen': [['no-concern', 45], ['concern', 55]],
  'mappa.decide-referral': [['not-refer', 60], ['refer', 40]],
  'mappa.answer-referral': [['level-1', 45], ['level-2', 50], ['level-3', 5]],
  'mappa.set-level': [['level-1', 75], ['level-2', 22], ['level-3', 3]],
  'mappa.hold-meeting': [['level-kept', 100]],
  'board.contribute': [['attended', 50], ['by-video', 15], ['wrote', 30], ['did-not-answer', 5]],
  'board.hold': [['held', 90], ['held-person-absent', 10]],
  'plan.share': [['given-and-signed', 90], ['given-not-signed', 10]],
  'roh.review-custody': [['unchanged', 88], ['lowered', 8], ['raised', 4]],
  'category.review': [['no-change', 70], ['lower', 28], ['higher', 2]],
  'rotl.check-application': [['eligible', 80], ['not-eligible', 20]],
  'rotl.write-report': [['confirmed-supports', 75], ['confirmed-opposes', 25]],
  'rotl.give-views': [['unescorted-not-opposed', 40], ['escorted-asked', 40], ['no-view', 20]],
  'rotl.decide': [['approved-unescorted', 50], ['approved-escorted', 20], ['refused', 30]],
  'rotl.record-outcome': [['went-well', 92], ['concerns', 8]],
  'resettlement.arrange-health': [['arranged', 80], ['nothing-needed', 20]],
  'hdc.check-eligibility': [['eligible', 80], ['opted-out', 10], ['ineligible', 10]],
  'hdc.check-address': [['suitable', 85], ['unsuitable', 10], ['occupier-withdrew', 5]],
  'hdc.give-views': [['no-objection', 60], ['opposed', 20], ['no-view', 20]],
  'hdc.decide': [['granted', 75], ['refused', 25]],
  'ap.apply': [['applied-standard', 70], ['applied-short-notice', 20], ['not-needed', 10]],
  'ap.assess': [['suitable', 85], ['unsuitable', 15]],
  'ap.place': [['placed', 92], ['no-place', 8]],
  'ap.plan-move-on': [['staying', 55], ['move-agreed', 40], ['no-address-found', 5]],
  'licence.settle-victim-conditions': [['settled', 80], ['not-included', 10], ['no-condition-wanted', 10]],
  'licence.decide-change': [['allowed', 60], ['variation-proposed', 25], ['refused', 15]],
  'address.check': [['suitable', 82], ['unsuitable', 6], ['no-address', 12]],
  'licence.approve': [['approved', 96], ['sent-back', 4]],
  'licence.record-arrival': [['reported', 93], ['reported-late', 3], ['did-not-report', 4]],
  'licence.make-contact': [['seen', 90], ['absent', 10]],
  'licence.rescore-oasys': [['unchanged', 60], ['better', 30], ['worse', 10]],
  'enforce.judge-absence': [['acceptable', 50], ['unacceptable', 45], ['not-enforced', 5]],
  'enforce.start-breach': [['started', 85], ['returned', 10], ['not-started', 5]],
  'enforce.record-result': [['order-continues', 50], ['amended', 15], ['suspended-sentence-activated', 20], ['resentenced', 10], ['warrant-out', 5], ['fined', 20], ['default-order', 10], ['committed', 5]],
  'order.run-requirement': [['started', 75], ['finished', 15], ['waiting', 5], ['re-arranged', 5]],
  'order.review-drug-requirement': [['continue', 85], ['breach', 5], ['completed', 10]],
  'enforce.consider-recall': [['alternative', 65], ['ask-for-recall', 30], ['no-further-action', 5]],
  'parole.open-review': [['hearing-set', 80], ['on-papers', 15], ['deferred', 5]],
  'parole.write-psychology-report': [['submitted', 90], ['prisoner-declined', 10]],
  'parole.take-victim-statement': [['statement-made', 45], ['conditions-only', 25], ['declined', 30]],
  'parole.record-decision': [['release', 35], ['refused', 45], ['open-conditions', 12], ['adjourned', 5], ['deferred', 3]],
  'recall.ask': [['ask-fixed-term', 60], ['ask-standard', 40]],
  'recall.agree': [['agreed', 96], ['not-agreed', 4]],
  'recall.assess': [['fixed-term', 65], ['standard', 35]],
  'recall.explain': [['explained', 95], ['would-not-see', 5]],
  'recall.write-part-b': [['submitted', 60], ['submitted-asks-release', 40]],
  'recall.review-recall': [['recall-stands', 70], ['executive-release', 25], ['rescinded', 5]],
  'victim.offer-contact': [['opted-in', 60], ['opted-out', 32], ['could-not-reach', 8]],
  'victim.refer': [['sent', 90], ['no-identifiable-victim', 10]],
  'victim.ask-licence-views': [['views-given', 70], ['no-views', 30]],
  'victim.tell': [['told', 95], ['could-not-reach', 5]],
  'victim.tell-release': [['told', 95], ['could-not-reach', 5]],
  'child.ask-social-care': [['not-known', 60], ['no-child-link', 35], ['known-to-them', 5]],
  'family.agree-involvement': [['takes-part', 60], ['no-consent', 25], ['no-family', 15]],
  'victim.disclose': [['nothing-to-add', 60], ['disclosed', 30], ['not-disclosed', 10]],
  'mappa.contribute': [['attended', 60], ['wrote', 35], ['did-not-answer', 5]],
  'restrict.check-condition': [['kept', 95], ['could-not-check', 3], ['broken', 2]],
  'risk.review': [['unchanged', 85], ['lowered', 10], ['raised', 5]],
  'risk.review-after-change': [['unchanged', 60], ['raised', 25], ['not-significant', 15]],
};

/**
 * The outcome that is answered.
 * @param barred outcomes that may not be given as things stand
 * @throws Error when every outcome of the type is barred: nobody could answer such a task
 */
export function outcomeOf(
  type: TaskType,
  barred: readonly string[],
  chance: Chance,
  about: readonly (string | number)[],
): string {
  const allowed = (DECISIONS[type.id] ?? []).filter(([id]) => !barred.includes(id));
  if (allowed.length > 0) return pick(allowed, chance(...about, 'outcome'));
  const first = type.outcomes.find(({ id }) => !barred.includes(id));
  if (!first) throw new Error(`Every outcome of ${type.id} is barred`);
  return first.id;
}

/** Names in the table that no task type or no outcome bears, for the test that keeps it true to the catalogue. */
export const strangersIn = (types: ReadonlyMap<string, TaskType>): readonly string[] =>
  Object.entries(DECISIONS).flatMap(([id, weights]) => {
    const outcomes = types.get(id)?.outcomes.map((outcome) => outcome.id);
    return outcomes
      ? weights
          .map(([name]) => name)
          .filter((name) => !outcomes.includes(name))
          .map((name) => `${id}: ${name}`)
      : [id];
  });
