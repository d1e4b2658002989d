import { isHighRoh, type RohLevel } from '#domain/sentence.js';
import { type Role } from '#domain/roles.js';
import { type TaskType } from '#domain/task-type.js';
import { refuse, type Problem, type Refused } from '#engine/outcome.js';
import { isUuid } from '#engine/ids.js';
import { type Sql } from '#persistence/database.js';

/** Roles that hold a case: to be given work of it in one of these is to be given the case. */
const HOLDERS: ReadonlySet<Role> = new Set<Role>(['offender-manager', 'offender-supervisor']);
const POSTS: ReadonlySet<string> = new Set(['om-changed', 'os-changed']);
const MOST_NAMES = 5;

export const holdsCases = (role: Role | undefined): boolean => role !== undefined && HOLDERS.has(role);

const SIGNED = `EXISTS (SELECT FROM throughcare.high_roh_sign_off s WHERE s.user_id = u.id AND s.from_on <= throughcare.today()
  AND (s.until_on IS NULL OR s.until_on >= throughcare.today()))`;

/** What decides who may be given which of some cases. */
export interface SignOffs {
  readonly cases: readonly {
    readonly id: string;
    readonly roh: RohLevel | null;
    readonly prison: string | null;
    readonly area: string | null;
  }[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly signed: boolean }[];
  /** Who is signed off at the places of the cases. */
  readonly could: readonly { readonly name: string; readonly role: Role; readonly place: string }[];
}

/** Reads it in one statement, however many people and cases. */
export async function signOffsOf(
  sql: Sql,
  users: readonly string[],
  pathways: readonly string[],
): Promise<SignOffs> {
  const [found] = await sql.query<SignOffs>(
    {
      name: 'high-roh-sign-offs',
      text: `WITH cases AS (SELECT p.id, p.roh, p.prison_code AS prison, p.area_code AS area FROM throughcare.pathway p WHERE p.id = ANY ($2::uuid[]))
        SELECT coalesce((SELECT jsonb_agg(to_jsonb(c)) FROM cases c), '[]') AS cases,
          coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.display_name, 'signed', ${SIGNED}))
            FROM throughcare.person_user u WHERE u.id = ANY ($1::uuid[])), '[]') AS people,
          coalesce((SELECT jsonb_agg(to_jsonb(c) ORDER BY c.name) FROM (
            SELECT DISTINCT u.display_name AS name, m.role, t.place_code AS place
              FROM throughcare.membership m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
              JOIN throughcare.team t ON t.id = m.team_id
             WHERE m.role = ANY ($3::text[]) AND t.place_code IN (SELECT prison FROM cases UNION SELECT area FROM cases) AND ${SIGNED}) c), '[]') AS could`,
    },
    [users, pathways, [...HOLDERS]],
  );
  return found ?? { cases: [], people: [], could: [] };
}

/**
 * Why a case of high or very high risk of harm may not be given to somebody: they are not signed off for it today (003 L638, RR-2).
 * @param post the role in which they would hold it: who else of its team could is named
 * @returns undefined when they may, or the case is of no such risk
 */
export function whyUnsigned(
  { cases, people, could }: SignOffs,
  userId: string,
  pathwayId: string,
  post: Role = 'offender-manager',
): Refused | undefined {
  const about = cases.find(({ id }) => id === pathwayId.toLowerCase());
  const person = people.find(({ id }) => id === userId.toLowerCase());
  if (!about || person?.signed || !isHighRoh(about.roh ?? undefined)) return undefined;
  const place = post === 'offender-supervisor' ? about.prison : about.area;
  const names = could.filter((one) => one.role === post && one.place === place).map(({ name }) => name);
  const others =
    names.length > 0
      ? `Signed off here: ${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}.`
      : 'Nobody in this role here is signed off yet.';
  return refuse(
    'NOT_ALLOWED',
    `${person?.name ?? 'This person'} is not signed off for high and very high risk of harm. ${others} Their senior probation officer or head of OMU records it with signOffHighRoh.`,
  );
}

/** The same for the person an answer names as manager or supervisor of the case: what is wrong, by field. */
export async function namesUnfit(
  sql: Sql,
  pathwayId: string,
  { makes = [] }: Pick<TaskType, 'makes'>,
  outcome: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<Problem | undefined> {
  for (const { kind, on, only, data } of makes) {
    const username = data['username'];
    if (!POSTS.has(kind) || !on.includes(outcome) || !username || !('from' in username)) continue;
    if (only && answers[only.field] !== only.is) continue;
    const named = answers[username.from];
    if (!isUuid(named as string)) continue;
    const post = kind === 'os-changed' ? 'offender-supervisor' : 'offender-manager';
    const unfit = whyUnsigned(
      await signOffsOf(sql, [named as string], [pathwayId]),
      named as string,
      pathwayId,
      post,
    );
    if (unfit) return { field: username.from, message: unfit.message };
  }
  return undefined;
}
