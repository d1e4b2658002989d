import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the diversity track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'diversity.agree-adaptations', title: 'Agree what each need requires', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'adapted|none-needed|assessment-asked: education, health or psychology|person-declines',
    fields: 'need:text*|adaptationPerStep:text|whoProvides:text|understandingCheckedHow:text|providedOn:date',
    again: ['need', 'prison'], tells: ['intervention-worker', 'education', 'health', 'offender-supervisor', 'case-administrator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L589-L607; 003 L401, L559-L565; 004 L978-L1023; 002 L805',
  },
  {
    id: 'diversity.arrange-language-help', title: 'Arrange an interpreter, Welsh or easy read', role: 'case-administrator', place: 'prison', per: 'person',
    outcomes: 'arranged|by-telephone|translated|not-available: the step says how it was done',
    fields: 'help:choice(interpreter;welsh;translation;easy-read;sign;large-print)*|language:text|step:ref*|bookedFor:datetime|document:ref',
    again: ['stepDate'], tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu'], source: '000 L638; 003 L367, L703; 004 L990',
  },
];

export const diversityTasks = specs.map((spec) => defineTask('track:diversity', spec));
