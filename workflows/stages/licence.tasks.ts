import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage licence. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'licence.record-arrival', title: 'Record whether the person reported after release', role: 'offender-manager', place: 'area', standard: 'REPORT-ON-RELEASE',
    outcomes: 'reported|reported-late|did-not-report: opens enforce.consider-recall|held-elsewhere',
    fields: 'reportedAt:datetime|reportedTo:person|reasonIfLate:text|contactTried:text|whereHeld:text',
    again: ['releaseDate'], tells: ['ap-manager'], escalates: ['senior-probation-officer', 'duty-manager'], makes: [{ kind: 'appointment-kept', on: ['reported', 'reported-late'], data: { kind: { value: 'first' } }, happenedAt: 'reportedAt' }, { kind: 'contact-made', on: ['reported', 'reported-late'], data: { by: { value: 'offender-manager' } }, happenedAt: 'reportedAt' }, { kind: 'absence', on: ['did-not-report'], data: { what: { value: 'appointment' } } }], source: 'hmpps-services 2.2 REL-REPORT',
  },
  {
    id: 'licence.induct', title: 'Complete the community induction', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'completed|partly: next date set|refused: opens enforce.judge-absence',
    fields: 'rulesAndBreachExplained:yesno*|understoodInOwnWords:text|languageOfChoice:text|diversityForm:ref|skillsScreening:choice(on-record;asked;declined)*|rulesOfEachInterventionSigned:yesno|copyGiven:yesno*|nextDate:date',
    tells: ['intervention-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'absence', on: ['refused'], data: { what: { value: 'refusal' } } }], source: '000 L361, L549; 003 L259, L372, L494',
  },
  {
    id: 'licence.review-prison-licence', title: 'Review the licence the prison made', role: 'offender-manager', place: 'area', standard: 'LICENCE-REVIEW',
    outcomes: 'stands|vary: opens licence.decide-change',
    fields: 'conditionsMissing:text|approvedConditionsAllCarried:yesno*|monitorsNamed:yesno*|reason:text*',
    again: ['datesCorrected'], tells: ['victim-liaison-officer', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.7 LIC-REVIEW5',
  },
  {
    id: 'licence.make-plan', title: 'Make the community plan with the person', role: 'offender-manager', place: 'area', per: 'person', standard: 'ISP-COMMUNITY',
    outcomes: 'agreed|agreed-with-objections|made-without-the-person: reason',
    fields: 'plan:ref*|allRequirementsCovered:yesno*|custodyTargets:choice(carried-over;closed-with-reason;none)*|contactLevel:choice(weekly;fortnightly;monthly)*|victimAwareness:choice(target;reason-none;no-direct-victim)*|whoContributed:text*|adaptations:text|signed:yesno*|copyGiven:yesno*|provisionalUntil:date',
    confirm: ['rohLevel'], tells: ['intervention-worker', 'ap-key-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.3 NS07-ISP-COM; 003 L389-L402',
  },
  {
    id: 'licence.visit-home', title: 'Visit the person at home', role: 'offender-manager', place: 'area', per: 'person', standard: 'HOME-VISIT',
    outcomes: 'visited|not-in|refused|unsafe-or-no-address: manager agrees; reopens when an address is known',
    fields: 'purpose:choice(risk;child;both)*|visitedOn:datetime|whoWasSeen:text|whatWasSeen:text|livesAsDeclared:yesno|childrenSeen:yesno|whyNot:text|nextVisit:date*',
    again: ['address'], tells: ['senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'contact-made', on: ['visited'], data: { by: { value: 'offender-manager' }, how: { value: 'home' } }, happenedAt: 'visitedOn' }], source: '003 L454, L457; 002 L767',
  },
  {
    id: 'licence.make-contact', title: 'See the person: contact is due', role: 'offender-manager', place: 'area', per: 'person', standard: 'CONTACT-LICENCE',
    outcomes: 'seen|seen-by-another-worker|absent: opens enforcement|arranged: date before the deadline',
    fields: 'when:datetime*|how:choice(office;home;approved-premises;video;telephone;partner)*|target:ref|workDone:text|whatChangedForThePerson:text|signOfSignificantChange:yesno|nextAppointment:datetime*',
    escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'contact-made', on: ['seen', 'seen-by-another-worker'], data: { by: { value: 'offender-manager' }, how: { from: 'how' } }, happenedAt: 'when' }, { kind: 'absence', on: ['absent'], data: { what: { value: 'appointment' } } }, { kind: 'significant-change', on: ['seen', 'seen-by-another-worker', 'absent'], only: { field: 'signOfSignificantChange', is: true }, data: { change: { value: 'other' } } }], source: '003 L495, L507; 002 L745; hmpps-services 1.6',
  },
  {
    id: 'licence.review-plan', title: 'Review the plan with the person', role: 'offender-manager', place: 'area', per: 'person', standard: 'PLAN-REVIEW',
    outcomes: 'reviewed|reviewed-without-the-person: reason',
    fields: 'plan:ref*|progressPerTarget:text*|reportsUsedOrDismissed:text*|carriedOverTextConfirmed:yesno*|requirementsOnCourse:yesno*|contactLevel:choice(weekly;fortnightly;monthly)*|personTookPart:yesno*|copyGiven:yesno*',
    tells: ['intervention-worker', 'ap-key-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L761-L763; 003 L421, L432; 004 L457',
  },
  {
    id: 'licence.rescore-oasys', title: 'Re-score OASys and compare with last time', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'OASYS-RESCORE',
    outcomes: 'better|unchanged|worse: plan must answer',
    fields: 'score:ref*|priorityNeedsNow:text*|attitudeAndSkillsEvidence:text|planChanged:yesno*',
    escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L879; 003 L593',
  },
  {
    id: 'licence.confirm-notification', title: 'Confirm the person has registered with police', role: 'offender-manager', place: 'area', per: 'person', standard: 'SOA-NOTIFY',
    outcomes: 'registered|not-registered: police told at once|not-required: reason',
    fields: 'registeredOn:date|confirmedWithPoliceBy:person*|firstPoliceVisit:date|civilOrder:choice(none;in-force;being-considered)*',
    again: ['address'], tells: ['police-contact', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.9 SOA-83, SOA-84; 002 L582, L817',
  },
  {
    id: 'sfo.notify', title: 'Decide and notify a serious further offence', role: 'head-of-pdu', place: 'area', per: 'person', standard: 'SFO-NOTIFY',
    outcomes: 'notified|not-qualifying: reason|notified-at-discretion',
    fields: 'charge:text*|chargedOn:date*|onTheList:yesno*|supervisionAtTheTime:text*|notifiedOn:date|fileSecured:yesno*|reason:text',
    survives: true, tells: ['area-manager', 'offender-manager', 'mappa-coordinator', 'victim-liaison-manager'], escalates: ['area-manager'], source: '002 L1024, L1054; hmpps-services 2.13 SFO-NOTIFY',
  },
  {
    id: 'sfo.review', title: 'Review the case and set out the learning', role: 'head-of-pdu', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'SFO-REVIEW',
    outcomes: 'reviewed|screened-out: no full review; reason',
    fields: 'review:ref|findings:text*|actionsWithOwnerAndDate:text|feedbackToOmOn:date|sharedWithBoardOn:date',
    survives: true, tells: ['area-manager', 'senior-probation-officer', 'offender-manager'], escalates: ['area-manager'], source: '002 L1024-L1028; 003 L758',
  },
];

export const licenceTasks = specs.map((spec) => defineTask('licence', spec));
