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
];

export const managerTasks = specs.map((spec) => defineTask('manager', spec));
