import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage parole. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'parole.open-review', title: 'Open the parole review and set the hearing', role: 'ppcs-caseworker', place: 'national', standard: 'PAROLE-START',
    outcomes: 'hearing-set|on-papers|deferred: reason and date',
    fields: 'review:choice(pre-tariff;first-release;further;open-conditions)*|targetHearing:date*|hearingAt:datetime|witnesses:text|panelDirections:text|psychologyReportAsked:yesno*',
    again: ['hearingDate'], tells: ['offender-manager', 'offender-supervisor', 'psychology', 'case-administrator', 'victim-liaison-officer'], escalates: ['area-manager'], makes: [{ kind: 'parole-hearing-set', on: ['hearing-set', 'on-papers', 'deferred'], data: { on: { from: 'targetHearing' } } }], source: 'hmpps-services 2.12 PAR-GPP, 1.2 (parole approaching); 000 L146, L721',
  },
  {
    id: 'parole.write-om-report', title: 'Write the offender manager\'s parole report', role: 'offender-manager', place: 'area', standard: 'PAROLE-REPORTS',
    outcomes: 'submitted|more-time-agreed: by the panel, with a date',
    fields: 'review:ref*|recommendation:choice(release;open-conditions;stay;none-allowed)*|riskAndProgress:text*|notForDisclosure:yesno*|releasePlanAndAddress:text*|riskManagementPlan:ref*|conditionsProposed:text*|mappaAskedOn:date',
    again: ['panelDirection'], confirm: ['hearingDate', 'rohLevel'], tells: ['ppcs-caseworker', 'case-administrator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.12 PAR-GPP; 003 L420; 002 L514; 000 L146',
  },
  {
    id: 'parole.write-os-report', title: 'Write the offender supervisor\'s parole report', role: 'offender-supervisor', place: 'prison', standard: 'PAROLE-REPORTS',
    outcomes: 'submitted|more-time-agreed: by the panel, with a date',
    fields: 'review:ref*|recommendation:choice(release;open-conditions;stay;none-allowed)*|riskAndProgress:text*|notForDisclosure:yesno*|behaviourAndAdjudications:text*|workDoneAndOutstanding:text*|temporaryReleaseRecord:text',
    again: ['panelDirection'], confirm: ['hearingDate'], tells: ['ppcs-caseworker', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.12 PAR-GPP; 000 L721',
  },
  {
    id: 'parole.write-psychology-report', title: 'Write the psychology report for parole', role: 'psychology', place: 'prison', confidentiality: 'confidential-assessment', standard: 'PAROLE-REPORTS',
    outcomes: 'submitted|prisoner-declined|more-time-agreed: by the panel, with a date',
    fields: 'review:ref*|recommendation:choice(release;open-conditions;stay;none-allowed)*|riskAndProgress:text*|notForDisclosure:yesno*|toolsUsed:text*|treatmentNeedLeft:text',
    again: ['panelDirection'], tells: ['ppcs-caseworker', 'offender-manager', 'offender-supervisor'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.12 PAR-GPP',
  },
  {
    id: 'parole.disclose-dossier', title: 'Give the prisoner the parole dossier', role: 'case-administrator', place: 'prison',
    outcomes: 'disclosed|part-withheld: on the Board\'s direction|declined-to-take',
    fields: 'givenOn:date*|withheldOnDirection:ref|helpWithReadingOrLanguage:text|hasLawyer:yesno*|representationsDue:date',
    again: ['dossierVersion', 'prison'], tells: ['ppcs-caseworker', 'offender-supervisor'], escalates: ['head-of-omu', 'governor'], source: 'own rule; hmpps-services 2.12',
  },
  {
    id: 'parole.take-victim-statement', title: 'Take the victim\'s statement for the Board', role: 'victim-liaison-officer', place: 'area', confidentiality: 'victim', gate: 'G11',
    outcomes: 'statement-made|conditions-only|declined|could-not-reach',
    fields: 'victim:ref*|toldOfReviewOn:date*|statement:text|readAtHearingBy:choice(victim;liaison-officer;other;nobody)|conditionsWanted:text|askNotToDisclose:yesno*|mayBeDisclosedToOm:text',
    again: ['hearingDate'], tells: ['ppcs-caseworker'], escalates: ['victim-liaison-manager', 'area-manager'], source: 'hmpps-services 2.8 VCS-STAGES; 004 L401, L954',
  },
  {
    id: 'parole.record-decision', title: 'Record the Parole Board\'s decision', role: 'ppcs-caseworker', place: 'national',
    outcomes: 'release|refused|open-conditions|adjourned|deferred',
    fields: 'decidedOn:date*|provisional:yesno*|reconsiderationUntil:date|finalOn:date|releaseOn:date|nextReview:date|openConditionsAccepted:choice(accepted;rejected;awaited)|boardConditions:text',
    again: ['reconsideration'], survives: true, assume: 'deferred', tells: ['offender-manager', 'offender-supervisor', 'case-administrator', 'victim-liaison-officer', 'governor'], escalates: ['area-manager'], makes: [
      { kind: 'parole-decision', on: ['release', 'refused', 'open-conditions'], only: { field: 'provisional', is: false }, data: { result: { byOutcome: { release: 'release', refused: 'refused', 'open-conditions': 'open-conditions' } }, final: { value: true }, nextReview: { from: 'nextReview' }, openConditions: { from: 'openConditionsAccepted' } }, happenedAt: 'decidedOn' },
      { kind: 'parole-decision', on: ['release', 'refused', 'open-conditions'], only: { field: 'provisional', is: true }, data: { result: { byOutcome: { release: 'release', refused: 'refused', 'open-conditions': 'open-conditions' } }, final: { value: false }, nextReview: { from: 'nextReview' }, openConditions: { from: 'openConditionsAccepted' } }, happenedAt: 'decidedOn' },
      { kind: 'parole-decision', on: ['adjourned', 'deferred'], data: { result: { byOutcome: { adjourned: 'adjourned', deferred: 'deferred' } }, nextReview: { from: 'nextReview' } }, happenedAt: 'decidedOn' },
      { kind: 'release-direction', on: ['release'], only: { field: 'provisional', is: false }, data: { on: { from: 'releaseOn' } } },
    ], source: 'hmpps-services 2.8 VCS-PAROLE14, 2.12',
  },
  {
    id: 'parole.explain-decision', title: 'Explain the parole decision to the prisoner', role: 'offender-supervisor', place: 'prison',
    outcomes: 'explained|would-not-see',
    fields: 'explainedOn:date*|rightsAfterDecisionExplained:yesno*|selfHarmConcern:yesno*|planChangeNeeded:yesno*|nextReviewTold:date',
    again: ['decision'], tells: ['offender-manager', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'self-harm-concern', on: ['explained', 'would-not-see'], only: { field: 'selfHarmConcern', is: true }, data: { source: { value: 'staff' } } }], source: 'own rule; 000 L575 (same duty on recall)',
  },
  {
    id: 'parole.prepare-annual-review', title: 'Prepare the annual parole review', role: 'ppcs-caseworker', place: 'national', standard: 'PAROLE-ANNUAL',
    outcomes: 'prepared|not-needed: released, or too little time left|brought-forward',
    fields: 'reviewDate:date*|reportsAskedOf:text*|referredOn:date',
    again: ['prrd'], tells: ['offender-manager', 'offender-supervisor', 'victim-liaison-officer'], escalates: ['area-manager'], source: 'hmpps-services 2.12 PAR-ANNUAL',
  },
];

export const paroleTasks = specs.map((spec) => defineTask('parole', spec));
