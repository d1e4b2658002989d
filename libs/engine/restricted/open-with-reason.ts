import { type Sql } from '#persistence/database.js';
import { Parameters } from '#persistence/queries/parameters.js';
import { inReach, isOpenTo, readerOf } from '#persistence/queries/reader.js';
import { type Instant } from '#domain/time.js';
import { NATIONAL } from '#domain/roles.js';
import { type Actor } from '#identity/actor.js';
import { MAY_OPEN_WITH_REASON, OPEN_FOR } from '#identity/permission/restricted.js';
import { audit } from '../accept.js';
import { doorsFor, once, type ActingDoors } from '../doors.js';
import { invalid, refuse, type Asked, type Refused } from '../outcome.js';
import { reasonProblems } from './restricted.js';

export interface CaseOpened {
  readonly kind: 'done';
  readonly pathwayId: string;
  readonly until: Instant;
}

const NO_SUCH_CASE = refuse(
  'NOT_FOUND',
  'There is no such case, or it is not of a place of yours. Give its id, the prison number or the CRN.',
);

/**
 * Opens a restricted case to somebody who is not named, for one shift, because they say why. Both stand in the audit and beside
 * the names. It gives them what their role has, and no more.
 * @param input.of id of the case, or prison number or CRN of the person: whoever must open it may have no list to find it in
 */
export async function openWithReason(
  doors: ActingDoors,
  actor: Actor,
  input: { of: string; reason: string },
  asked: Asked = {},
): Promise<CaseOpened | Refused> {
  const [door] = doorsFor(doors, actor);
  const of = input.of.trim();
  if (!door || of === '') return NO_SUCH_CASE;
  const problems = reasonProblems(input.reason);
  if (problems.length > 0) return invalid(problems);
  return once(door, actor, `open-restricted:${of}`, asked.commandId, async (sql) => {
    const found = await reachable(sql, actor, of);
    const [first] = found;
    if (!first) return NO_SUCH_CASE;
    const closed = found.filter(({ open }) => !open);
    if (closed.length === 0)
      return refuse('WRONG_STATE', 'This case is open to you: open it as any other.', { state: 'open' });
    const [opened] = await sql.query<{ until: Instant }>(
      `INSERT INTO throughcare.restricted_case_opening (pathway_id, user_id, reason, until)
       SELECT c, $2, $3, now() + make_interval(secs => $4) FROM unnest($1::uuid[]) AS c RETURNING until`,
      [closed.map(({ id }) => id), actor.userId, input.reason.trim(), OPEN_FOR / 1_000],
    );
    for (const { id } of closed)
      await audit(sql, {
        actor: actor.userId,
        action: 'case.open-restricted',
        subjectType: 'pathway',
        subjectId: id,
        pathwayId: id,
        outcome: 'done',
        correlationId: asked.correlationId,
      });
    const { id: pathwayId } = closed.find(({ ended }) => !ended) ?? closed[0] ?? first;
    await tellNamed(sql, actor, pathwayId);
    return { kind: 'done', pathwayId, until: opened?.until ?? Date.now() } as const;
  });
}

/** Tells those named for the case that somebody has opened it; why stands in the case. */
async function tellNamed(sql: Sql, actor: Actor, pathwayId: string): Promise<void> {
  await sql.query(
    `WITH told AS (
       INSERT INTO throughcare.notice (user_id, pathway_id, kind, data)
       SELECT n.user_id, n.pathway_id, 'restricted-case-opened', jsonb_build_object('by', $2::uuid)
         FROM throughcare.restricted_case_name n WHERE n.pathway_id = $1 RETURNING id, user_id
     )
     SELECT pg_notify('throughcare_notice', json_build_object('n', id, 'user', user_id)::text) FROM told`,
    [pathwayId, actor.userId],
  );
}

/** Cases that somebody would reach if none were restricted, as one of those who may open them. */
async function reachable(
  sql: Sql,
  actor: Actor,
  of: string,
): Promise<{ id: string; open: boolean; ended: boolean }[]> {
  const p = new Parameters();
  const named = p.add(of.toUpperCase());
  const memberships = actor.memberships.filter(({ role }) => MAY_OPEN_WITH_REASON.includes(role));
  const reader = readerOf({ ...actor, memberships });
  // Caseworkers who recall work on any case (engine/pathway-access).
  const everywhere = memberships.some(({ place }) => place === NATIONAL);
  return sql.query(
    `SELECT p.id, p.ended_at IS NOT NULL AS ended, ${isOpenTo(reader, 'p.id', p)} AS open
       FROM throughcare.pathway p JOIN throughcare.person n ON n.id = p.person_id
      WHERE (upper(p.id::text) = ${named} OR n.prison_number = ${named} OR n.crn = ${named})
        AND ${everywhere ? 'true' : inReach(reader, p)} ORDER BY p.opened_at DESC, p.id`,
    p.values,
  );
}
