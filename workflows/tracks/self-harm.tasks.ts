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
];

export const selfHarmTasks = specs.map((spec) => defineTask('track:self-harm', spec));
