import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage enforcement. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'enforce.get-evidence', title: 'Get evidence of the reason for absence', role: 'offender-manager', place: 'area', standard: 'EVIDENCE',
    outcomes: 'evidence-seen|none-given|not-accepted: reason',
    fields: 'askedHow:choice(letter;telephone;text;in-person)*|kind:choice(medical;work;childcare;court-or-custody;religious;other)|evidence:ref|seenOn:date|reason:text',
    escalates: ['senior-probation-officer'], source: 'hmpps-services 2.11 ENF-LETTER',
  },
  {
    id: 'enforce.send-warning', title: 'Send the warning letter', role: 'offender-manager', place: 'area', standard: 'WARNING-LETTER',
    outcomes: 'warning-sent: starts the 12-month look-back|letter-asking-reason-sent|not-sent: reason',
    fields: 'kind:choice(asks-reason;warning;final-warning)*|letter:ref|sentOn:date|replyBy:date|nextAppointment:datetime*|formatOrLanguage:text|reason:text',
    tells: ['enforcement-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.11 ENF-LETTER, SA20-WARN',
  },
  {
    id: 'enforce.judge-absence', title: 'Decide whether the absence is acceptable', role: 'offender-manager', place: 'area', standard: 'ABSENCE-DECISION',
    outcomes: 'acceptable: counted when without evidence|unacceptable|not-enforced: because ..., review date; opens enforce.review-not-enforced',
    fields: 'reasonCode:choice(medical;work;childcare;court-or-custody;religious;staff-cancelled;technical;other)*|evidenceSeen:yesno*|warnedWithin12Months:yesno*|whyNotEnforced:text|reviewOn:date|whatChangesSoItIsKept:text',
    confirm: ['evidence'], tells: ['enforcement-officer', 'intervention-worker', 'ap-key-worker'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L495; 002 L746; hmpps-services 1.6, 3.35',
  },
  {
    id: 'enforce.review-not-enforced', title: 'Review a failure that was not enforced', role: 'senior-probation-officer', place: 'area',
    outcomes: 'stands|enforce-now|plan-changed',
    fields: 'reasonStillTrue:yesno*|reason:text*|nextReview:date',
    tells: ['offender-manager'], escalates: ['head-of-pdu', 'area-manager'], source: 'pathway.md stage 12; hmpps-services 3.35',
  },
  {
    id: 'enforce.consider-recall', title: 'Decide between recall and another response', role: 'offender-manager', place: 'area',
    outcomes: 'ask-for-recall: opens stage recall|alternative: manager agrees|no-further-action: reason; manager agrees',
    fields: 'riskNow:choice(low;medium;high;very-high)*|alternativesConsidered:text*|alternative:choice(varied-licence;curfew;approved-premises;more-contact;treatment;police-action)|managerWhoAgreed:person*|licenceStillInForce:yesno*|reason:text*|reviewOn:date',
    confirm: ['charge'], tells: ['senior-probation-officer', 'enforcement-officer', 'police-contact', 'victim-liaison-officer'], escalates: ['senior-probation-officer', 'duty-manager'], makes: [{ kind: 'recall-requested', on: ['ask-for-recall'], data: { by: { value: 'offender-manager' } } }], source: '004 L886; 002 L646; 003 L450, L495',
  },
];

export const enforcementTasks = specs.map((spec) => defineTask('enforcement', spec));
