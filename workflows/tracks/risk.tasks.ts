import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the risk track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'risk.review', title: 'Review risk of harm in the community', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'ROH-REVIEW',
    outcomes: 'unchanged|raised|lowered: goes to countersignature, reported when shortly before a clock',
    fields: 'assessment:ref*|children:text*|public:text*|knownAdults:text*|staff:text*|otherWorkersContributed:yesno*|whatChanged:text*|riskPlan:ref|mappa:choice(no-change;refer;review)*',
    tells: ['intervention-worker', 'ap-key-worker', 'police-contact', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L657-L660; 000 L669; 003 L448',
  },
  {
    id: 'risk.review-after-change', title: 'Decide what the change means for risk', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'ROH-REVIEW-CHANGE',
    outcomes: 'unchanged|raised|lowered: goes to countersignature|not-significant: reason, manager sees it',
    fields: 'change:text*|whoIsAtRisk:choice(children;public;known-adult;staff;prisoners;self)|doneAtOnce:text*|assessment:ref|riskPlan:ref|recallOrEnforcementConsidered:yesno*|reason:text*',
    tells: ['offender-supervisor', 'ap-manager', 'police-contact', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'duty-manager'], source: '000 L669; 002 L658-L660; 003 L454; 004 L649',
  },
  {
    id: 'risk.acknowledge-level', title: 'Confirm you know the new level', role: 'offender-supervisor', place: 'prison', per: 'person',
    outcomes: 'read|read-with-question',
    fields: 'question:text',
    survives: true, tells: ['offender-manager'], escalates: ['head-of-omu', 'senior-probation-officer'], source: '000 L649, L653-L654; 003 L321',
  },
  {
    id: 'risk.update-rmp-at-release', title: 'Bring the risk plan up to date at release', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'RMP-RELEASE',
    outcomes: 'updated|confirmed-unchanged: reason',
    fields: 'riskPlan:ref*|everyRiskGroupHasAnAction:yesno*|whoDoesWhatWhen:text*|howSuccessOrFailureIsSeen:text*|conditionsLinked:yesno*|contingency:text*|overseeingManager:person*',
    again: ['rohLevel'], tells: ['police-contact', 'ap-manager', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L297; 003 L332, L399; 004 L522',
  },
];

export const riskTasks = specs.map((spec) => defineTask('track:risk', spec));
