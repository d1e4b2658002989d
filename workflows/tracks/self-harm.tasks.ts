import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the self-harm track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'self-harm.act-in-custody', title: 'Acknowledge a self-harm concern and act', role: 'offender-supervisor', place: 'prison', per: 'person', standard: 'SELF-HARM-ALERT',
    outcomes: 'care-plan-opened|support-given|already-open|no-further-action: reason',
    fields: 'seenInPersonAt:datetime*|whoWasTold:text*|healthTold:yesno*|cellAndMovePrecautions:text*|reason:text',
    again: ['prison'], survives: true, tells: ['health', 'prison-key-worker', 'head-of-omu', 'offender-manager'], escalates: ['duty-governor', 'governor'], source: '000 L287-L291; 003 L302',
  },
  {
    id: 'self-harm.act-in-community', title: 'Act on a self-harm concern outside', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'emergency-help|health-referral|support-plan|no-further-action: reason',
    fields: 'spokenToAt:datetime*|doneAtOnce:text*|approvedPremisesTold:yesno|lowMoodRaisesRiskToOthers:yesno*|nextCheck:date*',
    tells: ['ap-manager', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'duty-manager'], makes: [{ kind: 'significant-change', on: ['emergency-help', 'health-referral', 'support-plan', 'no-further-action'], only: { field: 'lowMoodRaisesRiskToOthers', is: true }, data: { change: { value: 'low-mood' } } }], source: '000 L287; 002 L660; own rule for the same day',
  },
];

export const selfHarmTasks = specs.map((spec) => defineTask('track:self-harm', spec));
