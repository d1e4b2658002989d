import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage reception. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'reception.complete-first-checks', title: 'Complete the first checks on arrival', role: 'reception-officer', place: 'prison', per: 'person',
    outcomes: 'no-concern|concern: self-harm work opens now|not-done: moved on or taken to hospital first',
    fields: 'identityChecked:yesno*|selfHarm:choice(none-known;concern;plan-already-open)*|courtInformation:choice(received;none-sent;asked)*|immigration:choice(british;foreign-national;detainer;unknown)*|languageHelp:choice(none;interpreter;welsh)*|cellSharing:choice(standard;high)*',
    tells: ['duty-governor', 'health', 'public-protection', 'case-administrator'], escalates: ['duty-governor', 'governor'], makes: [{ kind: 'self-harm-concern', on: ['concern'], data: { source: { value: 'reception' } } }], source: '000 L287-291, L638; 002 L765; 004 L512',
  },
  {
    id: 'reception.restrict-contact', title: 'Put mail, telephone and visit restrictions in force', role: 'public-protection', place: 'prison', per: 'person', standard: 'CONTACT-RESTRICT',
    outcomes: 'in-force|carried-over: earlier restrictions confirmed here|none-needed',
    fields: 'offencesRead:yesno*|restrictions:ref|staffWarning:choice(none;wing;visits;all-staff)*|monitoringAskedBy:person|reason:text*',
    again: ['arrival'], tells: ['security', 'offender-supervisor', 'offender-manager'], escalates: ['duty-governor', 'governor'], source: '002 L231, L239-241, L654; 000 L717-721',
  },
  {
    id: 'reception.check-dates', title: 'Check the sentence dates a second time', role: 'case-administrator', place: 'prison', standard: 'DATES-CHECKED',
    outcomes: 'agree|differ: goes to the head of OMU',
    fields: 'checkedAgainst:choice(warrant;remand-record;both)*|allTermsIncluded:yesno*|difference:text',
    again: ['sentenceDates'], survives: true, tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: 'own rule (pathway, Dates)',
  },
  {
    id: 'reception.settle-dates', title: 'Settle missing or contradictory sentence dates', role: 'head-of-omu', place: 'prison',
    outcomes: 'corrected: new dates received|stand: odd but right (time served, second sentence)|asked-court',
    fields: 'whatWasWrong:text*|warrantSeen:yesno*|expectedOn:date',
    again: ['sentenceDates'], survives: true, tells: ['case-administrator', 'offender-manager'], escalates: ['governor', 'area-manager'], source: 'own rule (pathway, Dates, Stuck)',
  },
  {
    id: 'reception.chase-documents', title: 'Check documents and OASys have arrived', role: 'case-administrator', place: 'prison',
    outcomes: 'all-here|never-made: what will not come is recorded|sender-did-not-answer',
    fields: 'report:choice(here;chased;never-made)*|oasys:choice(here-and-current;here-but-old;chased;never-made)*|previousConvictions:choice(here;chased;none)*|psychiatricReport:choice(here;chased;none)*|prosecutionPapers:choice(here;chased;none)',
    survives: true, tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu', 'senior-probation-officer'], source: '002 L220, L230, L236; 000 L525',
  },
  {
    id: 'scope.decide', title: 'Decide whether the case is in scope', role: 'case-administrator', place: 'prison', standard: 'SCOPE-DECISION',
    outcomes: 'in-scope|out-of-scope|local-opt-in: creates no probation duty|pending: RoH asked for',
    fields: 'rohLevel:choice(low;medium;high;very-high;unknown)*|ppo:yesno*|reason:text',
    again: ['sentence'], tells: ['head-of-omu', 'senior-probation-officer'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'scope-changed', on: ['local-opt-in'], data: { what: { value: 'local-opt-in' } } }], source: '000 L138-148, L387; 001 n4; 004 L512',
  },
  {
    id: 'reception.act-on-ties', title: 'Act to keep job, home and family', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'PROTECTIVE-FACTORS',
    outcomes: 'acted|nothing-at-risk|declined',
    fields: 'home:choice(none;kept;given-up-in-order;being-worked-on)*|job:choice(none;kept;lost;being-worked-on)*|children:choice(none;cared-for;concern-passed-on)*|consentToTellFamily:yesno*|whatWasDone:text',
    survives: true, tells: ['offender-manager', 'intervention-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L505, L509-510, L273',
  },
  {
    id: 'supervisor.assign', title: 'Name the offender supervisor', role: 'head-of-omu', place: 'prison', per: 'person', standard: 'ASSIGN-OS', gate: 'G1',
    outcomes: 'named|named-below-grade: with reason, counted',
    fields: 'supervisor:person*|kind:choice(probation;prison)*|oasysTrained:yesno*|belowGradeReason:text|personTold:yesno',
    rules: [{ on: ['named-below-grade'], needs: 'belowGradeReason', message: 'is required: why nobody trained for it is named' }],
    again: ['prison', 'noSupervisor'], tells: ['offender-supervisor', 'offender-manager', 'prison-key-worker'], escalates: ['governor', 'area-manager'], makes: [{ kind: 'os-changed', on: ['named', 'named-below-grade'], data: { username: { from: 'supervisor' }, type: { from: 'kind' } } }], source: 'hmpps-services 2.1 NS07-OS; 000 L337, L366, L387',
  },
  {
    id: 'supervisor.make-first-contact', title: 'Make first contact as offender supervisor', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'FIRST-CONTACT-OS',
    outcomes: 'seen|not-seen: with reason and next date',
    fields: 'on:datetime*|rolesExplained:yesno*|worries:text|nextOn:date',
    again: ['os'], tells: ['offender-manager'], escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'contact-made', on: ['seen'], data: { by: { value: 'offender-supervisor' } }, happenedAt: 'on' }], source: 'hmpps-services 2.2 NS07-OSFIRST; 000 L387, L366',
  },
];

export const receptionTasks = specs.map((spec) => defineTask('reception', spec));
