import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the immigration track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'immigration.give-decision', title: 'Give the immigration decision on this case', role: 'immigration', place: 'national', per: 'person',
    outcomes: 'no-interest|pending: next answer dated|detain-after-sentence|remove|deport|may-be-bailed',
    fields: 'askedOn:date*|theirReference:ref|decisionOn:date|authorityToDetain:ref|nextAnswer:date',
    again: ['releaseDate', 'sentence'], assume: 'pending', tells: ['case-administrator', 'offender-manager', 'head-of-omu', 'victim-liaison-officer'], escalates: ['case-administrator', 'head-of-omu'], makes: [{ kind: 'immigration-changed', on: ['no-interest', 'pending', 'detain-after-sentence', 'remove', 'deport', 'may-be-bailed'], data: { status: { byOutcome: { 'no-interest': 'no-interest', pending: 'pending', 'detain-after-sentence': 'detain-after-sentence', remove: 'remove', deport: 'deport', 'may-be-bailed': 'bail' } } } }], source: '002 L765-L766; hmpps-services 1.2',
  },
  {
    id: 'immigration.plan-both-routes', title: 'Keep both plans until the route is known', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'both-ready|release-only: no interest|removal-only|held-after-sentence: reporting stood down',
    fields: 'releasePlan:ref|removalPlan:text|bailAddress:text|bailAddressChecked:yesno|ifReleasedReportTo:text|toldBeforeTheGateOn:date',
    again: ['immigration', 'releaseDate'], tells: ['head-of-omu', 'case-administrator', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L765-L766; 004 L512',
  },
];

export const immigrationTasks = specs.map((spec) => defineTask('track:immigration', spec));
