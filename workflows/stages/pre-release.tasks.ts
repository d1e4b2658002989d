import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage pre-release. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'handover.decide-early', title: 'Decide early allocation to the community', role: 'head-of-omu', place: 'prison', standard: 'HANDOVER-EARLY',
    outcomes: 'automatic|agreed-and-accepted|community-declined|not-needed',
    fields: 'criterion:choice(terrorism;high-profile;serious-crime-order;mappa-3;critical-case;discretion)*|reason:text*|communityAskedOn:date|communityAnswer:choice(accepted;declined;not-needed)*|answeredBy:person',
    tells: ['senior-probation-officer', 'offender-supervisor'], escalates: ['governor', 'area-manager'], source: 'hmpps-services 2.5 HO-EA, EA-WINDOW',
  },
  {
    id: 'handover.name-manager', title: 'Name the community offender manager', role: 'senior-probation-officer', place: 'area', standard: 'HANDOVER-CHASE',
    outcomes: 'named|named-cover: until a date|other-area: passed on, accepted there',
    fields: 'manager:person*|gradeFitsRisk:yesno*|coverUntil:date|firstContactWithPrisonBy:date*',
    confirm: ['handoverDate'], tells: ['offender-supervisor', 'head-of-omu', 'victim-liaison-officer'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'om-changed', on: ['named', 'named-cover'], data: { username: { from: 'manager' } } }], source: 'hmpps-services 2.5 HO-COM-2, HO-COM-7, HO-COM-14, HO-UPCOMING',
  },
  {
    id: 'handover.hand-over', title: 'Hand the case to the community manager', role: 'offender-supervisor', place: 'prison', standard: 'HANDOVER',
    outcomes: 'accepted|sent-not-accepted: waits for the manager',
    fields: 'oasysReviewedOn:date*|reportSentOn:date*|spokeToManagerOn:date*|meetingOn:date|openWorkAndDates:text*|riskVictimAndChildPointsCovered:yesno*|acceptedBy:person*',
    confirm: ['handoverDate'], tells: ['offender-manager', 'senior-probation-officer', 'victim-liaison-officer', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'om-changed', on: ['accepted'], data: { username: { from: 'acceptedBy' }, responsible: { value: true } } }], source: 'hmpps-services 2.5 HO-DET, HO-PAROLE, HO-IND, HO-CHECK; 003 L505',
  },
  {
    id: 'resettlement.reassess-needs', title: 'Reassess resettlement needs before release', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'RESETTLEMENT-NEEDS',
    outcomes: 'done|prisoner-refused',
    fields: 'accommodation:choice(none;met;outstanding;refused)*|workAndLearning:choice(none;met;outstanding;refused)*|health:choice(none;met;outstanding;refused)*|drugsAndAlcohol:choice(none;met;outstanding;refused)*|moneyAndDebt:choice(none;met;outstanding;refused)*|family:choice(none;met;outstanding;refused)*|attitudes:choice(none;met;outstanding;refused)*|outstandingWithOwnerAndDate:text*',
    confirm: ['releaseDate'], tells: ['offender-manager', 'intervention-worker', 'health'], escalates: ['head-of-omu', 'governor'], source: '000 L299, L304; hmpps-services 2.5 PREREL-12W',
  },
  {
    id: 'resettlement.arrange-health', title: 'Arrange health care for release', role: 'health', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'arranged|nothing-needed|declined',
    fields: 'gpRegistered:yesno*|daysOfMedicineGiven:number|prescriptionContinues:choice(arranged;not-needed;not-arranged)*|substanceAppointment:datetime|mentalHealthAppointment:datetime|agreedToShare:yesno*',
    again: ['releaseDate'], tells: ['offender-manager', 'offender-supervisor'], escalates: ['head-of-omu', 'governor'], source: '004 L1041; 000 L593',
  },
  {
    id: 'resettlement.arrange-practical', title: 'Arrange benefits, bank, ID, work and journey', role: 'intervention-worker', place: 'prison', per: 'person',
    outcomes: 'arranged|arranged-in-part: rest handed to the offender manager|declined',
    fields: 'benefitClaim:choice(booked;not-needed;not-done)*|bankAccount:choice(open;applied;none)*|idHeld:choice(yes;applied;none)*|jobOrCourse:text|journey:text*|metAtGateBy:text',
    again: ['releaseDate'], tells: ['offender-manager', 'reception-officer'], escalates: ['head-of-omu', 'governor'], source: '000 L304; 004 L1041; hmpps-services 2.5',
  },
  {
    id: 'address.check', title: 'Check the release address', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'ADDRESS-CHECK',
    outcomes: 'suitable|unsuitable|occupier-withdrew: never shown to the person|no-address',
    fields: 'address:text*|occupierAskedAloneOn:date|occupierConsents:yesno|policeCallOuts:choice(none;some;no-answer)*|childrensServices:choice(no-concern;concern;no-children;no-answer)*|victimNear:choice(no;yes;no-answer)*|visitedOn:date|reason:text*',
    again: ['address'], tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '004 L448, L455-459; 003 L595; 000 L722',
  },
  {
    id: 'accommodation.refer-homeless', title: 'Refer to the council as homeless', role: 'offender-manager', place: 'area', per: 'person', standard: 'DUTY-TO-REFER',
    outcomes: 'referred|council-accepted|consent-refused|not-needed: address found',
    fields: 'council:text*|consentGiven:yesno*|referredOn:date|councilAnswer:text|expiresOn:date',
    again: ['releaseDate'], tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.10 DTR-8W, DTR-26W',
  },
  {
    id: 'release.send-provider-pack', title: 'Send risk information to the accommodation provider', role: 'offender-manager', place: 'area', confidentiality: 'confidential-assessment', standard: 'PROVIDER-PACK', gate: 'G8',
    outcomes: 'sent-acknowledged|sent-no-answer: chased|not-needed: own or family home',
    fields: 'provider:text*|whatWasShared:text*|groundForSharing:choice(consent;public-protection;mappa)*|acknowledgedOn:date|whomToRingWithConcerns:text*',
    again: ['address', 'rohLevel'], tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L665; 002 L588',
  },
  {
    id: 'mappa.set-level', title: 'Get the MAPPA level set for release', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'MAPPA-LEVEL',
    outcomes: 'level-1|level-2|level-3|no-longer-eligible',
    fields: 'referredOn:date|decidedByAgencies:text*|decidedOn:date*|reason:text*|nextMeeting:date',
    again: ['releaseDate'], confirm: ['rohLevel'], tells: ['offender-supervisor', 'public-protection', 'mappa-coordinator', 'police-contact', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'mappa-changed', on: ['level-1', 'level-2', 'level-3'], data: { level: { byOutcome: { 'level-1': 1, 'level-2': 2, 'level-3': 3 } }, decidedBy: { value: 'agencies' } } }, { kind: 'mappa-changed', on: ['no-longer-eligible'], data: { category: { value: 0 }, level: { value: 0 } } }], source: 'hmpps-services 2.9 MAPPA-6M; 002 L243, L514',
  },
  {
    id: 'release.visit-with-police', title: 'Visit the prisoner with the police', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'JOINT-VISIT',
    outcomes: 'visited|visited-by-video|prisoner-refused|police-not-available: own visit done',
    fields: 'visitedOn:date*|officer:text|expectationsExplained:text*|concernsFound:text|planChanged:yesno*',
    tells: ['offender-supervisor', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L251, L244, L800',
  },
  {
    id: 'release.screen-risk', title: 'Screen risk of harm at release', role: 'offender-manager', place: 'area', standard: 'ROH-SCREEN-RELEASE',
    outcomes: 'no-concern|concern-full-analysis-done|exempted: countersigned',
    fields: 'rohLevel:choice(low;medium;high;very-high)*|sourcesRead:text*|communityRiskPlan:ref|changedSinceLast:yesno*',
    again: ['significantChange'], tells: ['offender-supervisor', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L274, L279; 004 L522',
  },
];

export const preReleaseTasks = specs.map((spec) => defineTask('pre-release', spec));
