import { type Role } from './roles.js';

/** When those who must act are told again: at nine on the next working day but so many, or so many hours on, day and night. */
export type Nudge = { readonly hours: number } | { readonly workingDays: number };

/** Why a pathway does not move, and what is done about it. */
export interface StuckCause {
  /** Higher is worse; the list is sorted by it, then by age (pathway.md, "Stuck": sorted by harm, then age). */
  readonly severity: number;
  readonly title: string;
  /** Whose move it is, where the pathway does not name somebody nearer. */
  readonly owner: Role;
  /** What sets it free, in words a person can act on. */
  readonly unblocks: string;
  readonly nudge: Nudge;
  /** Who finds it: the pathway itself, or the process that compares the pathways with the database and Temporal. */
  readonly from: 'pathway' | 'reconciler';
}

/**
 * Every cause there is, worst first (pathway.md, "Stuck"; a date that differs from the law stands at the top: stage 13).
 * The keys are public names: the journal, the stuck list and GraphQL carry them.
 */
// prettier-ignore
export const STUCK_CAUSES = {
  'held-past-release-date': { severity: 100, title: 'Held past the release date', owner: 'governor', unblocks: 'Discharge the person, or record the fact that changes the date', nudge: { hours: 1 }, from: 'pathway' },
  'recalled-after-licence-ended': { severity: 99, title: 'Recalled although the licence had ended', owner: 'ppcs-caseworker', unblocks: 'Rescind the recall and have the person released at once', nudge: { hours: 1 }, from: 'pathway' },
  'fixed-term-date-differs': { severity: 98, title: 'The law and the prison give different fixed-term release dates', owner: 'head-of-omu', unblocks: 'Check the return date and record the right re-release date', nudge: { hours: 4 }, from: 'pathway' },
  'release-date-disputed': { severity: 96, title: 'The release check did not confirm the date', owner: 'head-of-omu', unblocks: 'Record the corrected dates, or confirm the check again', nudge: { hours: 4 }, from: 'pathway' },
  'released-in-error': { severity: 94, title: 'Released in error', owner: 'governor', unblocks: 'Return to custody, or a decision that the person stays out', nudge: { hours: 4 }, from: 'pathway' },
  'unlawfully-at-large': { severity: 90, title: 'Unlawfully at large', owner: 'ppcs-caseworker', unblocks: 'Return to custody, or recall rescinded', nudge: { workingDays: 1 }, from: 'pathway' },
  'victim-notice-not-delivered': { severity: 85, title: 'A victim could not be told', owner: 'victim-liaison-manager', unblocks: 'Find another way to reach the victim', nudge: { workingDays: 1 }, from: 'pathway' },
  'licence-about-to-lock': { severity: 82, title: 'The licence is about to lock without approval', owner: 'senior-probation-officer', unblocks: 'Approve the licence conditions', nudge: { hours: 4 }, from: 'pathway' },
  'gate-shut-near-release': { severity: 81, title: 'A gate is still shut five working days before release', owner: 'governor', unblocks: 'Do the step that opens the gate; on the day it lapses and is repaired', nudge: { workingDays: 1 }, from: 'pathway' },
  'high-risk-without-manager': { severity: 80, title: 'High risk of harm and no offender manager', owner: 'head-of-pdu', unblocks: 'Name the offender manager', nudge: { workingDays: 1 }, from: 'pathway' },
  'no-community-manager': { severity: 78, title: 'No community offender manager after the handover date', owner: 'senior-probation-officer', unblocks: 'Name the community offender manager', nudge: { workingDays: 2 }, from: 'pathway' },
  'third-change-of-manager': { severity: 76, title: 'Third change of offender manager', owner: 'head-of-pdu', unblocks: 'Accept the handover, and say how the next change is prevented', nudge: { workingDays: 5 }, from: 'pathway' },
  'never-seen-by-supervisor': { severity: 74, title: 'Never seen by the offender supervisor', owner: 'head-of-omu', unblocks: 'See the person and record the contact', nudge: { workingDays: 1 }, from: 'pathway' },
  'no-om-act-in-six-months': { severity: 72, title: 'Nothing done by the offender manager in six months', owner: 'head-of-pdu', unblocks: 'See the person, or complete an open task', nudge: { workingDays: 5 }, from: 'pathway' },
  'post-tariff-without-review': { severity: 70, title: 'Past the tariff with no review date', owner: 'head-of-omu', unblocks: 'Record the date of the next parole hearing', nudge: { workingDays: 5 }, from: 'pathway' },
  'no-release-date': { severity: 66, title: 'No release date known', owner: 'head-of-omu', unblocks: 'Record the calculated dates', nudge: { workingDays: 1 }, from: 'pathway' },
  'no-order-end': { severity: 65, title: 'No end date of the order known', owner: 'court-officer', unblocks: 'Record the end date of the order', nudge: { workingDays: 1 }, from: 'pathway' },
  'contradictory-dates': { severity: 64, title: 'Dates contradict each other', owner: 'head-of-omu', unblocks: 'Record dates that can be true together', nudge: { workingDays: 1 }, from: 'pathway' },
  'contradictory-record': { severity: 62, title: 'The record contradicts itself', owner: 'head-of-omu', unblocks: 'Settle which of the records stands', nudge: { workingDays: 2 }, from: 'pathway' },
  'scope-pending': { severity: 60, title: 'Scope not decided: risk of harm unknown', owner: 'head-of-omu', unblocks: 'Record the risk of harm', nudge: { workingDays: 5 }, from: 'pathway' },
  'escalations-spent': { severity: 58, title: 'A task is past its deadline and every escalation is spent', owner: 'area-manager', unblocks: 'Do the task, or give it to somebody who can', nudge: { workingDays: 1 }, from: 'pathway' },
  'no-eligible-holder': { severity: 54, title: 'Nobody can take the task', owner: 'area-manager', unblocks: 'Give the team somebody with the role, or record where the person is held or lives', nudge: { workingDays: 1 }, from: 'pathway' },
  'wait-on-agency': { severity: 48, title: 'Another agency has not answered for longer than is usual', owner: 'senior-probation-officer', unblocks: 'Chase the answer, or record that there will be none', nudge: { workingDays: 2 }, from: 'pathway' },
  'no-move-on-address': { severity: 46, title: 'A resident of approved premises has nowhere to move on to', owner: 'offender-manager', unblocks: 'Find an address and agree the move', nudge: { workingDays: 5 }, from: 'pathway' },
  'gate-nobody-can-open': { severity: 44, title: 'A closed gate that nobody can open', owner: 'area-manager', unblocks: 'Do the step that opens the gate, or override it where the gate allows', nudge: { workingDays: 2 }, from: 'pathway' },
  'stage-too-long': { severity: 40, title: 'In this stage for longer than nine cases in ten', owner: 'senior-probation-officer', unblocks: 'Look at the open tasks of the stage', nudge: { workingDays: 5 }, from: 'reconciler' },
  diverged: { severity: 38, title: 'Two records of this case contradict each other', owner: 'area-manager', unblocks: 'Support staff compare the two and go on from the one that is kept', nudge: { hours: 1 }, from: 'reconciler' },
  'workflow-failing': { severity: 36, title: 'The service fails on this case', owner: 'area-manager', unblocks: 'Try it again; if it fails again, support staff mend what it fails on', nudge: { hours: 1 }, from: 'reconciler' },
  faulted: { severity: 34, title: 'A part of this case has failed; the others go on', owner: 'area-manager', unblocks: 'Support staff mend the stage or track; the others go on', nudge: { hours: 4 }, from: 'pathway' },
  'workflow-absent': { severity: 32, title: 'The service has stopped working on this case', owner: 'area-manager', unblocks: 'It is started again by itself; if it does not stay so, support staff look', nudge: { hours: 1 }, from: 'reconciler' },
  behind: { severity: 30, title: 'What was entered has not been dealt with yet', owner: 'area-manager', unblocks: 'Try it again; if it stays behind, support staff look', nudge: { hours: 1 }, from: 'reconciler' },
  'release-path-not-carried': { severity: 10, title: 'The release path of this kind of sentence is not carried yet', owner: 'head-of-omu', unblocks: 'Work the release outside Throughcare; custody and tracks go on here', nudge: { workingDays: 20 }, from: 'pathway' },
} as const satisfies Readonly<Record<string, StuckCause>>;

