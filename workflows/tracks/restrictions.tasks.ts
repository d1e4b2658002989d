import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the restrictions track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'restrict.decide-contact', title: 'Decide or renew contact restrictions from prison', role: 'public-protection', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'imposed|kept|eased|lifted|refused: reason',
    fields: 'restriction:choice(mail;calls;visits;child-contact;no-contact-list)*|monitoring:choice(all;sample;none)*|childrensServicesView:text|howContactWasStopped:text|personTold:yesno*|reviewOn:date*|reason:text*',
    confirm: ['prison', 'releaseDate'], survives: true, tells: ['offender-manager', 'offender-supervisor', 'security', 'victim-liaison-officer'], escalates: ['head-of-omu', 'governor'], source: '000 L675, L717, L721; 002 L231, L241, L654, L708-L710',
  },
  {
    id: 'restrict.name-monitor', title: 'Name who checks each condition and how', role: 'offender-manager', place: 'area',
    outcomes: 'named|cannot-be-monitored: back to whoever set it',
    fields: 'condition:ref*|monitor:person|agency:choice(probation;police;em-provider;approved-premises;other)|how:text*|howOften:choice(on-alert;daily;weekly;fortnightly;monthly)|map:ref|ifBroken:text*|monitorAccepted:yesno',
    again: ['condition'], survives: true, tells: ['police-contact', 'em-provider', 'ap-manager', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L647, L714; 003 L476, L549-L551',
  },
  {
    id: 'restrict.check-condition', title: 'Check that the condition is being kept', role: 'offender-manager', place: 'area',
    outcomes: 'kept|broken: opens restrict.answer-breach|could-not-check: reason',
    fields: 'checkedOn:datetime*|how:text*|policeCallOuts:choice(none;some;not-relevant)*|result:text*',
    again: ['checkOn'], tells: ['offender-manager'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'condition-broken', on: ['broken'], data: { condition: { from: 'subject' } }, happenedAt: 'checkedOn' }], source: '003 L497, L549, L595; 002 L714',
  },
  {
    id: 'restrict.answer-breach', title: 'Respond to a broken condition or concern', role: 'offender-manager', place: 'area',
    outcomes: 'explanation-accepted|warned|variation-proposed|breach-or-recall: opens enforcement|police-action',
    fields: 'whatHappened:text*|when:datetime*|victimOrChildTouched:yesno*|doneAtOnce:text*|evidence:ref|reason:text*',
    tells: ['senior-probation-officer', 'police-contact', 'em-provider', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'duty-manager'], source: '003 L277-L279, L549; 002 L577, L581; 004 L1060',
  },
  {
    id: 'restrict.fit-tag', title: 'Fit the tag and confirm the curfew', role: 'em-provider', place: 'national',
    outcomes: 'fitted|not-in|refused|address-unsuitable',
    fields: 'fittedAt:datetime|legalBasis:ref*|hoursOrZone:ref*|agreedExceptions:text',
    again: ['condition'], tells: ['offender-manager', 'case-administrator'], escalates: ['offender-manager', 'senior-probation-officer'], makes: [{ kind: 'condition-broken', on: ['refused'], data: { condition: { from: 'subject' }, serious: { value: true } } }], source: '002 L647; 003 L549; 004 L1060',
  },
];

export const restrictionTasks = specs.map((spec) => defineTask('track:restrictions', spec));
