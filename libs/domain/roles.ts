/**
 * Teams and roles (pathway.md, "Teams and roles"). A team is a kind at a place: the OMU of Hull, the PDU of York.
 * A role belongs to exactly one kind of team; a task names a role, and role and place find the team.
 */

export const PLACE_KINDS = ['prison', 'area', 'national'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface TeamKindInfo {
  readonly title: string;
  readonly place: PlaceKind;
  readonly roles: readonly string[];
}

/** Every kind of team, the kind of place it stands in, and the roles its members may have. */
export const TEAM_KINDS = {
  'court-team': { title: 'Court team', place: 'area', roles: ['report-writer', 'court-officer'] },
  omu: {
    title: 'Offender management unit',
    place: 'prison',
    roles: ['case-administrator', 'offender-supervisor', 'head-of-omu'],
  },
  'prison-command': {
    title: 'Prison command',
    place: 'prison',
    roles: ['governor', 'deputy-governor', 'duty-governor'],
  },
  'prison-public-protection': {
    title: 'Public protection',
    place: 'prison',
    roles: ['public-protection', 'police-intelligence'],
  },
  reception: { title: 'Reception and discharge', place: 'prison', roles: ['reception-officer'] },
  'prison-departments': {
    title: 'Prison departments',
    place: 'prison',
    roles: [
      'intervention-worker',
      'programmes',
      'education',
      'health',
      'security',
      'psychology',
      'prison-key-worker',
      'lifer-manager',
    ],
  },
  pdu: {
    title: 'Probation delivery unit',
    place: 'area',
    roles: ['offender-manager', 'senior-probation-officer', 'duty-manager', 'head-of-pdu'],
  },
  // pathway.md's table has no such team; tasks.csv sends interventions in the community to it (docs/decisions/0013).
  'area-programmes': { title: 'Programmes in the community', place: 'area', roles: ['programme-worker'] },
  enforcement: { title: 'Enforcement', place: 'area', roles: ['enforcement-officer'] },
  'victim-liaison': {
    title: 'Victim liaison unit',
    place: 'area',
    roles: ['victim-liaison-officer', 'victim-liaison-manager'],
  },
  mappa: { title: 'MAPPA', place: 'area', roles: ['mappa-coordinator', 'mappa-chair', 'police-contact'] },
  'approved-premises': {
    title: 'Approved premises',
    place: 'area',
    roles: ['central-referral-unit', 'ap-manager', 'ap-key-worker'],
  },
  ppcs: { title: 'Public protection casework', place: 'national', roles: ['ppcs-caseworker'] },
  'witness-care': { title: 'Witness care', place: 'area', roles: ['witness-care'] },
  immigration: { title: 'Immigration enforcement', place: 'national', roles: ['immigration'] },
  monitoring: { title: 'Electronic monitoring', place: 'national', roles: ['em-provider'] },
  'area-management': { title: 'Area management', place: 'area', roles: ['area-manager'] },
  inspectorate: { title: 'Inspectorate', place: 'national', roles: ['inspector'] },
} as const satisfies Record<string, TeamKindInfo>;

export type TeamKind = keyof typeof TEAM_KINDS;
export type Role = (typeof TEAM_KINDS)[TeamKind]['roles'][number];

const TEAM_OF_ROLE = new Map<string, TeamKind>(
  Object.entries(TEAM_KINDS).flatMap(([kind, info]) =>
    info.roles.map((role) => [role, kind as TeamKind] as const),
  ),
);

/** Every role there is, for validation at start. */
export const ROLES: readonly Role[] = [...TEAM_OF_ROLE.keys()] as Role[];

const SHORT = ['omu', 'pdu', 'mappa', 'ppcs', 'ap', 'em'];

/** `head of OMU`: a role as people say it. */
export const roleInWords = (role: string): string =>
  role
    .split('-')
    .map((word) => (SHORT.includes(word) ? word.toUpperCase() : word))
    .join(' ');

/**
 * The kind of team a role belongs to.
 * @throws Error naming the role when it is not in the table: a wrong task type must stop the start.
 */
export function teamKindOf(role: Role): TeamKind {
  const kind = TEAM_OF_ROLE.get(role);
  if (!kind) throw new Error(`No team has the role "${role}" (libs/domain/roles.ts)`);
  return kind;
}

/** Whether a role is of victim liaison: its work is shown to nobody else (pathway.md, "Victim contact"). */
export const isVictimRole = (role: unknown): boolean =>
  (TEAM_KINDS['victim-liaison'].roles as readonly unknown[]).includes(role);

/** Place code of teams that stand nowhere in particular. */
export const NATIONAL = 'national';
