import { defineTask, type TaskSpec } from '#domain/define-task.js';
import { type FormRule } from '#domain/form-rule.js';

/** What the court may do with a breach of post-sentence supervision says of itself what follows (Criminal Justice Act 2003 s256AC). */
const AT_COURT: readonly FormRule[] = [
  { on: ['committed'], needs: 'daysCommitted', message: 'is required: for how many days' },
  { on: ['default-order'], needs: 'defaultRequirement', message: 'is required: curfew or unpaid work' },
];

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
  {
    id: 'enforce.refer-breach', title: 'Refer the second failure for breach', role: 'offender-manager', place: 'area', standard: 'BREACH-LOOKBACK',
    outcomes: 'referred|warning-not-valid: manager agrees; reason',
    fields: 'failure:ref*|warning:ref*|whatThePersonSays:text*|progressSoFar:text*|evidenceList:text*|managerWhoAgreed:person',
    tells: ['enforcement-officer', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.11 SA20-REFER',
  },
  {
    id: 'enforce.start-breach', title: 'Decide the referral and start breach', role: 'enforcement-officer', place: 'area', standard: 'BREACH',
    outcomes: 'started|returned: evidence short|not-started: reason',
    fields: 'secondFailureOn:date*|packComplete:yesno*|court:text|informationLaidOn:date|askedFor:choice(summons;warrant)|firstHearing:date|reason:text',
    tells: ['offender-manager', 'court-officer', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.11 ENF-10WD, SA20-INFO; 002 L746; 003 L495',
  },
  {
    id: 'enforce.record-result', title: 'Get the breach resolved and record it', role: 'enforcement-officer', place: 'area', standard: 'BREACH-RESOLVED',
    outcomes: 'order-continues|amended|resentenced|suspended-sentence-activated|fined|committed: to prison, for 14 days at most|default-order: curfew or unpaid work beside the supervision|dismissed|withdrawn|warrant-out: police chased weekly',
    fields: 'hearing:date*|result:ref|newSentence:text|adjournments:number|warrantIssuedOn:date|policeChasedOn:date|daysCommitted:choice(1;2;3;4;5;6;7;8;9;10;11;12;13;14)|defaultRequirement:choice(unpaid-work;curfew)',
    rules: AT_COURT, again: ['hearing'], survives: true, tells: ['offender-manager', 'court-officer', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'order-ended', on: ['resentenced'], data: { how: { value: 'revoked' } } }], source: '003 L686; 004 L1047; Criminal Justice Act 2003 s256AC',
  },
];

export const enforcementTasks = specs.map((spec) => defineTask('enforcement', spec));
