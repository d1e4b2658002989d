import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of approved premises, before release and as a resident. Ids are public names. */
// prettier-ignore
const before: readonly TaskSpec[] = [
  {
    id: 'ap.apply', title: 'Apply for an approved premises place', role: 'offender-manager', place: 'area', per: 'person', standard: 'AP-APPLY',
    outcomes: 'applied-standard|applied-short-notice|applied-emergency|not-needed: reason, checked by the manager',
    fields: 'neededFrom:date*|nights:number*|riskSummary:text*|areasNotAllowed:text|healthAndAccessNeeds:text|planIfNoPlace:text*|application:ref',
    again: ['releaseDate'], tells: ['central-referral-unit', 'offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.10 AP-6M; 002 L569, L588; 003 L323',
  },
  {
    id: 'ap.assess', title: 'Assess the approved premises application', role: 'central-referral-unit', place: 'area', per: 'person', standard: 'AP-ASSESS',
    outcomes: 'suitable|unsuitable|more-information-asked',
    fields: 'application:ref*|kind:choice(standard;short;emergency)*|priorityOnRisk:choice(high;medium;low)*|reason:text*',
    again: ['applied'], tells: ['offender-manager'], escalates: ['area-manager'], source: 'hmpps-services 2.10 AP-ASSESS-*; 002 L597',
  },
  {
    id: 'ap.place', title: 'Find an approved premises place', role: 'central-referral-unit', place: 'area', per: 'person', standard: 'AP-PLACE',
    outcomes: 'placed|no-place: other areas and the fallback plan tried|withdrawn',
    fields: 'premises:text*|arriveOn:date*|leaveBy:date*|victimDistanceChecked:yesno*',
    again: ['releaseDate'], tells: ['offender-manager', 'ap-manager', 'offender-supervisor'], escalates: ['area-manager'], source: 'hmpps-services 2.10 AP-PLACE, AP-PLACE-8W',
  },
  {
    id: 'ap.prepare-arrival', title: 'Confirm the premises are ready for arrival', role: 'ap-manager', place: 'area', per: 'person', gate: 'G8',
    outcomes: 'ready|not-ready: why|place-lost',
    fields: 'riskInformationRead:yesno*|mappaMetOn:date|policeToldOn:date*|keyWorker:person*|roomAndRulesAgreed:yesno*|firstNightPlan:text',
    again: ['arrivalDate'], tells: ['offender-manager', 'police-contact'], escalates: ['area-manager'], source: '002 L588; 002 L569',
  },
];

// prettier-ignore
const resident: readonly TaskSpec[] = [
  {
    id: 'ap.hold-key-work', title: 'Hold the resident\'s key-work session', role: 'ap-key-worker', place: 'area', per: 'person',
    outcomes: 'held|resident-missed: offender manager told|re-arranged',
    fields: 'heldAt:datetime*|houseRulesSigned:yesno|riskDiscussed:text|target:ref|lifeSkills:text|concern:choice(none;tell-om;police-now)*|nextSession:date*',
    tells: ['offender-manager', 'police-contact'], escalates: ['ap-manager', 'senior-probation-officer'], source: '002 L575-L581, L598, L603; 003 L550',
  },
  {
    id: 'ap.plan-move-on', title: 'Hold the three-way review and plan move-on', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'staying|move-agreed|stay-extended|no-address-found: stuck until found',
    fields: 'residentTookPart:yesno*|apView:text*|planWorkStillToDo:text*|moveTo:text|addressChecked:yesno*|stepsDown:text|policeMarker:yesno|leavingOn:date*|nextReview:date',
    again: ['leavingDate', 'mappaLevel'], tells: ['ap-manager', 'ap-key-worker', 'police-contact', 'mappa-coordinator', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L590-L599; 003 L245, L535; 004 L890',
  },
];

export const approvedPremisesTasks = [
  ...before.map((spec) => defineTask('pre-release', spec)),
  ...resident.map((spec) => defineTask('licence', spec)),
];
