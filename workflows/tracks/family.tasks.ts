import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the family track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'family.agree-involvement', title: 'Agree how the family takes part', role: 'prison-key-worker', place: 'prison', per: 'person',
    outcomes: 'takes-part|no-consent|no-family|not-safe: restriction or risk',
    fields: 'consent:yesno*|who:text|restrictionsChecked:yesno*|part:choice(visits;family-day;board;release-plan;home-conference)|viewOfReleasePlan:text|helpNeeded:text',
    again: ['consent', 'restriction'], assume: 'no-consent', tells: ['offender-supervisor', 'offender-manager'], escalates: ['head-of-omu'], source: '000 L505-L510; 004 L890; 003 L536',
  },
];

export const familyTasks = specs.map((spec) => defineTask('track:family', spec));
