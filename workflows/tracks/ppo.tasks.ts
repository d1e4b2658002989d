import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the priority offender track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'ppo.send-report', title: 'Send the monthly priority offender report', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'PPO-REPORT',
    outcomes: 'sent|sent-no-change',
    fields: 'behaviourAndWork:text*|whatPoliceMayKnow:text|movesOrReleaseAhead:text*|sentTo:person*',
    tells: ['offender-manager', 'police-contact'], escalates: ['head-of-omu', 'governor'], source: '000 L378, L705',
  },
  {
    id: 'ppo.agree-joint-plan', title: 'Agree the joint plan for a priority offender', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'agreed|status-confirmed|flag-removed: reason|not-discussed: reason',
    fields: 'meetingOn:date*|matrixScore:number|helpAndControl:text|contactLevel:choice(weekly;twice-weekly;daily)|intelligenceSharedBothWays:yesno*|actionsWithOwnerAndDate:text|metAtTheGate:yesno|nextMeeting:date',
    again: ['releaseDate', 'flag'], tells: ['police-contact', 'offender-supervisor', 'enforcement-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'ppo-changed', on: ['flag-removed'], data: { ppo: { value: false } } }], source: '003 L495-L499, L506, L714; 004 L1027, L1041-L1066, L1085',
  },
];

export const ppoTasks = specs.map((spec) => defineTask('track:ppo', spec));
