import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage rotl. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'rotl.check-application', title: 'Check and prepare the temporary release application', role: 'offender-supervisor', place: 'prison',
    outcomes: 'eligible|not-eligible: dates, offence or security exclusion|withdrawn',
    fields: 'kind:choice(day;overnight;work;family;special-purpose)*|purpose:text*|planTarget:ref|firstOuting:date*|destinationAndRoute:text*|ownGoalsAndWorries:text|likelyProblemsAndWhatThen:text*|eligibleFrom:date',
    again: ['outing'], tells: ['offender-manager', 'case-administrator'], escalates: ['head-of-omu', 'governor'], source: '004 L878-884; 000 L679; hmpps-services 2.6 ROTL-RDR, ROTL-ROR',
  },
  {
    id: 'rotl.write-report', title: 'Confirm risk and report on temporary release', role: 'offender-manager', place: 'area', gate: 'G4',
    outcomes: 'confirmed-supports|confirmed-opposes|not-current: risk of harm review opens, G4 stays shut',
    fields: 'rohLevel:choice(low;medium;high;very-high)*|assessment:ref*|mappaLevel:choice(none;1;2;3)*|escort:choice(may-be-unescorted;escorted;no-direct-victim)*|addressVisitedChecked:choice(yes;no;not-overnight)*|conditionsAsked:text|view:text*',
    again: ['rohLevel', 'significantChange'], tells: ['head-of-omu'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L654, L679; 004 L880, L908; 003 L420',
  },
  {
    id: 'rotl.give-views', title: 'Give the victim\'s views on temporary release', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', standard: 'VICTIM-ROTL-VIEWS', gate: 'G5',
    outcomes: 'unescorted-not-opposed|escorted-asked|conditions-asked|no-view|could-not-reach',
    fields: 'victim:ref*|askedOn:date*|how:choice(meeting;telephone;letter)*|words:text|placesToAvoid:text|conditionsWanted:text|vloAdvice:choice(unescorted-acceptable;escorted)*|mayBeDisclosedToOm:text',
    again: ['outing'], tells: ['offender-manager'], escalates: ['victim-liaison-manager', 'area-manager'], source: '000 L679; 004 L954; hmpps-services 2.8 VCS-STAGES',
  },
  {
    id: 'rotl.get-police-view', title: 'Get police, MAPPA and security views', role: 'public-protection', place: 'prison', confidentiality: 'confidential-assessment',
    outcomes: 'answered|answered-in-part|no-answer',
    fields: 'policeAskedOn:date*|policeView:text|policeConditions:text|mappaView:choice(agrees;objects;wants-conditions;no-category;no-answer)*|securityView:text*',
    again: ['outing'], tells: ['head-of-omu', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: '002 L244, L514, L656; 004 L908',
  },
  {
    id: 'rotl.decide', title: 'Decide the temporary release', role: 'governor', place: 'prison', standard: 'ROTL-DECISION',
    outcomes: 'approved-unescorted|approved-escorted|refused|deferred: reason and date',
    fields: 'boardHeldOn:date*|answerToOffenderManager:text*|escortReason:choice(none;direct-victim-rule;risk;security)*|conditions:text*|validUntil:date|reasonToPrisoner:text*',
    confirm: ['rohLevel', 'category', 'releaseDate', 'significantChange'], tells: ['offender-supervisor', 'offender-manager', 'victim-liaison-officer', 'case-administrator'], escalates: ['area-manager'], source: '000 L679; 004 L902-908',
  },
  {
    id: 'rotl.issue-licence', title: 'Issue the temporary licence and tell police', role: 'case-administrator', place: 'prison', standard: 'ROTL-POLICE',
    outcomes: 'issued-police-told|not-issued: stopped before the outing',
    fields: 'licence:ref*|policeForce:text*|policeToldOn:date*|explainedBy:person*|languageOrFormat:text|outAt:datetime*|backBy:datetime*|routeMapPhoneAndFareGiven:yesno*|contactAtPlacement:text',
    again: ['outing'], tells: ['offender-supervisor', 'offender-manager', 'police-contact', 'reception-officer'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'temporarily-released', on: ['issued-police-told'], data: { returnBy: { from: 'backBy' }, application: { from: 'subject' } }, happenedAt: 'outAt' }], source: '000 L654; 002 L656; 004 L884',
  },
  {
    id: 'rotl.confirm-return', title: 'Record the return from temporary release', role: 'reception-officer', place: 'prison', standard: 'ROTL-RETURN',
    outcomes: 'back-on-time|back-late|back-early|not-back',
    fields: 'returnedAt:datetime|conditionOnReturn:text|reasonIfLate:text',
    tells: ['offender-supervisor'], escalates: ['duty-governor', 'governor'], makes: [{ kind: 'returned-from-temporary-release', on: ['back-on-time', 'back-late', 'back-early'], data: { application: { from: 'subject' } }, happenedAt: 'returnedAt' }], source: 'hmpps-services 2.6 ROTL-LATE',
  },
  {
    id: 'rotl.declare-at-large', title: 'Declare a failure to return and tell everyone', role: 'duty-governor', place: 'prison',
    outcomes: 'unlawfully-at-large|back-meanwhile|explained: hospital, police station or transport; watched until back',
    fields: 'declaredAt:datetime*|policeToldAt:datetime*|policeReference:text|offenderManagerToldAt:datetime*|victimLiaisonToldAt:datetime|temporaryLicenceRevokedAt:datetime|otherTemporaryReleaseStopped:yesno*',
    survives: true, tells: ['governor', 'head-of-omu', 'offender-manager', 'victim-liaison-officer', 'police-contact'], escalates: ['governor', 'area-manager'], makes: [{ kind: 'failed-to-return', on: ['unlawfully-at-large'], data: { application: { from: 'subject' } }, happenedAt: 'declaredAt' }, { kind: 'significant-change', on: ['unlawfully-at-large'], data: { change: { value: 'failed-to-return' } }, happenedAt: 'declaredAt' }], source: 'hmpps-services 2.6 ROTL-LATE; own rule (the hour)',
  },
  {
    id: 'rotl.record-outcome', title: 'Record how the temporary release went', role: 'offender-supervisor', place: 'prison',
    outcomes: 'went-well|concerns|failed',
    fields: 'prisonerDebrief:text*|planTargetProgress:choice(moved-on;same;set-back)*|nextOutings:choice(go-on;change;stop)*|categoryReviewNeeded:yesno*|oasysAndPlanUpdated:yesno*',
    survives: true, tells: ['offender-manager', 'head-of-omu'], escalates: ['head-of-omu', 'governor'], source: '004 L878, L902; 000 L654',
  },
];

export const rotlTasks = specs.map((spec) => defineTask('rotl', spec));
