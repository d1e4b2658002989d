import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of the mappa track. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'mappa.answer-referral', title: 'Accept or return the MAPPA referral', role: 'mappa-coordinator', place: 'area', per: 'person',
    outcomes: 'level-2|level-3|level-1: one agency manages|returned: what is missing|other-route: domestic abuse or child arrangements',
    fields: 'agenciesAsked:text*|reason:text*|firstMeeting:datetime',
    again: ['rohLevel', 'releaseDate'], tells: ['offender-manager', 'offender-supervisor', 'public-protection', 'police-contact', 'victim-liaison-officer', 'ap-manager'], escalates: ['area-manager'], makes: [{ kind: 'mappa-changed', on: ['level-1', 'level-2', 'level-3'], data: { level: { byOutcome: { 'level-1': 1, 'level-2': 2, 'level-3': 3 } }, decidedBy: { value: 'agencies' } } }], source: '002 L243, L536, L545',
  },
  {
    id: 'mappa.record-visor', title: 'Make the ViSOR reference', role: 'public-protection', place: 'prison', per: 'person', confidentiality: 'visor', standard: 'VISOR-RECORD',
    outcomes: 'recorded|already-recorded|not-eligible',
    fields: 'reference:ref*|recordedOn:date*',
    survives: true, tells: ['mappa-coordinator'], escalates: ['head-of-omu', 'mappa-coordinator'], source: '000 L321; 002 L324; hmpps-services 2.9 VISOR-3',
  },
  {
    id: 'mappa.review-level-1', title: 'Review the case at MAPPA level 1', role: 'offender-manager', place: 'area', per: 'person', standard: 'MAPPA-L1-REVIEW',
    outcomes: 'stays|refer-up|eligibility-ended',
    fields: 'reviewedWith:text*|riskNow:text*|victimSafetyLookedAt:yesno*|actionsWithOwnerAndDate:text',
    again: ['rohLevel'], tells: ['mappa-coordinator', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'mappa-changed', on: ['eligibility-ended'], data: { category: { value: 0 }, level: { value: 0 } } }], source: '003 L656; hmpps-services 2.9 MAPPA-L1',
  },
  {
    id: 'mappa.invite', title: 'Invite the agencies and the holding prison', role: 'mappa-coordinator', place: 'area', per: 'person', standard: 'MAPPA-INVITE',
    outcomes: 'sent|sent-late: reason',
    fields: 'meeting:datetime*|slot:datetime|invited:text*|rightRankAsked:yesno*|prisonTold:yesno*|reportsBy:date*',
    again: ['meetingDate', 'prison'], tells: ['offender-manager', 'offender-supervisor', 'police-contact', 'victim-liaison-officer', 'ap-manager'], escalates: ['area-manager'], source: '000 L687; 002 L237, L548-L549',
  },
  {
    id: 'mappa.contribute', title: 'Send your MAPPA report or attend', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'attended|wrote|did-not-answer',
    fields: 'report:ref|attendedBy:person|rankOrGrade:text|partNotForTheOffender:yesno',
    again: ['meetingDate'], tells: ['mappa-coordinator'], escalates: ['senior-probation-officer', 'mappa-coordinator'], source: '000 L687; 002 L517, L557, L698; 003 L449',
  },
  {
    id: 'mappa.hold-meeting', title: 'Hold the MAPPA meeting and record decisions', role: 'mappa-coordinator', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'MAPPA-REVIEW', gate: 'G10',
    outcomes: 'level-kept|level-raised|level-lowered|ended',
    fields: 'level:choice(2;3)*|roh:choice(low;medium;high;very-high)*|victimSafety:text*|riskPlan:ref*|rightsConsidered:yesno*|earlierActionsChecked:yesno*|actionsWithOwnerAndDate:text*|tellThePerson:choice(yes;no;part)*|civilOrder:choice(none;in-force;apply)|nextMeeting:date*',
    again: ['meetingDate'], tells: ['offender-manager', 'offender-supervisor', 'public-protection', 'police-contact'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'mappa-meeting-held', on: ['level-kept', 'level-raised', 'level-lowered', 'ended'], data: {  } }, { kind: 'mappa-changed', on: ['level-kept', 'level-raised', 'level-lowered'], data: { level: { from: 'level' }, decidedBy: { value: 'agencies' } } }, { kind: 'mappa-changed', on: ['ended'], data: { level: { value: 0 }, decidedBy: { value: 'agencies' } } }], source: '002 L536-L537, L551-L553, L698; 003 L449; hmpps-services 2.9 MAPPA-L2, MAPPA-L3',
  },
  {
    id: 'mappa.circulate-minutes', title: 'Send the MAPPA minutes, the prison included', role: 'mappa-coordinator', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'MAPPA-MINUTES',
    outcomes: 'sent|sent-in-part: a part is held back; reason',
    fields: 'minutes:ref*|sentTo:text*|holdingPrisonReceipt:ref',
    survives: true, tells: ['offender-manager', 'offender-supervisor', 'public-protection', 'police-contact'], escalates: ['area-manager'], source: '002 L237, L551',
  },
  {
    id: 'mappa.update-rmp', title: 'Update the risk plan after MAPPA', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'MAPPA-RMP',
    outcomes: 'updated|no-change: reason',
    fields: 'riskPlan:ref*|actionsCarriedIn:text*|contingency:text*',
    survives: true, tells: ['mappa-coordinator', 'offender-supervisor', 'police-contact', 'ap-manager'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L449',
  },
  {
    id: 'mappa.do-action', title: 'Do the action the meeting gave you', role: 'offender-manager', place: 'area', per: 'person',
    outcomes: 'done|not-done: reason; back to the chair|no-longer-needed: chair agrees',
    fields: 'whatWasDone:text|doneOn:date|result:text*',
    survives: true, tells: ['mappa-coordinator'], escalates: ['mappa-coordinator', 'area-manager'], source: '003 L656; 002 L536',
  },
];

export const mappaTasks = specs.map((spec) => defineTask('track:mappa', spec));