export type StuckCauseId = keyof typeof STUCK_CAUSES;

export const isStuckCause = (cause: string): cause is StuckCauseId => Object.hasOwn(STUCK_CAUSES, cause);

/**
 * What is known of a cause.
 * @throws Error naming the cause when it is not in the table: a wrong name must not sink to the end of the list unseen
 */
export function stuckCause(cause: string): StuckCause {
  if (!isStuckCause(cause)) throw new Error(`No stuck cause is called "${cause}" (libs/domain/stuck.ts)`);
  return STUCK_CAUSES[cause];
}

/** What waits for nobody: release, victims, risk of harm and recall (pathway.md, "Gates"). */
const NEVER_PUT_OFF: ReadonlySet<StuckCauseId> = new Set<StuckCauseId>([
  'held-past-release-date',
  'recalled-after-licence-ended',
  'fixed-term-date-differs',
  'release-date-disputed',
  'released-in-error',
  'unlawfully-at-large',
  'victim-notice-not-delivered',
  'licence-about-to-lock',
  'gate-shut-near-release',
  'high-risk-without-manager',
  'scope-pending',
]);
export const mayPutOff = (cause: StuckCauseId): boolean => !NEVER_PUT_OFF.has(cause);

/** What has failed by itself and can be worked again; a history that contradicts the journal is for support staff alone. */
const FAILED: ReadonlySet<StuckCauseId> = new Set<StuckCauseId>([
  'workflow-failing',
  'workflow-absent',
  'faulted',
  'behind',
]);
export const mayRetry = (cause: StuckCauseId): boolean => FAILED.has(cause);
