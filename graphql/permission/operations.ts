import { MAY_IMPORT } from '#caseload/import/jobs.js';
import { VISOR_KEEPERS } from '#confidential/visor.js';
import { type Role } from '#domain/roles.js';
import { GATE_OVERRIDES } from '#engine/gate-rules.js';
import { MAY_NAME, MAY_OPEN_WITH_REASON, MAY_RESTRICT } from '#identity/permission/restricted.js';
import { WORKS_ON_CASES } from './fields.js';
import { rolesIn } from '#identity/permission/who.js';
import { MANAGER_ROLES } from '#identity/directory/managers.js';
import { type Need } from './need.js';

/** Whoever leads a team or a place, and inspectors: they are told how it stands with work. */
export const COUNTED_FOR: readonly Role[] = [
  'head-of-omu',
  'senior-probation-officer',
  'head-of-pdu',
  'victim-liaison-manager',
  'governor',
  'deputy-governor',
  'area-manager',
  'inspector',
];
/** Who looks what a change of the rules would do (docs/decisions/0016); who lets it in is asked when it is to go in. */
const PLANS_CAMPAIGNS: readonly Role[] = ['head-of-omu', 'governor', 'head-of-pdu', 'area-manager'];

/** How it stands with work is told to those who lead it. */
const COUNTED: Need = {
  who: COUNTED_FOR,
  reach: 'managed-place',
  because: 'These figures are for whoever manages the team or its place, and for inspectors.',
};
/** What stands still is set free by whoever leads a team or a place. */
const FREES: Need = {
  who: COUNTED_FOR.filter((role) => role !== 'inspector'),
  reach: 'case-to-act',
  because:
    'Cases that stand still are set free by whoever leads the team or the place. Do its task, or tell them.',
};

const ANSWERS_FOR_IT = 'Who sees a restricted case is decided by those who answer for its place.';
/** What is known about victims is victim liaison's alone (004 L953; docs/decisions/0026). */
const LIAISON: Need = {
  who: rolesIn('victim-liaison'),
  reach: 'victim',
  because: 'What is known about victims is kept by victim liaison of their area.',
};
/** A file may change many cases at once: it is taken in by whoever answers for them. */
const IMPORTS: Need = {
  who: MAY_IMPORT,
  reach: 'self',
  because: 'A caseload is imported by whoever answers for the prison or area.',
};
/** Who maintains the directory, each of their own teams (libs/identity/directory/managers). */
const maintains: Need = {
  who: MANAGER_ROLES,
  reach: 'managed-team',
  because: 'The directory is maintained by managers, each of their own teams.',
};

const NEVER_ACT = 'Inspectors read and never act.';
const acts = (reach: Need['reach']): Need => ({ who: 'staff', reach, because: NEVER_ACT });
const reads = (reach: Need['reach']): Need => ({ who: 'member', reach });
/** Nothing in a rehearsal is real, so inspectors try things out like everybody else who works on cases; they see the case anyway. */
const REHEARSES: Need = { ...WORKS_ON_CASES, reach: 'rehearsal' };

/**
 * What every operation needs: the one table of who may do what. An operation that is not here stops the start
 * (docs/decisions/0023). What is expected of each, by role, place and case, is said a second time, by people, in
 * test/e2e/permission-matrix.csv.
 */
