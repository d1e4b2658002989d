import { rolesOutside } from '#identity/permission/who.js';
import { reached, type FieldNeed } from './need.js';

/**
 * Bodies outside the services that a task brings to a case: they see that task and whom it is about, not the case
 * (UK GDPR article 5(1)(c), no more than is needed; pathway.md, "Teams and roles").
 */
const OUTSIDE = ['witness-care', 'immigration', 'monitoring'] as const;
export const WORKS_ON_CASES = {
  who: rolesOutside(...OUTSIDE),
  because: 'Bodies outside the services see their task and whom it is about, not the case.',
} as const satisfies FieldNeed;
/** Origin is special category data (UK GDPR article 9); the police number belongs to those who work with police and court. */
const WORKS_WITH_THE_PERSON: FieldNeed = {
  who: rolesOutside(...OUTSIDE, 'victim-liaison'),
  because: 'It is for those who work with the person.',
};
const NATIONALITY: FieldNeed = {
  who: rolesOutside('witness-care', 'monitoring', 'victim-liaison'),
  because: 'It is for those who work with the person, and for immigration enforcement.',
};
const restricted = (need: FieldNeed, names: string): Readonly<Record<string, FieldNeed>> =>
  Object.fromEntries(Object.keys(reached(names)).map((name) => [name, need]));

/**
 * Types that tell of people and cases: each field is named, so that a new one is asked about before anybody reads it.
 * Fields whose answer is narrower still: what is about victims goes through the wall's own door (docs/decisions/0015, 0017),
 * documents by kind (libs/documents/access), memberships of oneself and members of one's own teams only.
 */
export const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldNeed>>>> = {
  Person: {
    ...reached('id prisonNumber crn firstName lastName dateOfBirth gender'),
    ...restricted(WORKS_WITH_THE_PERSON, 'ethnicity pnc'),
    nationality: NATIONALITY,
  },
  Pathway: {
    ...reached(`id asOf person kind months stage episode prison homeArea offenderManager offenderSupervisor releaseOn sentencedOn
      sentenceEnd openedAt endedAt committedAt tasks documents ownerWhy roh restriction disclosures
      confidentialParts`),
    ...restricted(
      WORKS_ON_CASES,
      'facts gates milestones tracks clocks readiness timeline mappaCategory mappaLevel ppo tier stages projection alerts workers plan why',
    ),
  },
  AssignedRow: reached('id task from refusal'),
  // What a fact or an answer would do to the case tells of the case.
  BlastRadius: {
    ...reached('problems'),
    ...restricted(WORKS_ON_CASES, 'cases clocksMoved opened withdrawn alreadyLate'),
  },
  OutcomeConsequences: {
    ...reached('outcome barred whole problems records'),
    ...restricted(WORKS_ON_CASES, 'effect'),
  },
  Task: reached(`id key round type title state stage role place team pathway subject mark openedAt dueOn dueAt overdue standard anchor
    missedAt rung actsNowRole escalatedTo holder meantFor doneBy doneAt outcome late withdrawnBecause confidentiality updatedAt why
    answers draft note notes questions mayBeAsked deferral`),
  TaskNote: reached('id words writtenAt writtenBy'),
  TaskQuestion: reached(
    'id taskId type pathway dueOn dueAt question askedAt askedBy askedOf answer answeredAt',
  ),
  TaskDeferral: reached('whyNot mayBeExcused requests'),
  DeferralRequest: reached(
    'id title task excuse until reason askedAt askedBy decidingRole outcome decidedAt decidedBy decidedUntil',
  ),
  Waiting: reached('id what taskId type pathway user team since dueOn dueAt'),
  QueueView: reached('id name query savedBy team mayChange'),
  Fact: reached('id kind title data happenedAt learntAt source sourceId supersedes withdrawnAt recordedBy'),
  Gate: reached('id key gate closedAt opens overriddenUntil overriddenBy reason lapsedAt why'),
  Notice: reached(
    'id kind title data pathway team createdAt acknowledgedAt acknowledgedBy acknowledgeBy escalatedAt',
  ),
  CaseloadImport: reached(
    'id fileName bytes state step doneBytes redates problem askedAt movedAt endedAt counts lines',
  ),
  ImportLine: reached('line outcome who pathwayId problems held'),
  Document: reached(
    'id kind title subject language version seq sha256 producedAt producedBy pdf json content',
  ),
  // Held by victim liaison alone (row-level security); a disclosure by the named offender manager too (libs/victims).
  Victim:
    reached(`id reference name alsoKnownAs address telephone email channels times never language format child parent needs area
    optedIn notes complaintInformation disclosures createdAt updatedAt updatedBy`),
  VictimCase: reached('pathway victimCount openTasks overdueTasks nextTask nextDueOn nextDueAt victims'),
  VictimParent: reached('name relationship address telephone email'),
  VictimNote: reached('id on words agreed givenOn givenHow recordedBy'),
  ComplaintInformation: reached('on how'),
  Disclosure: reached('id item purpose ground mayReachOffender disclosedAt disclosedBy withdrawnAt'),
  // By those who need them (queries/withheld).
  ConfidentialPart: reached('id taskId factId field words reason addedAt addedBy'),
  TimelineEvent: reached('seq at recordedAt event key type by detail'),
  SentencePlan: reached('agreedAt writtenBy outcome type answers'),
  CaseAlert: reached('kind text since'),
  CaseWorker: reached('role user team openTasks'),
  ReleaseCase: reached('pathway steps done open canNoLongerBeMet'),
  FoundPerson: reached('person cases'),
  Rehearsal: reached(
    `id title pathwayId owner sharedWith begunAt until step clock kind brief tasks clocks gates stuck steps comparison`,
  ),
  StuckPathway: reached(
    'pathway key cause title severity since ageInDays owner unblocks detail nextNudgeAt mayBePutOff mayBeRetried acts',
  ),
  StuckAct: reached('act at by reason untilOn'),
  HandoverAtRisk: reached('id pathway on open holders'),
  Restriction: reached('ground reason restrictedAt restrictedBy people openings'),
  RestrictedCase: reached('pathwayId ground restrictedAt restrictedBy open teamsWithoutName'),
  RestrictedCaseOpening: reached('user reason openedAt until'),
  User: reached('id username displayName memberships'),
  LeaverWorkRow: reached('what id pathwayId type title role state dueAt team highRoh'),
  NoticeSettings: reached('address digest email phone language quietFrom quietUntil failed refused kinds'),
};

