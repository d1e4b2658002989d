import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the child safeguarding track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'child.ask-social-care', title: 'Ask children\'s services about the family', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'known-to-them|not-known|no-answer: chased|no-child-link: how this is known',
    fields: 'askedOn:date|askedWhom:text|children:text*|personIsMainRisk:yesno*|answer:text|referral:choice(made;not-made)*|reason:text*',
    again: ['childLink'], assume: 'not-known', tells: ['senior-probation-officer', 'public-protection'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'child-concern', on: ['known-to-them'], only: { field: 'personIsMainRisk', is: true }, data: {} }], source: '003 L330; 004 L318, L455-L459; 002 L872',
  },
  {
    id: 'child.oversee', title: 'Oversee the plan that protects a child', role: 'senior-probation-officer', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'agreed|changes-needed: tasks to the offender manager|closed: reason',
    fields: 'planProtectsTheChild:yesno*|homeVisitsMade:yesno*|socialCareWorksWithUs:yesno*|direction:text*|nextLook:date*',
    again: ['childLink', 'rohLevel'], tells: ['offender-manager'], escalates: ['head-of-pdu', 'area-manager'], source: '003 L333, L454',
  },
];

export const childTasks = specs.map((spec) => defineTask('track:child', spec));
