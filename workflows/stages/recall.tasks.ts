import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage recall. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'recall.ask', title: 'Write the recall request', role: 'offender-manager', place: 'area',
    outcomes: 'ask-fixed-term|ask-standard|papers-after-emergency|not-asked: alternative used, reason',
    fields: 'conditionsBroken:text*|whatHappened:text*|alternativesConsidered:text*|riskNow:choice(low;medium;high;very-high)*|lastSeen:date*|likelyWhereabouts:text|dangersOnArrest:text|childrenOrPartnerAtRisk:text|liaisonOfficerTold:yesno*|nightRationaleBy:person',
    again: ['charge'], survives: true, tells: ['senior-probation-officer', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '004 L886; 002 L646; 003 L450; hmpps-services 2.12 REC-24H',
  },
  {
    id: 'recall.agree', title: 'Agree or refuse the recall', role: 'senior-probation-officer', place: 'area',
    outcomes: 'agreed|agreed-emergency|not-agreed: alternative recorded, person written to',
    fields: 'discussedAt:datetime*|decisionBy:person*|alternative:text|typeAgreed:choice(fixed-term;standard;emergency)',
    again: ['charge'], tells: ['offender-manager', 'head-of-pdu'], escalates: ['head-of-pdu', 'area-manager'], source: 'hmpps-services 2.12 REC-24H, REC-RATIONALE; 004 L886',
  },
  {
    id: 'recall.write-rationale', title: 'Record the manager\'s reasons for recall', role: 'senior-probation-officer', place: 'area', standard: 'RECALL-RATIONALE',
    outcomes: 'recorded|recorded-not-recalled',
    fields: 'rationale:text*|evidenceRead:text*|widerRisksConsidered:yesno*',
    survives: true, tells: ['offender-manager'], escalates: ['head-of-pdu', 'area-manager'], source: 'hmpps-services 2.12 REC-RATIONALE',
  },
  {
    id: 'recall.endorse', title: 'Endorse the recall and send it', role: 'head-of-pdu', place: 'area', standard: 'RECALL-REQUEST',
    outcomes: 'endorsed-and-sent|sent-back: what is missing|not-endorsed: alternative recorded',
    fields: 'endorsedAt:datetime*|sentToPpcsAt:datetime*|documentsSent:text*|whatIsMissing:text',
    again: ['charge'], survives: true, tells: ['ppcs-caseworker', 'offender-manager', 'senior-probation-officer'], escalates: ['area-manager'], source: 'hmpps-services 2.12 REC-24H',
  },
  {
    id: 'recall.phone-emergency', title: 'Telephone an emergency recall', role: 'offender-manager', place: 'area', standard: 'RECALL-EMERGENCY',
    outcomes: 'recall-agreed-by-telephone|ordinary-recall-instead|not-recalled',
    fields: 'riskFoundAt:datetime*|dutyManager:person*|rangPpcsAt:datetime*|spokeTo:text*|policeReference:text|whyEmergency:text*',
    survives: true, tells: ['senior-probation-officer', 'head-of-pdu', 'ppcs-caseworker'], escalates: ['duty-manager', 'head-of-pdu'], source: 'hmpps-services 2.12 REC-IND-EMERG',
  },
  {
    id: 'recall.assess', title: 'Assess the recall and revoke the licence', role: 'ppcs-caseworker', place: 'national', standard: 'RECALL-ASSESS',
    outcomes: 'fixed-term|standard|curfew: back to the conditional release path|more-information|not-recalled',
    fields: 'lawAllowsFixedTerm:yesno*|reasonForType:text*|revokedAt:datetime|revocationOrder:ref|policeForceToldAt:datetime|prisonToldAt:datetime',
    again: ['charge'], tells: ['offender-manager', 'police-contact', 'head-of-omu', 'victim-liaison-officer', 'ap-manager', 'em-provider'], escalates: ['area-manager'], makes: [{ kind: 'recall-revoked', on: ['fixed-term', 'standard', 'curfew'], data: { recallType: { byOutcome: { 'fixed-term': 'fixed', standard: 'standard', curfew: 'hdc' } }, from: { byOutcome: { 'fixed-term': 'licence', standard: 'licence', curfew: 'hdc' } } }, happenedAt: 'revokedAt' }], source: 'hmpps-services 2.12 REC-PPCS-24, FTR-SUIT; 1.2 Recall',
  },
  {
    id: 'recall.report-search', title: 'Report on the search for the person', role: 'police-contact', place: 'area', confidentiality: 'confidential-assessment',
    outcomes: 'searched-not-found|seen: where, passed on|arrested|abroad',
    fields: 'enquiriesMade:text*|addressesTried:text*|newLeads:text|dangerToKnownPeople:text|nextReport:date*',
    tells: ['offender-manager', 'ppcs-caseworker', 'victim-liaison-officer'], escalates: ['mappa-coordinator', 'area-manager'], source: 'own rule; hmpps-services 2.12 UAL-CALC',
  },
  {
    id: 'recall.send-reason', title: 'Send the recall reason to the prison', role: 'ppcs-caseworker', place: 'national', standard: 'RECALL-REASON-OMU', gate: 'G9',
    outcomes: 'sent-acknowledged|sent-no-answer: chased',
    fields: 'reasonLetter:ref*|recallType:choice(fixed-term;standard;curfew)*|sentToPrison:text*|risksOnReturn:text*|selfHarmKnown:yesno*',
    again: ['prison'], tells: ['offender-supervisor', 'case-administrator', 'public-protection'], escalates: ['head-of-omu', 'area-manager'], source: '000 L579',
  },
  {
    id: 'recall.explain', title: 'Explain the recall and the right to challenge', role: 'offender-supervisor', place: 'prison', standard: 'RECALL-EXPLAINED',
    outcomes: 'explained|would-not-see: left in writing|not-fit: health, tried again',
    fields: 'explainedOn:date*|reasonsGivenInWriting:yesno*|rightToRepresentationsExplained:yesno*|wantsToMakeRepresentations:yesno*|interpreterOrFormat:text|jobHomeFamilyToProtect:text|selfHarmConcern:yesno*',
    again: ['recallType'], tells: ['offender-manager', 'ppcs-caseworker', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'self-harm-concern', on: ['explained', 'would-not-see', 'not-fit'], only: { field: 'selfHarmConcern', is: true }, data: { source: { value: 'staff' } } }], source: '000 L575-579; hmpps-services 2.12 REC-REP',
  },
  {
    id: 'recall.send-dossier', title: 'Send the recall dossier to the prison', role: 'ppcs-caseworker', place: 'national', standard: 'RECALL-DOSSIER',
    outcomes: 'sent|sent-incomplete: missing documents chased',
    fields: 'dossier:ref*|missingDocuments:text|sentToPrison:text*',
    again: ['prison'], tells: ['case-administrator', 'offender-manager'], escalates: ['area-manager'], source: 'hmpps-services 2.12 REC-DOSS-1',
  },
  {
    id: 'recall.disclose-dossier', title: 'Give the person the recall dossier', role: 'case-administrator', place: 'prison',
    outcomes: 'disclosed|part-withheld: on direction|declined-to-take',
    fields: 'dossier:ref*|givenOn:date*|helpWithReadingOrLanguage:text|representationsReceived:date',
    again: ['prison'], tells: ['ppcs-caseworker', 'offender-supervisor'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.12; 000 L579',
  },
  {
    id: 'recall.categorise', title: 'Propose the security category after recall', role: 'offender-supervisor', place: 'prison', standard: 'CATEGORISE-RECALL',
    outcomes: 'proposed|security-first: referred to security',
    fields: 'category:choice(a;b;c;d;open;closed)*|reason:text*|violenceOrEscapeSince:yesno*',
    again: ['charge', 'prrd'], tells: ['security', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.4 CAT-RECALL, CAT-RECALL-X',
  },
  {
    id: 'recall.visit', title: 'See the recalled person and look ahead', role: 'offender-manager', place: 'area',
    outcomes: 'seen|seen-by-video|would-not-see',
    fields: 'seenOn:date*|withPolice:yesno|ownAccount:text*|whatWouldHaveToChange:text*|homeAndJobKept:text|childrenAndPartnerSafe:yesno*',
    tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L826; 003 L450',
  },
  {
    id: 'recall.check-fixed-term-date', title: 'Check the fixed-term recall release date', role: 'case-administrator', place: 'prison', standard: 'FTR',
    outcomes: 'agrees|differs: stuck at top severity, sent for recalculation',
    fields: 'returnedOn:date*|prisonReleaseDate:date*|onNonWorkingDayMovedTo:date|heldForAnythingElse:yesno*|secondPerson:person*',
    again: ['recallType', 'prrd'], tells: ['offender-manager', 'victim-liaison-officer', 'head-of-omu'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.12 FTR-14/28, FTR-56, FTR-56-HDC',
  },
  {
    id: 'recall.write-part-b', title: 'Write the Part B report', role: 'offender-manager', place: 'area', standard: 'RECALL-PART-B',
    outcomes: 'submitted|submitted-asks-release|submitted-asks-stay',
    fields: 'riskNow:choice(low;medium;high;very-high)*|riskManagementPlan:ref*|addressAndSupport:text*|conditionsProposed:text*|recommendation:choice(release;stay)*|countersignedBy:person*|notForDisclosure:yesno*',
    confirm: ['charge'], tells: ['ppcs-caseworker', 'offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.12 REC-PARTB',
  },
  {
    id: 'recall.send-second-dossier', title: 'Send the second recall dossier', role: 'ppcs-caseworker', place: 'national', standard: 'RECALL-SECOND-DOSSIER',
    outcomes: 'sent|sent-without-part-b: chased',
    fields: 'dossier:ref*|partBIncluded:yesno*|representationsIncluded:yesno*',
    again: ['prison'], tells: ['case-administrator', 'offender-manager', 'offender-supervisor'], escalates: ['area-manager'], source: 'hmpps-services 2.12 REC-SECOND',
  },
  {
    id: 'recall.refer-parole', title: 'Refer the case to the Parole Board', role: 'ppcs-caseworker', place: 'national', standard: 'RECALL-PAROLE',
    outcomes: 'referred|released-first: executive or end of term',
    fields: 'referredOn:date*|representationsSent:yesno*|boardReference:ref',
    tells: ['offender-manager', 'case-administrator', 'victim-liaison-officer'], escalates: ['area-manager'], source: 'hmpps-services 2.12 REC-28DAY',
  },
  {
    id: 'recall.review-recall', title: 'Decide on executive release or rescinding', role: 'ppcs-caseworker', place: 'national',
    outcomes: 'executive-release|rescinded: back to where it was|recall-stands',
    fields: 'askedBy:person*|newFacts:text*|releaseOn:date|reason:text*|wronglyHeldDays:number',
    again: ['charge'], tells: ['offender-manager', 'offender-supervisor', 'case-administrator', 'victim-liaison-officer', 'police-contact'], escalates: ['area-manager'], makes: [{ kind: 'recall-rescinded', on: ['rescinded'], data: {  } }, { kind: 'release-direction', on: ['executive-release'], data: { on: { from: 'releaseOn' } } }], source: 'hmpps-services 1.1 (recall services), 2.12',
  },
  {
    id: 'recall.prepare-re-release', title: 'Prepare release after the recall', role: 'offender-manager', place: 'area',
    outcomes: 'plan-ready|plan-ready-gaps: each step named|will-stay-to-end',
    fields: 'addressStillThere:yesno*|stepsNeeded:choice(all;address;premises;conditions;provider;none)*|conditionsToChange:text*|whyItWillHoldThisTime:text*|communityRiskPlan:ref*|firstAppointment:datetime*',
    again: ['releaseDate'], confirm: ['charge'], tells: ['offender-supervisor', 'case-administrator', 'victim-liaison-officer', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L218; hmpps-services 1.2 Licence (PRRD path)',
  },
];

export const recallTasks = specs.map((spec) => defineTask('recall', spec));
