import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the continuity track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'continuity.write-handover', title: 'Write the handover before leaving the case', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'handed-over|written-by-manager',
    fields: 'riskAndTriggers:text*|nextDates:text*|promisesMade:text*|openWork:text*|personIntroduced:yesno',
    survives: true, tells: ['senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L613; 000 L389; 002 L915',
  },
  {
    id: 'continuity.accept-handover', title: 'Accept the case from the last manager', role: 'offender-manager', place: 'area', per: 'person', standard: 'OM-CHANGE-HANDOVER',
    outcomes: 'accepted|returned: what is missing',
    fields: 'fileRead:yesno*|personTold:yesno*|metOn:date|othersTold:yesno*|planStillRight:yesno*|thirdChangeAnswer:text',
    again: ['om'], tells: ['offender-supervisor', 'intervention-worker', 'ap-key-worker', 'victim-liaison-officer', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L613; 000 L386-L389; 002 L751',
  },
];

export const continuityTasks = specs.map((spec) => defineTask('track:continuity', spec));
