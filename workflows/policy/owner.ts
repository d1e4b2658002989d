import { londonDateOf } from '#calendar/index.js';
import { type CaseView } from '#domain/case.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { teamKindOf, TEAM_KINDS, NATIONAL, type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { type Instant } from '#domain/time.js';
import { setOn } from '#standards/index.js';
import { isBackWithPrison, isHeldByCommunity } from './parole.js';
import { prisonOwnsByScope } from './scope.js';

export interface Owner {
  readonly role: Role;
  readonly place: string;
  /** Named person the task is meant for, when the case has one. */
  readonly to?: string;
}

/** What the owner rule looks at beside the case. */
export interface OwnerContext {
  readonly set: '2007-2014' | 'current';
  readonly inCustody: boolean;
}

/**
 * What the owner rule looks at beside the case, at an instant. Cases older than the sets of rules follow the first.
 * @param episode id of the present episode
 */
export const ownerContext = (now: Instant, episode: string | undefined): OwnerContext => ({
  set: setOn(londonDateOf(now)) === 'current' ? 'current' : '2007-2014',
  inCustody: episode?.startsWith('custody') === true,
});

/** Ladder of a prison-held case: probation managers have no standing before handover. */
const PRISON_LADDER: Partial<Record<Role, Role>> = {
  'senior-probation-officer': 'head-of-omu',
  'head-of-pdu': 'governor',
  'duty-manager': 'duty-governor',
};

/** A line of the rule that says who is responsible for a case, and its reason in words. */
export interface OwnerRule {
  readonly when: (view: CaseView, context: OwnerContext) => boolean;
  readonly owner: 'OM' | 'POM';
  readonly says: string;
  /** Kinds of fact that decide it. */
  readonly rests: readonly FactKind[];
}

/** Who is responsible for the case: first match wins (pathway.md, "Set of rules"; evidence hmpps-services 2.5). */
const RESPONSIBLE: readonly OwnerRule[] = [
  {
    when: (view, { set, inCustody }) =>
      inCustody && !view.recalled && prisonOwnsByScope(view, view.forcedSet ?? set),
    owner: 'POM',
    says: 'out of scope of offender management the prison owns the case in custody',
    rests: ['sentenced', 'roh-changed', 'ppo-changed'],
  },
  {
    when: ({ forcedSet }, { set }) => (forcedSet ?? set) === '2007-2014',
    owner: 'OM',
    says: 'under the rules of 2007-2014 the offender manager owns the case throughout',
    rests: ['rules-changed'],
  },
  {
    when: (_view, { inCustody }) => !inCustody,
    owner: 'OM',
    says: 'outside custody the community offender manager owns the case',
    rests: ['released', 'recall-revoked'],
  },
  {
    when: isBackWithPrison,
    owner: 'POM',
    says: 'after a lifer was not released and the next review is a year or more away, the prison owns the case again',
    rests: ['parole-decision', 'mappa-changed', 'om-changed'],
  },
  {
    when: isHeldByCommunity,
    owner: 'OM',
    says: 'at MAPPA level 2 or 3 the community offender manager owns the case of a lifer who was not released',
    rests: ['parole-decision', 'mappa-changed'],
  },
  {
    when: (view) => view.recalled,
    owner: 'OM',
    says: 'after a recall the community offender manager owns the case, in custody too',
    rests: ['recall-revoked'],
  },
  {
    when: (view) => view.immigrationInterest,
    owner: 'OM',
    says: 'where immigration has an interest the community offender manager owns the case',
    rests: ['immigration-changed'],
  },
  {
    when: (view) => view.omResponsible,
    owner: 'OM',
    says: 'the community offender manager has taken responsibility at handover',
    rests: ['om-changed'],
  },
  {
    when: () => true,
    owner: 'POM',
    says: 'until handover the prison offender manager owns the case in custody',
    rests: ['received', 'returned', 'moved'],
  },
];

/** The line that holds for this case now: the first that matches; the last one always does. */
export const ownerRule = (view: CaseView, context: OwnerContext): OwnerRule =>
  RESPONSIBLE.find((rule) => rule.when(view, context)) as OwnerRule;

/** Whether the prison's offender manager stands in wherever a custody task names the OM. */
export const prisonIsResponsible = (view: CaseView, context: OwnerContext): boolean =>
  ownerRule(view, context).owner === 'POM';

/**
 * Tasks that stay with probation even while the prison is responsible: naming and taking over the case, handing it over from one offender
 * manager to the next, recall, MAPPA referral for release.
 */
const ALWAYS_PROBATION: ReadonlySet<string> = new Set([
  'handover.name-manager',
  'allocation.name-offender-manager',
  'allocation.name-manager-short-sentence',
  'allocation.set-tier',
  'scope.decide-end-early',
  'continuity.write-handover',
  'continuity.accept-handover',
]);

/**
 * Who must act on a task of this type, for this case, now.
 * @returns role, place code (prison, area or `national`) and the named person where the case has one;
 *   an unknown place is the empty string, which the commit makes stuck rather than guess
 */
export function ownerOf(type: TaskType, view: CaseView, context: OwnerContext, asked?: Role): Owner {
  const role = standIn(asked ?? type.role, type, view, context);
  const to = role === 'offender-manager' ? view.om : role === 'offender-supervisor' ? view.os : undefined;
  return { role, place: placeOf(role, view), to };
}

/** The escalation ladder of a type, as it stands for the responsible side. */
export const ladderOf = (type: TaskType, view: CaseView, context: OwnerContext): readonly Role[] =>
  type.escalates.map((role) => standIn(role, type, view, context));

function standIn(role: Role, type: TaskType, view: CaseView, context: OwnerContext): Role {
  if (ALWAYS_PROBATION.has(type.id) || !prisonIsResponsible(view, context)) return role;
  if (role === 'offender-manager') return 'offender-supervisor';
  return type.role === 'offender-manager' || type.role === 'senior-probation-officer'
    ? (PRISON_LADDER[role] ?? role)
    : role;
}

function placeOf(role: Role, view: CaseView): string {
  const kind = TEAM_KINDS[teamKindOf(role)].place;
  if (kind === 'prison') return view.prison ?? '';
  return kind === 'area' ? (view.area ?? '') : NATIONAL;
}
