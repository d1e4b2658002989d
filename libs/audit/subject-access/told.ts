/**
 * What the record tells the person it is about, field by field. What is not named here is not told: words somebody wrote, names and
 * ids, whatever speaks of victims, children, informants, intelligence, other agencies' papers, or meetings that are not the
 * person's (Data Protection Act 2018, schedule 2 part 3 and schedule 3: the data of others, and harm to others). A new field or task
 * stays out until somebody has looked at it and put it here.
 */

/** Facts by kind. */
export const TOLD_FACTS: Readonly<Record<string, readonly string[]>> = {
  sentenced: ['kind', 'months', 'prison', 'purposes', 'requirements', 'dates'],
  'dates-changed': ['dates'],
  received: ['prison', 'from'],
  moved: ['from', 'to'],
  'category-changed': ['category', 'open'],
  released: ['on', 'prison'],
  'temporarily-released': ['returnBy', 'escorted'],
  'returned-from-temporary-release': ['returnedAt'],
  'failed-to-return': ['since'],
  'rotl-applied': ['type', 'firstOuting', 'lastOuting'],
  'hospital-transfer': ['in'],
  'oasys-completed': ['level', 'tool'],
  'roh-changed': ['level'],
  'tier-changed': ['tier'],
  'appointment-kept': ['kind'],
  absence: ['what', 'reasonGiven'],
  appeal: ['against', 'stage', 'result'],
  warrant: ['kind'],
  'recall-revoked': ['recallType', 'from'],
  'recall-rescinded': [],
  returned: ['prison'],
  'parole-hearing-set': ['on'],
  'parole-decision': ['result', 'final', 'nextReview', 'openConditions'],
  'release-direction': ['on'],
  'hdc-decided': ['result', 'on'],
  'immigration-changed': ['status'],
  deported: ['on'],
  pregnancy: ['due'],
  'sentence-varied': ['how', 'months', 'kind', 'requirements', 'dates'],
  'order-ended': ['how'],
  'intervention-ended': ['how'],
  'need-recorded': ['need', 'ended'],
  'family-consent': ['given'],
};

const rows = (text: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [type = '', fields = ''] = line.trim().split(/:\s*/);
        return [type, fields.split(' ').filter(Boolean)] as const;
      }),
  );

/** Answers by type of task: that it was asked and how it ended, and of its form the fields named. */
export const TOLD_TASKS = rows(`
  psr.write: seenOn language
  psr.give-to-court: givenAt how
  psr.record-result: resultOn rsrScore
  allocation.set-tier: tier
  allocation.make-first-contact: on how sentenceExplained diversityAsked
  reception.complete-first-checks: identityChecked languageHelp cellSharing
  reception.check-dates: checkedAgainst allTermsIncluded
  supervisor.assign: personTold
  supervisor.make-first-contact: on rolesExplained nextOn
  induction.assess-needs: accommodation work health drugsAlcohol money attitudes motivation
  induction.screen-basic-skills: literacy numeracy learningDifficultySigns
  induction.complete: needsShared skillsShared healthShared offenderManagementExplained
  board.set-date: boardOn
  board.invite: personInvited interpreter
  board.hold-first: heldOn personPresent
  board.hold: heldOn personPresent levelToldToPerson
  board.feed-back: toldOn
  plan.share: explainedOn form
  plan.review-custody: personTookPart oasysRefreshed
  supervisor.keep-contact: on
  category.review: category
  category.approve: category
  move.take-on-case: seenOn targetsFeasible
  rotl.check-application: kind firstOuting eligibleFrom
  rotl.decide: boardHeldOn validUntil
  rotl.issue-licence: outAt backBy routeMapPhoneAndFareGiven
  rotl.confirm-return: returnedAt
  hdc.check-eligibility: earlierCurfewRecall
  hdc.decide: releaseDate rightToAppealExplained
  parole.open-review: review targetHearing hearingAt
  parole.disclose-dossier: givenOn hasLawyer representationsDue
  parole.record-decision: decidedOn provisional reconsiderationUntil finalOn releaseOn nextReview openConditionsAccepted
  parole.explain-decision: explainedOn rightsAfterDecisionExplained nextReviewTold
  resettlement.reassess-needs: accommodation workAndLearning health drugsAndAlcohol moneyAndDebt attitudes
  resettlement.arrange-practical: benefitClaim bankAccount idHeld
  accommodation.refer-homeless: consentGiven referredOn
  licence.explain: explainedOn saidBackInOwnWords registrationExplained reportToPlaceAndTimeTold
  release.check-date: releaseDate authority addedDaysAndRemandChecked licenceEnd
  release.discharge: leftAt licenceInHand propertyMoneyMedicineGiven authority
  release.put-right: whatHappened daysWrong
  licence.record-arrival: reportedAt
  licence.induct: rulesAndBreachExplained skillsScreening copyGiven nextDate
  licence.make-plan: contactLevel signed copyGiven
  licence.make-contact: when how nextAppointment
  licence.review-plan: contactLevel personTookPart copyGiven
  licence.confirm-notification: registeredOn
  licence.issue-variation: explainedOn copyGiven
  enforce.get-evidence: askedHow kind seenOn
  enforce.send-warning: kind sentOn replyBy nextAppointment
  enforce.judge-absence: reasonCode evidenceSeen
  enforce.record-result: hearing adjournments daysCommitted defaultRequirement
  order.run-requirement: requirement contractSigned startsOn hoursOrSessionsLeft willFinishBy
  order.review-drug-requirement: testsTaken testsPositive nextHearing
  recall.send-reason: recallType
  recall.explain: explainedOn reasonsGivenInWriting rightToRepresentationsExplained wantsToMakeRepresentations
  recall.disclose-dossier: givenOn representationsReceived
  recall.categorise: category
  recall.check-fixed-term-date: returnedOn prisonReleaseDate onNonWorkingDayMovedTo
  termination.end-supervision: cause endedOn personToldOn
  termination.confirm-ipp-end: endedOn personToldOn nextDate
  ap.place: arriveOn leaveBy
  ap.hold-key-work: heldAt houseRulesSigned nextSession
  ap.plan-move-on: residentTookPart leavingOn
  restrict.fit-tag: fittedAt
  intervention.decide-suitability: informedConsent expectedStart expectedFinish
  intervention.start: startedOn nextStart
  intervention.hold-review: personTookPart
  diversity.agree-adaptations: providedOn
  diversity.arrange-language-help: help bookedFor
  continuity.write-handover: personIntroduced
`);

/** Documents the person, the court or the Board was given: the others are staff's. */
export const TOLD_AUDIENCES: ReadonlySet<string> = new Set(['person', 'court', 'board']);
