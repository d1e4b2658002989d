import { defineTask, type TaskSpec } from '#domain/define-task.js';
import { type FormRule } from '#domain/form-rule.js';

/** Who may be named: high and very high risk of harm, and IPP, go to a probation officer, or below that grade with a reason (003 L701; 000 L337). */
const GRADE: readonly FormRule[] = [
  {
    on: ['named'],
    inCase: 'needs-probation-officer',
    not: { field: 'grade', is: 'probation-services-officer' },
    message:
      'risk of harm high or very high, and IPP, need a probation officer: name one, or answer "named-below-grade" with belowGradeReason, which is counted (003 L701; 000 L337)',
  },
  {
    on: ['named-below-grade'],
    needs: 'belowGradeReason',
    message: 'is required: why nobody of the grade is named',
  },
];

/** Task types of stage allocation. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'allocation.pass-on-self-harm', title: 'Tell the prison about self-harm risk', role: 'court-officer', place: 'area', per: 'person', standard: 'SELF-HARM-ALERT',
    outcomes: 'acknowledged|not-acknowledged: telephoned to the duty governor',
    fields: 'concern:text*|toldPerson:person*|toldAt:datetime*|how:choice(telephone;secure-email;escort-record)*|acknowledgedAt:datetime',
    survives: true, tells: ['reception-officer', 'duty-governor', 'head-of-omu', 'health'], escalates: ['duty-manager', 'duty-governor'], source: '000 L287; 003 L302',
  },
  {
    id: 'allocation.send-documents', title: 'Send the court documents to the prison', role: 'court-officer', place: 'area',
    outcomes: 'sent|part-sent|none-made',
    fields: 'report:choice(sent;to-follow;never-made)*|previousConvictions:choice(sent;to-follow;none)*|psychiatricReport:choice(sent;to-follow;none)*|prosecutionPapers:choice(sent;to-follow;none)*|interviewAfterSentence:choice(sent;none)*|diversityNeeds:text',
    again: ['sentence'], survives: true, tells: ['case-administrator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L220, L230, L236, L712, L818',
  },
  {
    id: 'allocation.set-tier', title: 'Set the tier and check it fits', role: 'senior-probation-officer', place: 'area', per: 'person',
    outcomes: 'confirmed: as the rule proposes|changed|kept-with-reason',
    fields: 'tier:choice(1;2;3;4)*|scheme:text*|reason:text',
    again: ['rohLevel', 'ppo'], survives: true, tells: ['offender-manager'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'tier-changed', on: ['confirmed', 'changed', 'kept-with-reason'], data: { tier: { from: 'tier' } } }], source: '003 L388, L395, L579; 004 L1149',
  },
  {
    id: 'allocation.name-offender-manager', title: 'Name the offender manager', role: 'senior-probation-officer', place: 'area', per: 'person', standard: 'ALLOCATE-OM', gate: 'G1',
    outcomes: 'named|named-below-grade: with reason, counted|not-ours: another area accepts',
    fields: 'manager:person*|grade:choice(probation-officer;probation-services-officer)*|workloadChecked:yesno*|belowGradeReason:text|acceptingArea:text',
    rules: GRADE, confirm: ['homeArea', 'gradeNeeded'], survives: true, tells: ['offender-manager', 'offender-supervisor', 'case-administrator', 'victim-liaison-officer'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'om-changed', on: ['named', 'named-below-grade'], data: { username: { from: 'manager' }, grade: { from: 'grade' } } }], source: 'hmpps-services 2.1; 003 L389, L701; 000 L337, L386',
  },
  {
    id: 'allocation.name-manager-short-sentence', title: 'Name the community manager for a short sentence', role: 'senior-probation-officer', place: 'area', per: 'person', standard: 'HANDOVER-SHORT', gate: 'G1',
    outcomes: 'named|named-below-grade: with reason, counted|not-ours: another area accepts',
    fields: 'manager:person*|grade:choice(probation-officer;probation-services-officer)*|workloadChecked:yesno*|belowGradeReason:text|acceptingArea:text',
    rules: GRADE, confirm: ['releaseDate', 'gradeNeeded'], survives: true, tells: ['offender-manager', 'offender-supervisor', 'case-administrator'], escalates: ['head-of-pdu', 'area-manager'], makes: [{ kind: 'om-changed', on: ['named', 'named-below-grade'], data: { username: { from: 'manager' }, grade: { from: 'grade' }, responsible: { value: true } } }], source: 'hmpps-services 2.5 HO-SHORT',
  },
  {
    id: 'allocation.identify-mappa-category', title: 'Decide the MAPPA category', role: 'offender-manager', place: 'area', standard: 'MAPPA-IDENTIFY',
    outcomes: 'category-1|category-2|category-3|not-eligible|needs-more: offence details asked for, stays on the list',
    fields: 'qualifyingOffence:ref|reason:text*|registrationDuty:yesno*',
    again: ['sentence'], survives: true, tells: ['senior-probation-officer', 'public-protection', 'mappa-coordinator', 'case-administrator'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'mappa-changed', on: ['category-1', 'category-2', 'category-3', 'not-eligible'], data: { category: { byOutcome: { 'category-1': 1, 'category-2': 2, 'category-3': 3, 'not-eligible': 0 } } } }], source: '002 L239-243; hmpps-services 2.9',
  },
  {
    id: 'allocation.make-first-contact', title: 'Make first contact as offender manager', role: 'offender-manager', place: 'area', per: 'person', standard: 'FIRST-CONTACT-OM',
    outcomes: 'seen|spoke: by video or telephone|not-reached: with what was tried',
    fields: 'on:datetime*|how:choice(office;home;prison-visit;video;telephone)*|sentenceExplained:yesno*|diversityAsked:yesno*|whatWasTried:text',
    again: ['om'], tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'contact-made', on: ['seen', 'spoke'], data: { by: { value: 'offender-manager' } }, happenedAt: 'on' }], source: 'hmpps-services 2.2; 000 L386; 003 L391',
  },
];

export const allocationTasks = specs.map((spec) => defineTask('allocation', spec));