export const OPERATIONS: Readonly<Record<string, Need>> = {
  'Query.me': { who: 'signed-in', reach: 'self' },
  'Query.notices': { who: 'signed-in', reach: 'notice' },
  'Query.noticeSettings': { who: 'signed-in', reach: 'self' },
  'Query.documentKinds': reads('rules'),
  'Query.factKinds': reads('rules'),
  'Query.places': reads('rules'),
  'Query.ruleChanges': reads('rules'),
  'Query.standards': reads('rules'),
  'Query.standard': reads('rules'),
  'Query.standardDue': reads('rules'),
  'Query.taskTypes': reads('rules'),
  'Query.task': reads('task'),
  'Query.tasks': reads('task'),
  'Query.previewAssign': acts('task'),
  'Query.outcomeConsequences': acts('task'),
  'Query.question': reads('question'),
  'Query.questionsToMe': reads('question'),
  'Query.waitingOnOthers': reads('waiting'),
  'Query.queueView': reads('queue-view'),
  'Query.queueViews': reads('queue-view'),
  'Query.deadlines': reads('case'),
  'Query.pathway': reads('case'),
  'Query.pathways': reads('case'),
  'Query.readiness': { ...WORKS_ON_CASES, reach: 'case' },
  'Query.rehearsal': REHEARSES,
  'Query.rehearsals': REHEARSES,
  'Query.searchPeople': reads('case'),
  'Query.stuckPathways': reads('case'),
  'Query.stuckPathway': reads('case'),
  'Query.stuckCounts': reads('case'),
  'Query.deadlineFigures': COUNTED,
  'Query.deadlinesKept': COUNTED,
  'Query.needsAssessed': COUNTED,
  'Query.needFigures': COUNTED,
  'Query.provisionFigures': COUNTED,
  'Query.courtResults': COUNTED,
  'Query.workloadFigures': COUNTED,
  'Query.movements': COUNTED,
  'Query.handoversAtRisk': COUNTED,
  'Query.handoverCounts': COUNTED,
  'Query.stageFigures': COUNTED,
  'Query.previewFact': acts('case-to-act'),
  'Query.previewWithdrawal': acts('case-to-act'),
  'Query.victims': LIAISON,
  'Query.victimCases': LIAISON,
  'Query.workload': reads('own-team'),
  'Query.gamingCounts': {
    who: COUNTED_FOR,
    reach: 'managed-team',
    because: 'These counts are for whoever manages the team or its place, and for inspectors.',
  },
  'Query.caseloadImport': IMPORTS,
  'Query.caseloadImports': IMPORTS,
  'Query.campaign': { who: PLANS_CAMPAIGNS, reach: 'managed-place' },
  'Query.campaigns': { who: PLANS_CAMPAIGNS, reach: 'managed-place' },
  'Query.restrictedCases': { who: MAY_OPEN_WITH_REASON, reach: 'restricted-case', because: ANSWERS_FOR_IT },
  'Query.directoryPerson': maintains,
  'Query.directoryTeams': maintains,
  'Query.leaverWork': maintains,
  'Query.planReassignment': maintains,
  'Query.teamOnDay': { who: 'staff', reach: 'own-team', because: NEVER_ACT },

  'Mutation.acknowledgeNotice': { who: 'signed-in', reach: 'notice' },
  'Mutation.acknowledgeNotices': { who: 'signed-in', reach: 'notice' },
  'Mutation.changeNoticeSettings': { who: 'signed-in', reach: 'self' },
  'Mutation.addTaskNote': acts('task'),
  'Mutation.answerQuestion': acts('question'),
  'Mutation.askColleague': acts('task'),
  'Mutation.askToDefer': acts('task'),
  'Mutation.saveQueueView': acts('queue-view'),
  'Mutation.renameQueueView': acts('queue-view'),
  'Mutation.deleteQueueView': acts('queue-view'),
  'Mutation.assignTask': acts('task'),
  'Mutation.assignTasks': acts('task'),
  'Mutation.claimTask': acts('task'),
  'Mutation.completeTask': acts('task'),
  'Mutation.releaseTask': acts('task'),
  'Mutation.saveDraft': acts('task'),
  'Mutation.openPathway': acts('new-case'),
  'Mutation.produceDocument': acts('case-to-act'),
  'Mutation.restrictCase': { who: MAY_RESTRICT, reach: 'case-to-act', because: ANSWERS_FOR_IT },
  'Mutation.liftRestriction': { who: MAY_RESTRICT, reach: 'case-to-act', because: ANSWERS_FOR_IT },
  'Mutation.changeRestrictedCaseNames': { who: MAY_NAME, reach: 'case-to-act', because: ANSWERS_FOR_IT },
  'Mutation.openRestrictedCase': {
    who: MAY_OPEN_WITH_REASON,
    reach: 'restricted-case',
    because: 'A restricted case is open to those who are named for it. Ask one of these to name you.',
  },
  'Mutation.startRehearsal': REHEARSES,
  'Mutation.moveRehearsal': REHEARSES,
  'Mutation.answerInRehearsal': REHEARSES,
  'Mutation.factInRehearsal': REHEARSES,
  'Mutation.undoRehearsal': REHEARSES,
  'Mutation.shareRehearsal': REHEARSES,
  'Mutation.endRehearsal': REHEARSES,
  'Mutation.recordFact': acts('case-to-act'),
  'Mutation.withdrawFact': acts('case-to-act'),
  'Mutation.overrideGate': {
    who: [...new Set(Object.values(GATE_OVERRIDES).flat())],
    reach: 'case-to-act',
    because: 'A gate is overridden by the manager whose gate it is.',
  },
  'Mutation.nudgeStuck': FREES,
  'Mutation.putOffStuck': FREES,
  'Mutation.retryPathway': FREES,
  'Mutation.addVictim': LIAISON,
  'Mutation.changeVictim': LIAISON,
  'Mutation.setVictimChoice': LIAISON,
  'Mutation.addVictimNote': LIAISON,
  'Mutation.addComplaintInformation': LIAISON,
  'Mutation.discloseToOffenderManager': LIAISON,
  'Mutation.withdrawDisclosure': LIAISON,
  'Mutation.addConfidentialPart': acts('case-to-act'),
  'Mutation.accreditForVisor': {
    who: VISOR_KEEPERS,
    reach: 'managed-place',
    because: 'Accreditation for ViSOR is kept by who answers for it at the place.',
  },
  'Mutation.moveImport': IMPORTS,
  'Mutation.startImport': { ...IMPORTS, reach: 'managed-place' },
  'Mutation.moveCampaign': { who: PLANS_CAMPAIGNS, reach: 'managed-place' },
  'Mutation.planCampaign': { who: PLANS_CAMPAIGNS, reach: 'managed-place' },
  'Mutation.actUp': maintains,
  'Mutation.addPerson': maintains,
  'Mutation.changeMembership': maintains,
  'Mutation.endCover': maintains,
  'Mutation.endSignOff': maintains,
  'Mutation.leave': maintains,
  'Mutation.reassign': maintains,
  'Mutation.setCover': maintains,
  'Mutation.signOffHighRoh': maintains,

  'Subscription.noticeAdded': { who: 'signed-in', reach: 'notice' },
  'Subscription.pathwayChanged': reads('case'),
  'Subscription.taskChanged': reads('task'),
};
