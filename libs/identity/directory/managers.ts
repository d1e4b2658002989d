import { NATIONAL, TEAM_KINDS, type Role, type TeamKind } from '#domain/roles.js';
import { type Sql } from '#persistence/database.js';
import { refuse, type Refused } from '#engine/outcome.js';
import { type Actor } from '../actor.js';

/** A team as the directory knows it. */
export interface TeamRef {
  readonly id: string;
  readonly kind: TeamKind;
  readonly place: string;
}

/** Teams a role answers for at its own place, and the roles in them that are not its to give: nobody makes their own equal or better. */
interface Charge {
  readonly kinds: readonly TeamKind[];
  readonly not: readonly Role[];
}

const IN_PRISON = (Object.keys(TEAM_KINDS) as TeamKind[]).filter(
  (kind) => TEAM_KINDS[kind].place === 'prison',
);
const IN_AREA = (Object.keys(TEAM_KINDS) as TeamKind[]).filter((kind) => TEAM_KINDS[kind].place === 'area');
/** The inspectorate is no team of the service's own: who inspects comes from its sign-in service (design.md, "Who it serves"). */
const AT_LARGE: readonly TeamKind[] = ['ppcs', 'immigration', 'monitoring', ...IN_PRISON];

const CHARGES: Partial<Record<Role, Charge>> = {
  'senior-probation-officer': {
    kinds: ['pdu'],
    not: ['senior-probation-officer', 'duty-manager', 'head-of-pdu'],
  },
  'head-of-pdu': {
    kinds: ['pdu', 'court-team', 'area-programmes', 'enforcement', 'mappa', 'approved-premises'],
    not: ['head-of-pdu'],
  },
  'ap-manager': { kinds: ['approved-premises'], not: ['ap-manager'] },
  'victim-liaison-manager': { kinds: ['victim-liaison', 'witness-care'], not: ['victim-liaison-manager'] },
  'head-of-omu': { kinds: ['omu', 'reception'], not: ['head-of-omu'] },
  'deputy-governor': { kinds: IN_PRISON, not: ['governor', 'deputy-governor'] },
  governor: { kinds: IN_PRISON, not: ['governor'] },
  'area-manager': { kinds: IN_AREA, not: [] },
};

/** Roles that maintain some team. */
export const MANAGER_ROLES = Object.keys(CHARGES) as readonly Role[];

/**
 * Whether somebody maintains this team: its manager at its place, or an area manager: of its area, or of any where the team stands in
 * no area (prisons and national teams; no table says which area a prison is in).
 * @param role the role in it that would change; without one, whether anything of the team is theirs
 */
export const mayManage = (actor: Actor, team: Pick<TeamRef, 'kind' | 'place'>, role?: Role): boolean =>
  actor.memberships.some((held) => {
    if (held.role === 'area-manager' && AT_LARGE.includes(team.kind)) return true;
    const charge = CHARGES[held.role];
    if (charge === undefined || held.place !== team.place || !charge.kinds.includes(team.kind)) return false;
    return role === undefined || !charge.not.includes(role);
  });

/** Whether they maintain any team: who maintains none has no business in the directory. */
export const managesSomething = (actor: Actor): boolean =>
  actor.memberships.some(({ role }) => CHARGES[role] !== undefined);

const spelt = (role: string): string => role.replaceAll('-', ' ');
const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Who maintains a team, in words: `the head of omu, governor or deputy governor of HLI, or an area manager`. */
export function whoManages({ kind, place }: Pick<TeamRef, 'kind' | 'place'>, role?: Role): string {
  const roles = (Object.entries(CHARGES) as [Role, Charge][])
    .filter(([, charge]) => charge.kinds.includes(kind) && (role === undefined || !charge.not.includes(role)))
    .map(([name]) => spelt(name));
  const here = roles.length > 0 ? [`the ${list.format(roles)} of ${place}`] : [];
  const above = AT_LARGE.includes(kind) ? ['an area manager'] : [];
  if (here.length + above.length === 0) return 'its own sign-in service';
  return [...here, ...above].join(', or ');
}

/** Says who could, when it is not theirs. */
export const notYours = (team: Pick<TeamRef, 'kind' | 'place'>, role?: Role): Refused =>
  refuse(
    'NOT_ALLOWED',
    `${TEAM_KINDS[team.kind].title} ${team.place === NATIONAL ? '(national)' : team.place}${role ? `, role ${spelt(role)},` : ''} is maintained by ${whoManages(team, role)}: ask them.`,
  );

export const notYourself = refuse(
  'NOT_ALLOWED',
  'Nobody changes their own place in the directory: ask another manager of the team, or an area manager.',
);

/** Every team that somebody maintains. */
export async function managedTeams(sql: Sql, actor: Actor): Promise<TeamRef[]> {
  if (!managesSomething(actor)) return [];
  const teams = await sql.query<TeamRef>(
    'SELECT id, kind, place_code AS place FROM throughcare.team ORDER BY id',
  );
  return teams.filter((team) => mayManage(actor, team));
}