/**
 * Types whose fields all go with whatever holds them: answers of commands, parts of a row, catalogues, counts.
 * None holds words about a person. A type that is in neither list stops the start.
 */
export const OPEN_TYPES: ReadonlySet<string> = new Set([
  'AccreditationKept',
  'Campaign',
  'CampaignCase',
  'CampaignTaken',
  'CaseBlast',
  'Clock',
  'ClosedWork',
  'ClockMove',
  'Colleague',
  'ConfidentialPartAdded',
  'Cover',
  'DirectoryChanged',
  'DeadlineFigure',
  'CourtResult',
  'KeptFigure',
  'NeedFigure',
  'PrisonAssessed',
  'ProvisionFigure',
  'DirectoryPerson',
  'DocumentKindInfo',
  'DocumentProduced',
  'FactField',
  'FactKindInfo',
  'FactRecorded',
  'FieldProblem',
  'GamingCounts',
  'GateChange',
  'GateOverridden',
  'HandoverCounts',
  'ImportCounts',
  'ImportProblem',
  'ImportRedates',
  'ImportTaken',
  'LeaverWork',
  'Member',
  'Membership',
  'MembershipPeriod',
  'Milestone',
  'MovementWeek',
  'NoticeAcknowledged',
  'NoticesAcknowledged',
  'NoticeKindInfo',
  'NoticeSettingsChanged',
  'PathwayChange',
  'PathwayOpened',
  'PersonWorkload',
  'Place',
  'ProjectedTask',
  'Projection',
  'QuestionAnswered',
  'QueueViewKept',
  'Readiness',
  'ReadinessStep',
  'RestrictedCaseOpened',
  'RestrictionChanged',
  'ReassignedRow',
  'Reassignment',
  'CaseInBrief',
  'ComparedClock',
  'RehearsalComparison',
  'RehearsalDone',
  'RehearsalStep',
  'RehearsedClock',
  'RehearsedEvent',
  'RehearsedGate',
  'RehearsedStuck',
  'RehearsedTask',
  'RuleChange',
  'SignOff',
  'SkippedDay',
  'StageFigure',
  'StageSpell',
  'Standard',
  'StandardDue',
  'Step',
  'StuckActed',
  'StuckCount',
  'TaskChange',
  'TaskDone',
  'TaskField',
  'TaskOutcome',
  'TaskType',
  'TasksAssigned',
  'Team',
  'TeamMember',
  'TeamOnDay',
  'Track',
  'VictimKept',
  'Why',
  'WhyFact',
  'Workload',
  'WouldTell',
]);
