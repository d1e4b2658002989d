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

interface Standing {
  readonly roh: RohLevel | null;
  readonly name: string | null;
  readonly signed: boolean;
  readonly could: readonly string[] | null;
}

const SIGNED = `EXISTS (SELECT FROM throughcare.high_roh_sign_off s WHERE s.user_id = u.id AND s.from_on <= throughcare.today()
  AND (s.until_on IS NULL OR s.until_on >= throughcare.today()))`;

/**
 * Why a case of high or very high risk of harm may not be given to somebody: they are not signed off for it today (003 L638, RR-2).
 * @param post the role in which they would hold it: who else of its team could is named
 * @returns undefined when they may, or the case is of no such risk
 */
export async function notSignedOff(
  sql: Sql,
  userId: string,
  pathwayId: string,
  post: Role = 'offender-manager',
): Promise<Refused | undefined> {
  const [found] = await sql.query<Standing>(
    {
      name: 'high-roh-sign-off',
      text: `SELECT p.roh, u.display_name AS name, coalesce(${SIGNED}, false) AS signed,
          (SELECT array_agg(c.display_name ORDER BY c.display_name) FROM (
             SELECT DISTINCT u.display_name FROM throughcare.membership m JOIN throughcare.person_user u ON u.id = m.user_id AND u.active
               JOIN throughcare.team t ON t.id = m.team_id
              WHERE m.role = $3 AND t.place_code = CASE WHEN $3 = 'offender-supervisor' THEN p.prison_code ELSE p.area_code END AND ${SIGNED}) c) AS could
        FROM throughcare.pathway p LEFT JOIN throughcare.person_user u ON u.id = $2 WHERE p.id = $1`,
    },
    [pathwayId, userId, post],
  );
  if (!found || found.signed || !isHighRoh(found.roh ?? undefined)) return undefined;
  const could = found.could ?? [];
  const others =
    could.length > 0
      ? `Signed off here: ${could.slice(0, MOST_NAMES).join(', ')}${could.length > MOST_NAMES ? ` and ${could.length - MOST_NAMES} more` : ''}.`
      : 'Nobody in this role here is signed off yet.';
  return refuse(
    'NOT_ALLOWED',
    `${found.name ?? 'This person'} is not signed off for high and very high risk of harm. ${others} Their senior probation officer or head of OMU records it with signOffHighRoh.`,
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
    const unfit = await notSignedOff(sql, named as string, pathwayId, post);
    if (unfit) return { field: username.from, message: unfit.message };
  }
  return undefined;
}
