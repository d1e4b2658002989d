import { type CaseView } from '#domain/case.js';
import { teamKindOf, TEAM_KINDS, NATIONAL, type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
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

/** Ladder of a prison-held case: probation managers have no standing before handover. */
const PRISON_LADDER: Partial<Record<Role, Role>> = {
  'senior-probation-officer': 'head-of-omu',
  'head-of-pdu': 'governor',
  'duty-manager': 'duty-governor',
};

/** Who is responsible for the case: first match wins (pathway.md, "Set of rules"; evidence hmpps-services 2.5). */
const RESPONSIBLE: readonly {
  readonly when: (view: CaseView, context: OwnerContext) => boolean;
  readonly owner: 'OM' | 'POM';
}[] = [
  {
    when: (view, { set, inCustody }) =>
      inCustody && !view.recalled && prisonOwnsByScope(view, view.forcedSet ?? set),
    owner: 'POM',
  },
  { when: ({ forcedSet }, { set }) => (forcedSet ?? set) === '2007-2014', owner: 'OM' },
  { when: (_view, { inCustody }) => !inCustody, owner: 'OM' },
  { when: (view) => view.recalled, owner: 'OM' },
  { when: (view) => view.immigrationInterest, owner: 'OM' },
  { when: (view) => view.omResponsible, owner: 'OM' },
  { when: () => true, owner: 'POM' },
];

/** Whether the prison's offender manager stands in wherever a custody task names the OM. */
export const prisonIsResponsible = (view: CaseView, context: OwnerContext): boolean =>
  RESPONSIBLE.find((rule) => rule.when(view, context))?.owner === 'POM';

/** Tasks that stay with probation even while the prison is responsible: naming and taking over the case, recall, MAPPA referral for release. */
const ALWAYS_PROBATION: ReadonlySet<string> = new Set([
  'handover.name-manager',
  'allocation.name-offender-manager',
  'allocation.name-manager-short-sentence',
  'allocation.set-tier',
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
