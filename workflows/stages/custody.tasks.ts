import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage custody. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'supervisor.keep-contact', title: 'See the person and review progress', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'OS-CONTACT',
    outcomes: 'seen|not-seen: with reason and next date',
    fields: 'on:datetime*|planTarget:ref*|progress:text*|changeOfConcern:yesno*',
    escalates: ['head-of-omu', 'governor'], makes: [{ kind: 'contact-made', on: ['seen'], data: { by: { value: 'offender-supervisor' } }, happenedAt: 'on' }, { kind: 'significant-change', on: ['seen', 'not-seen'], only: { field: 'changeOfConcern', is: true }, data: { change: { value: 'other' } } }], source: '000 L279, L387, L561; 004 L516, L528',
  },
  {
    id: 'roh.review-custody', title: 'Review risk of harm in custody', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'ROH-REVIEW',
    outcomes: 'unchanged|raised|lowered: goes to countersignature',
    fields: 'level:choice(low;medium;high;very-high)*|custodyEvidence:text*|whatChanged:text*|planChange:yesno*',
    tells: ['offender-supervisor', 'public-protection', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'area-manager'], makes: [{ kind: 'roh-changed', on: ['unchanged', 'raised', 'lowered'], data: { level: { from: 'level' } } }], source: '002 L553, L659; 003 L448; 000 L669',
  },
  {
    id: 'plan.review-custody', title: 'Review the sentence plan in custody', role: 'offender-manager', place: 'area', per: 'person', standard: 'PLAN-REVIEW-CUSTODY',
    outcomes: 'reviewed|reviewed-with-new-board: board date opens',
    fields: 'targetsReviewed:ref*|personTookPart:yesno*|carriedOverConfirmed:yesno*|oasysRefreshed:yesno*',
    tells: ['offender-supervisor', 'intervention-worker', 'prison-key-worker'], escalates: ['senior-probation-officer', 'head-of-omu'], source: '000 L314, L443; 003 L421, L432; 002 L761-763',
  },
  {
    id: 'category.review', title: 'Review the security category', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'RECATEGORISE',
    outcomes: 'no-change|lower|higher|security-first: referred to security',
    fields: 'category:choice(b;c;d;closed;open)*|reason:text*|riskConsidered:yesno*|mappaAsked:choice(yes;not-mappa)*',
    confirm: ['releaseDate'], tells: ['head-of-omu'], escalates: ['head-of-omu', 'governor'], source: 'hmpps-services 2.4 CAT-REV, CAT-U21, 1.1 L48; 000 L357',
  },
  {
    id: 'category.approve', title: 'Approve the security category', role: 'head-of-omu', place: 'prison', per: 'person',
    outcomes: 'approved|changed: with reason|returned',
    fields: 'category:choice(b;c;d;closed;open)*|reason:text',
    again: ['proposal'], tells: ['offender-supervisor', 'offender-manager', 'security', 'case-administrator'], escalates: ['governor', 'area-manager'], makes: [{ kind: 'category-changed', on: ['approved', 'changed'], data: { category: { from: 'category' } } }], source: 'hmpps-services 1.1 L48; 002 L514',
  },
  {
    id: 'category.resolve-mismatch', title: 'Resolve a category and placement mismatch', role: 'head-of-omu', place: 'prison', per: 'person', standard: 'CATEGORY-MISMATCH',
    outcomes: 'move-arranged|kept-with-reason: review date set|category-wrong: review opens',
    fields: 'reason:text*|askedPrison:text|reviewOn:date',
    again: ['category'], tells: ['offender-supervisor', 'offender-manager'], escalates: ['governor', 'area-manager'], source: '000 L353-357',
  },
  {
    id: 'oasys.review-open', title: 'Review OASys after moving to open conditions', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'OASYS-OPEN',
    outcomes: 'reviewed|reviewed-plan-changed|returned-to-closed: no longer needed',
    fields: 'oasysVersion:ref*|changeOfEnvironment:text*|rohLevel:choice(low;medium;high;very-high)*|rotlPlan:text',
    tells: ['offender-supervisor', 'lifer-manager'], escalates: ['senior-probation-officer', 'head-of-omu'], makes: [{ kind: 'oasys-completed', on: ['reviewed', 'reviewed-plan-changed'], data: { level: { from: 'rohLevel' }, complete: { value: true }, tool: { value: 'oasys' } } }], source: '004 L874, L897, L904',
  },
  {
    id: 'move.complete-record', title: 'Complete the record before a planned move', role: 'case-administrator', place: 'prison', per: 'person', gate: 'G13',
    outcomes: 'complete|moved-incomplete: repair within one working day|move-cancelled',
    fields: 'moveOn:date*|to:text*|reason:choice(plan;progression;operational;security;court;health)*|fitsPlan:yesno*|openTasksListed:yesno*|restrictionsSent:yesno*|filesSent:yesno*',
    again: ['moveDate'], survives: true, tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L339-347; 002 L1170',
  },
  {
    id: 'move.prepare-open', title: 'Prepare the person for open conditions', role: 'offender-supervisor', place: 'prison', per: 'person',
    outcomes: 'prepared|moved-first: receiving supervisor does it|declined',
    fields: 'preparedOn:date|expectations:text*|worries:text|receivingSupervisor:person',
    again: ['destination'], survives: true, tells: ['offender-manager', 'lifer-manager'], escalates: ['head-of-omu', 'governor'], source: '004 L874, L904; 002 L514',
  },
  {
    id: 'move.tell-offender-manager', title: 'Tell the offender manager about a move', role: 'case-administrator', place: 'prison', per: 'person', standard: 'MOVE-NOTICE',
    outcomes: 'acknowledged|told-not-acknowledged',
    fields: 'toldAt:datetime*|reason:choice(plan;progression;operational;security;court;health)*|acknowledgedAt:datetime',
    survives: true, tells: ['offender-manager', 'senior-probation-officer'], escalates: ['head-of-omu', 'governor'], source: '000 L341, L347',
  },
  {
    id: 'move.take-on-case', title: 'Take on the case after a move', role: 'offender-supervisor', place: 'prison', per: 'person',
    outcomes: 'plan-stands|targets-blocked-here: go to the head of OMU|record-incomplete: sent back to the sending prison',
    fields: 'seenOn:date*|recordRead:yesno*|targetsFeasible:choice(all;some;none)*|whatIsMissing:text',
    tells: ['offender-manager', 'case-administrator', 'prison-key-worker'], escalates: ['head-of-omu', 'governor'], source: '000 L341-349; own rule (G13)',
  },
];

export const custodyTasks = specs.map((spec) => defineTask('custody', spec));
