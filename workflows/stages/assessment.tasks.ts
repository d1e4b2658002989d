import { defineTask, type TaskSpec } from '#domain/define-task.js';

/** Task types of stage assessment. Ids are public names. */
// prettier-ignore
const specs: readonly TaskSpec[] = [
  {
    id: 'roh.screen', title: 'Screen for risk of harm', role: 'offender-manager', place: 'area', per: 'person', standard: 'ROH-SCREEN',
    outcomes: 'no-concern|concern: full analysis opens',
    fields: 'convictionsRead:yesno*|earlierAssessments:choice(seen;asked;none-held)*|agencies:choice(seen;asked;none-held)*|children:yesno*|whySourceMissing:text',
    again: ['charge'], survives: true, tells: ['offender-supervisor'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L273-274; 003 L319, L327, L331',
  },
  {
    id: 'roh.analyse', title: 'Complete the full risk of harm analysis', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'analysed|exemption-proposed: goes to countersignature',
    fields: 'level:choice(low;medium;high;very-high)*|children:choice(low;medium;high;very-high)*|public:choice(low;medium;high;very-high)*|knownAdults:choice(low;medium;high;very-high)*|staff:choice(low;medium;high;very-high)*|prisoners:choice(low;medium;high;very-high)*|triggers:text*|victimIssues:text|sourcesUsed:text*|exemptionReason:text',
    survives: true, tells: ['offender-supervisor', 'public-protection'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'roh-changed', on: ['analysed'], data: { level: { from: 'level' } } }], source: '002 L274-278; 003 L320, L327-331; 000 L527, L669; 004 L897',
  },
  {
    id: 'assessment.score-specialist-tool', title: 'Score the specialist tool this case needs', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'scored|not-indicated|no-trained-assessor: manager finds one',
    fields: 'tool:choice(rm2000;rm2000-combined;sara;ogrs;other)*|result:text*|scoredOn:date*|assessor:person*|trained:yesno*',
    rules: [{ on: ['scored'], inCase: 'sexual-and-violent', not: { field: 'tool', is: 'rm2000' }, message: 'these offences are sexual and violent: score RM2000 as the combined assessment, and answer "rm2000-combined" (002 L323, L342)' }],
    again: ['sentence'], tells: ['offender-supervisor', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L272, L323-324, L338-343, L1177; 003 L347',
  },
  {
    id: 'oasys.contribute', title: 'Add custody information to the OASys', role: 'offender-supervisor', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'added|nothing-to-add',
    fields: 'behaviour:text*|departmentsAsked:ref*|selfAssessment:choice(done;declined;needs-interpreter)*|notForThePerson:yesno*',
    tells: ['offender-manager'], escalates: ['head-of-omu', 'governor'], source: '000 L421, L524, L535-539, L638, L675; 003 L349, L354, L402',
  },
  {
    id: 'oasys.complete', title: 'Complete the OASys assessment', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'ISP-CUSTODY', gate: 'G2',
    outcomes: 'complete-to-standard|complete-with-actions: quality actions open|not-required: OGRS scored instead',
    fields: 'oasysVersion:ref*|sourcesUsed:text*|positiveFactors:text*|reconvictionScored:yesno*|confidentialPart:yesno*|rohLevel:choice(low;medium;high;very-high)*',
    again: ['sentence'], survives: true, tells: ['offender-supervisor', 'case-administrator'], escalates: ['senior-probation-officer', 'head-of-omu'], makes: [{ kind: 'oasys-completed', on: ['complete-to-standard', 'complete-with-actions'], data: { level: { from: 'rohLevel' }, complete: { byOutcome: { 'complete-to-standard': true, 'complete-with-actions': false } }, tool: { value: 'oasys' } } }], source: '000 L118, L443, L520-531; 002 L276, L294; 003 L348-354; 004 L897',
  },
  {
    id: 'oasys.complete-ppo', title: 'Complete OASys early: prolific and priority offender', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'OASYS-PPO', gate: 'G2',
    outcomes: 'complete-to-standard|complete-with-actions: quality actions open',
    fields: 'oasysVersion:ref*|sourcesUsed:text*|positiveFactors:text*|reconvictionScored:yesno*|confidentialPart:yesno*|rohLevel:choice(low;medium;high;very-high)*',
    confirm: ['ppo'], survives: true, tells: ['offender-supervisor', 'case-administrator', 'police-contact'], escalates: ['senior-probation-officer', 'head-of-pdu'], makes: [{ kind: 'oasys-completed', on: ['complete-to-standard', 'complete-with-actions'], data: { level: { from: 'rohLevel' }, complete: { byOutcome: { 'complete-to-standard': true, 'complete-with-actions': false } }, tool: { value: 'oasys' } } }], source: '003 L349',
  },
  {
    id: 'oasys.countersign', title: 'Countersign the assessment', role: 'senior-probation-officer', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'COUNTERSIGN', gate: 'G2',
    outcomes: 'countersigned|returned: author\'s task reopens with what to mend|exemption-refused: full analysis opens',
    fields: 'currentOffence:yesno*|pastHarm:yesno*|patternLinked:yesno*|groupsRated:yesno*|childrenConsidered:yesno*|levelAgreed:yesno*|whatToMend:text',
    again: ['assessment'], survives: true, tells: ['offender-manager', 'offender-supervisor'], escalates: ['head-of-pdu', 'area-manager'], notBy: ['oasys.complete', 'oasys.complete-ppo', 'roh.analyse', 'roh.review-custody', 'risk.review', 'risk.review-after-change'], source: '002 L278, L299, L304; 003 L328; 000 L531',
  },
  {
    id: 'quality.check-sample', title: 'Check a sampled assessment or plan', role: 'head-of-omu', place: 'prison', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'good|sufficient|insufficient: actions open for the author',
    fields: 'what:choice(assessment;plan)*|version:ref*|clearReasoning:yesno*|sourcesUsed:yesno*|targetsOnChange:yesno|actions:ref',
    tells: ['offender-manager', 'offender-supervisor', 'senior-probation-officer'], escalates: ['governor', 'area-manager'], notBy: ['oasys.complete', 'oasys.complete-ppo', 'oasys.countersign', 'plan.write'], source: '000 L117-118, L450, L531; 002 L315; 003 L328; 004 L520',
  },
  {
    id: 'quality.carry-out-action', title: 'Carry out a quality improvement action', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', gate: 'G2',
    outcomes: 'done|not-agreed: goes to the manager who asked',
    fields: 'whatChanged:text*|newVersion:ref',
    survives: true, tells: ['head-of-omu', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '000 L118, L531',
  },
  {
    id: 'rmp.write', title: 'Write the risk management plan', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment', standard: 'RMP-COMMENCEMENT',
    outcomes: 'written|written-needs-partner: an agency\'s action not yet accepted',
    fields: 'now:text*|later:text*|actions:ref*|warningSigns:text*|contingency:text*|coordinator:person*',
    again: ['rohLevel'], confirm: ['releaseDate'], survives: true, tells: ['offender-supervisor', 'public-protection', 'senior-probation-officer'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L279, L860; 003 L322, L332, L399; 004 L522',
  },
  {
    id: 'mappa.decide-referral', title: 'Decide whether to refer to MAPPA', role: 'offender-manager', place: 'area', per: 'person', confidentiality: 'confidential-assessment',
    outcomes: 'refer|not-refer|already-managed',
    fields: 'reason:text*|ownDecisionMeanwhile:text*',
    again: ['rohLevel'], survives: true, tells: ['senior-probation-officer', 'public-protection', 'mappa-coordinator'], escalates: ['senior-probation-officer', 'head-of-pdu'], source: '002 L280, L536, L243',
  },
];

export const assessmentTasks = specs.map((spec) => defineTask('assessment', spec));
