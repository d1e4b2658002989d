import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage termination. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'termination.end-supervision', title: 'End supervision on the lawful day', role: 'offender-manager', place: 'area', standard: 'LICENCE-END',
    outcomes: 'ended|goes-on: other sentence or later date, authority given',
    fields: 'cause:choice(date;court;parole-board;ipp-rule;death)*|endedOn:date*|deathConfirmedBy:text|personToldOn:date|tagAndResidenceStopped:yesno*|partnersTold:text*',
    again: ['sentenceEnd'], tells: ['police-contact', 'em-provider', 'ap-manager', 'mappa-coordinator', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'order-ended', on: ['ended'], data: { how: { value: 'expired' } } }], source: 'hmpps-services 2.13; 002 L864; own rule (escalation)',
  },
  {
    id: 'termination.final-review', title: 'Write the final review and close', role: 'offender-manager', place: 'area', standard: 'FINAL-REVIEW',
    outcomes: 'closed|closed-short-form: low risk, no plan|closed-on-death',
    fields: 'targetsMet:text*|targetsNotMetAndWhy:text*|needRescored:yesno*|rohAtEnd:choice(low;medium;high;very-high)*|homeAndWorkAtEnd:text*|supportThatGoesOn:text|childrenOrVictimConcernsPassedTo:text|ownView:text',
    survives: true, tells: ['victim-liaison-officer', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.13 TERM-OASYS; 002 L864; 004 L940',
  },
];

export const terminationTasks = specs.map((spec) => defineTask('termination', spec));
