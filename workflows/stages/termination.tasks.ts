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
  {
    id: 'termination.confirm-ipp-end', title: 'Confirm the IPP licence has ended', role: 'ppcs-caseworker', place: 'national', standard: 'IPP-AUTO-END',
    outcomes: 'ended|not-ended: recall or suspension in the period, new date',
    fields: 'endedOn:date*|recalledInPeriod:yesno*|personToldOn:date*|policeToldOn:date*|nextDate:date',
    tells: ['offender-manager', 'victim-liaison-officer', 'police-contact'], escalates: ['area-manager'], makes: [{ kind: 'order-ended', on: ['ended'], data: { how: { value: 'ipp-rule' } } }], source: 'hmpps-services 2.12 IPP-AUTO2, IPP-3Y',
  },
  {
    id: 'termination.sleep-after-removal', title: 'Put the case to sleep after removal', role: 'offender-manager', place: 'area',
    outcomes: 'asleep|not-removed: case goes on',
    fields: 'removedOn:date*|country:text*|reEntryAlertSetWith:text*|licenceEnd:date*|toldToReportOnReturn:yesno*',
    tells: ['victim-liaison-officer', 'senior-probation-officer', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'removal-ended', on: ['not-removed'], data: { how: { value: 'not-removed' } } }], source: '002 L765; hmpps-services 2.7 LIC-TRAVEL2',
  },
  {
    id: 'licence.refer-ipp', title: 'Refer the IPP licence to the Parole Board', role: 'ppcs-caseworker', place: 'national', standard: 'IPP-REFER',
    outcomes: 'referred|not-yet-due: date|licence-already-ended: any later recall is unlawful',
    fields: 'firstRelease:date*|qualifyingDate:date*|omReport:ref|referral:ref|reason:text',
    again: ['firstRelease'], tells: ['offender-manager', 'victim-liaison-officer'], escalates: ['area-manager'], source: 'hmpps-services 2.12 IPP-3Y',
  },
];

/** The referral is a step of the licence that it may end. */
export const terminationTasks = specs.map((spec) =>
  defineTask(spec.id.startsWith('licence.') ? 'licence' : 'termination', spec),
);
