import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the internal risk management meeting. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'irmm.contribute', title: 'Give evidence to the internal risk meeting', role: 'offender-supervisor', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'attending|wrote|did-not-answer: recorded on the item',
    fields: 'evidence:text*|planActionsOnTrack:yesno*|concern:text',
    again: ['meetingDate'], tells: ['public-protection'], escalates: ['head-of-omu', 'governor'], source: '000 L669, L673-677; 002 L654, L660',
  },
  {
    id: 'irmm.decide-item', title: 'Decide the case at the risk meeting', role: 'public-protection', place: 'prison', per: 'person', confidentiality: 'confidential-assessment', standard: 'IRMM', gate: 'G10',
    outcomes: 'managed: next date set|actions-set|off-the-list: with reason',
    fields: 'meetingOn:date*|chair:person*|oasysLevel:choice(low;medium;high;very-high)*|mappaLevel:choice(none;1;2;3)*|decision:text*|contactMonitoring:choice(none;mail;calls;visits;all)*|cellSharing:choice(standard;high)*|actions:ref|nextOn:date|publicProtectionActs:yesno|supervisorActs:yesno|managerActs:yesno|securityActs:yesno|actionsBy:date',
    tells: ['offender-manager', 'offender-supervisor', 'security'], escalates: ['head-of-omu', 'governor'], source: '000 L655, L669-677; 002 L500, L510-514',
  },
  {
    id: 'irmm.carry-out-action', title: 'Carry out a risk meeting action', role: 'public-protection', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'done|not-done: goes back to the next meeting|overtaken',
    fields: 'whatWasDone:text*|doneOn:date*',
    survives: true, tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L655, L675; 002 L654',
  },
];

export const irmmTasks = specs.map((spec) => defineTask('custody', spec));
