/** What of GraphQL is written into the audit, as data. What is not named here is written. */

/** Queries that show no case: lists of work, directories, rules. A new query is in the audit until it is put here. */
export const NOT_A_CASE: ReadonlySet<string> = new Set([
  'campaign',
  'campaigns',
  'caseloadImport',
  'caseloadImports',
  'deadlines',
  'directoryPerson',
  'directoryTeams',
  'documentKinds',
  'factKinds',
  'me',
  'notices',
  'pathways',
  'previewAssign',
  'questionsToMe',
  'queueView',
  'queueViews',
  'restrictedCases',
  'places',
  'rehearsals',
  'ruleChanges',
  'standard',
  'standardDue',
  'standards',
  'stuckPathways',
  'taskTypes',
  'tasks',
  'teamOnDay',
  'waitingOnOthers',
  'workload',
]);

/** How a query is called in the audit; others by their own name. */
export const READ_ACTIONS: Readonly<Record<string, string>> = {
  pathway: 'pathway.read',
  task: 'task.read',
  previewFact: 'fact.preview',
  previewWithdrawal: 'fact.preview',
  outcomeConsequences: 'task.preview',
};

/** Fields of a case that a list shows beside its tasks; with any other, somebody has opened the case. */
export const CARD: ReadonlySet<string> = new Set([
  '__typename',
  'asOf',
  'committedAt',
  'endedAt',
  'episode',
  'homeArea',
  'id',
  'kind',
  'months',
  'offenderManager',
  'offenderSupervisor',
  'openedAt',
  'person',
  'prison',
  'releaseOn',
  'restriction',
  'roh',
  'stage',
  'tasks',
]);

/** Fields of a task that hold what somebody wrote about the person. */
export const WORDS_OF_A_TASK: ReadonlySet<string> = new Set(['answers', 'draft', 'note']);
