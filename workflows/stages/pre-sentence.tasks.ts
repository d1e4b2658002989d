import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage pre-sentence. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'psr.screen-roh', title: 'Screen for risk of harm before the report', role: 'report-writer', place: 'area',
    outcomes: 'no-concern|concern',
    fields: 'convictionsRead:yesno*|earlierAssessments:choice(seen;asked;none-held)*|policeInformation:choice(seen;asked;none-held)*|victimMaterial:choice(seen;asked;none-held)*|childrenConcern:yesno*|whySourceMissing:text',
    again: ['charge'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L274; 003 L306, L327, L331',
  },
  {
    id: 'psr.choose-type', title: 'Decide the report type', role: 'report-writer', place: 'area',
    outcomes: 'standard|fast|oral',
    fields: 'rationale:text*|hearingOn:date*|remanded:yesno*',
    confirm: ['screening'], tells: ['senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L299, L306',
  },
  {
    id: 'psr.ask-agencies', title: 'Ask other agencies what they know', role: 'report-writer', place: 'area', confidentiality: 'confidential-assessment',
    outcomes: 'answered|nothing-held|no-answer',
    fields: 'agency:choice(police;children-services;health;learning-disability-specialist;treatment;youth-offending-team;key-worker)*|askedOn:date*|answeredOn:date|answer:text',
    escalates: ['senior-probation-officer', 'head-of-pdu'], source: '003 L328, L331; 004 L455-459, L992-996',
  },
  {
    id: 'psr.write', title: 'Interview the person and write the report', role: 'report-writer', place: 'area',
    outcomes: 'written|written-not-seen: did not attend or declined|not-needed: court withdrew the request',
    fields: 'seenOn:date|whyNotSeen:text|language:choice(english;welsh;interpreter)*|proposal:text*|outlinePlan:text*|victimInformation:choice(included;no-identifiable-victim)*|selfHarmConcern:yesno*|disabilityEffect:text',
    rules: [{ on: ['written', 'written-not-seen'], inCase: 'disability-on-record', needs: 'disabilityEffect', message: 'is required: a disability or learning disability is on record; say what it has to do with the offence, and with what is proposed (004 L992)' }],
    again: ['charge'], tells: ['court-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'self-harm-concern', on: ['written', 'written-not-seen', 'not-needed'], only: { field: 'selfHarmConcern', is: true }, data: { source: { value: 'court' } } }], source: '003 L299-302, L307, L477, L641; 004 L992',
  },
  {
    id: 'psr.check-quality', title: 'Check the report before court sees it', role: 'senior-probation-officer', place: 'area',
    outcomes: 'passed|returned: back to its author with what to mend',
    fields: 'template:yesno*|offenceAnalysed:yesno*|proposalClear:yesno*|outlinePlan:yesno*|noPpoLabel:yesno*|concise:yesno*|whatToMend:text',
    again: ['reportText'], tells: ['report-writer'], escalates: ['head-of-pdu', 'area-manager'], notBy: ['psr.write'], source: '003 L300-301, L307, L643',
  },
  {
    id: 'psr.give-to-court', title: 'Give the report to the court', role: 'court-officer', place: 'area', standard: 'PSR',
    outcomes: 'given|late-court-told: court told, new hearing date|withdrawn',
    fields: 'givenAt:datetime*|how:choice(written;oral)*|courtToldAt:datetime|newHearingOn:date',
    tells: ['report-writer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: 'hmpps-services 2.1; 003 L300',
  },
  {
    id: 'psr.record-result', title: 'Record the court\'s result', role: 'court-officer', place: 'area',
    outcomes: 'custody|community-order|suspended-sentence|other-sentence|adjourned|withdrawn|acquitted',
    fields: 'resultOn:date*|offences:ref*|proposalFollowed:choice(yes;partly;no;no-proposal)*|seenAfterSentence:yesno*|selfHarmConcern:yesno*|homeJobFamilyAtRisk:text|rsrScore:number',
    confirm: ['sentence'], survives: true, tells: ['senior-probation-officer', 'report-writer'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'not-sentenced', on: ['withdrawn', 'acquitted', 'other-sentence'], data: { how: { byOutcome: { withdrawn: 'withdrawn', acquitted: 'acquitted', 'other-sentence': 'other-disposal' } } } }, { kind: 'self-harm-concern', on: ['custody', 'adjourned'], only: { field: 'selfHarmConcern', is: true }, data: { source: { value: 'court' } } }], source: '003 L300, L302; 002 L230; 004 L1149',
  },
];

export const preSentenceTasks = specs.map((spec) => defineTask('pre-sentence', spec));
