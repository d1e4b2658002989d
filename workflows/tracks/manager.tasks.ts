import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the manager track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'manager.confirm-adopted', title: 'Confirm what the imported case leaves unknown', role: 'offender-manager', place: 'area',
    outcomes: 'confirmed|corrected|still-unknown: asked again on a date',
    fields: 'doneAlready:text*|notNeeded:text|stillToDo:text*|levelAndTierRight:yesno*|ownerMatched:yesno*|askAgainOn:date|reopen:steps',
    again: ['adoption'], survives: true, tells: ['offender-supervisor', 'case-administrator'], escalates: ['senior-probation-officer', 'area-manager'], source: 'design.md Keys and Import (rule of adoption)',
  },
  {
    id: 'manager.settle-contradiction', title: 'Settle records that contradict each other', role: 'head-of-omu', place: 'prison',
    outcomes: 'corrected-at-source|one-stands: reason|both-true: reason|asked-elsewhere: date',
    fields: 'facts:ref*|whichStands:ref|authority:text|checkedWith:person*|answerDue:date',
    again: ['sentenceDates'], survives: true, tells: ['offender-manager', 'senior-probation-officer', 'victim-liaison-officer', 'case-administrator'], escalates: ['governor', 'area-manager'], source: 'pathway.md Facts, Stuck; hmpps-services 3.27; 002 L1247 (Table 8)',
  },
  {
    id: 'manager.review-override', title: 'Review an override before it runs out', role: 'head-of-pdu', place: 'area',
    outcomes: 'right-and-ended|extended-once: reason, new expiry|wrong: put back, repair opened',
    fields: 'override:ref*|wasItRight:yesno*|whatHappened:text*|newExpiry:date|learning:text',
    survives: true, tells: ['senior-probation-officer', 'head-of-omu', 'offender-manager'], escalates: ['area-manager'], source: 'pathway.md Gates; hmpps-services 4.19; 000 L472',
  },
  {
    id: 'manager.reassign-work', title: "Give a leaver's work to others", role: 'senior-probation-officer', place: 'area',
    outcomes: 'reassigned|shared-out|covered-until: date',
    fields: 'leaver:person*|to:person*|highRohToSignedOffGrade:yesno*|nearestDeadlineFirst:yesno|coverUntil:date|reason:text|post:choice(offender-manager;offender-supervisor)',
    tells: ['offender-manager', 'offender-supervisor', 'prison-key-worker'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'om-changed', on: ['reassigned', 'shared-out'], only: { field: 'post', is: 'offender-manager' }, data: { username: { from: 'to' } } }, { kind: 'os-changed', on: ['reassigned', 'shared-out'], only: { field: 'post', is: 'offender-supervisor' }, data: { username: { from: 'to' } } }], source: 'hmpps-services 1.6 (limbo cases), 4.11; 000 L398; 003 L638, L701',
  },
  {
    id: 'manager.decide-deferral', title: 'Decide a request to defer or excuse', role: 'senior-probation-officer', place: 'area',
    outcomes: 'deferred: new date|excused: typed reason|refused|helped: given to another',
    fields: 'task:ref*|reasonCode:choice(other-agency;hospital;unlawfully-at-large;staff-absence;system-outage;industrial-action;other)*|reason:text*|newDate:date|timesBefore:number*',
    tells: ['offender-manager', 'offender-supervisor'], escalates: ['head-of-pdu', 'area-manager'], source: 'pathway.md Gates (deferral rule); hmpps-services 3.9-3.10',
  },
  {
    id: 'manager.unblock', title: 'Unblock a stuck case', role: 'area-manager', place: 'area',
    outcomes: 'reassigned|agency-pressed|overridden|stage-retried|wait-accepted: review date',
    fields: 'cause:choice(no-holder;no-om;escalations-spent;agency;gate;no-act;too-long;fault)*|whatUnblocks:text*|action:text*|owner:person*|reviewOn:date*',
    survives: true, tells: ['head-of-pdu', 'head-of-omu'], escalates: [], source: 'pathway.md Stuck; hmpps-services 1.4, 4.6',
  },
  {
    id: 'scope.decide-end-early', title: 'Decide whether to end scope early', role: 'senior-probation-officer', place: 'area',
    outcomes: 'ended|stays-in',
    fields: 'askedBy:person*|reason:text*|whoTakesOver:text*',
    confirm: ['rohLevel'], tells: ['offender-manager', 'offender-supervisor', 'head-of-omu'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'scope-changed', on: ['ended'], data: { what: { value: 'ended' } } }], source: '000 L134; own rule (pathway, Scope)',
  },
];

export const managerTasks = specs.map((spec) => defineTask('manager', spec));
