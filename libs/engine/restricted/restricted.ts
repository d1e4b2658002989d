import { type Sql } from '#persistence/database.js';
import { type Actor } from '#identity/actor.js';
import { MAY_NAME, MAY_RESTRICT, type Ground } from '#identity/permission/restricted.js';
import { roleWords } from '#identity/permission/who.js';
import { type Role } from '#domain/roles.js';
import { audit } from '../accept.js';
import { doorsFor, once, type ActingDoors } from '../doors.js';
import { isUuid } from '../ids.js';
import { Backout, invalid, refuse, type Asked, type Problem, type Refused } from '../outcome.js';
import { pathwaysFor } from '../pathway-access.js';
import { letGo } from './let-go.js';

export interface RestrictionDone {
  readonly kind: 'done';
  readonly pathwayId: string;
  /** Tasks that people who are not named held, and that stand in their queue again. */
  readonly letGo: number;
}
export type RestrictionResult = RestrictionDone | Refused;

const LONGEST_REASON = 2_000;
const MOST_PEOPLE = 100;
const NO_SUCH_CASE = refuse('NOT_FOUND', 'There is no such pathway, or it is not one you work with.');
const NOT_RESTRICTED = refuse('WRONG_STATE', 'This case is not restricted.', { state: 'open' });

/** What is wrong with a reason: every change of who sees a case says why. */
export function reasonProblems(reason: string): Problem[] {
  const { length } = reason.trim();
  if (length === 0) return [{ field: 'reason', message: 'is required: say why' }];
  return length > LONGEST_REASON
    ? [{ field: 'reason', message: `has more than ${LONGEST_REASON} characters` }]
    : [];
}

/**
 * Opens the person's cases to named people only. Whoever does so is one of them, so that no case is closed to everybody.
 * @param input.people ids of those named
 */
export function restrictCase(
  doors: ActingDoors,
  actor: Actor,
  input: { pathwayId: string; ground: Ground; reason: string; people: readonly string[] },
  asked: Asked = {},
): Promise<RestrictionResult> {
  const { pathwayId, ground, reason, people } = input;
  return onCase(doors, actor, pathwayId, 'restrict', reason, MAY_RESTRICT, asked, async (sql, cases) => {
    const strangers = await strangersAmong(sql, people);
    if (strangers.length > 0) return invalid(strangers);
    const added = await sql.query(
      `INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_by)
       SELECT c, $2, $3, $4 FROM unnest($1::uuid[]) AS c ON CONFLICT DO NOTHING RETURNING 1`,
      [cases, ground, reason.trim(), actor.userId],
    );
    if (added.length < cases.length)
      return refuse('WRONG_STATE', 'This case is restricted already: change who is named.', {
        state: 'restricted',
      });
    await name(sql, cases, [...people, actor.userId], actor);
    return { ground, named: [...new Set([...people, actor.userId])] };
  });
}

/** Names further people for a restricted case, and takes the names of others away. */
export function changeNames(
  doors: ActingDoors,
  actor: Actor,
  input: { pathwayId: string; add: readonly string[]; remove: readonly string[]; reason: string },
  asked: Asked = {},
): Promise<RestrictionResult> {
  const { pathwayId, add, remove, reason } = input;
  return onCase(doors, actor, pathwayId, 'change-names', reason, MAY_NAME, asked, async (sql, cases) => {
    const [held] = await sql.query('SELECT FROM throughcare.restricted_case WHERE pathway_id = $1', [
      pathwayId,
    ]);
    if (!held) return NOT_RESTRICTED;
    const strangers = await strangersAmong(sql, add, 'add');
    if (add.length + remove.length === 0)
      return invalid([{ field: 'add', message: 'say whom to name, or whose name to remove' }]);
    if (strangers.length > 0) return invalid(strangers);
    await name(sql, cases, add, actor);
    await sql.query(
      `DELETE FROM throughcare.restricted_case_name WHERE pathway_id = ANY ($1::uuid[]) AND user_id::text = ANY ($2::text[])`,
      [cases, remove],
    );
    const [left] = await sql.query('SELECT FROM throughcare.restricted_case_name WHERE pathway_id = $1', [
      pathwayId,
    ]);
    if (!left)
      return invalid([{ field: 'remove', message: 'nobody would be left: a case is open to somebody' }]);
    return { named: add, removed: remove };
  });
}

/** Opens the person's cases again to everybody who works with them. */
export function liftRestriction(
  doors: ActingDoors,
  actor: Actor,
  pathwayId: string,
  reason: string,
  asked: Asked = {},
): Promise<RestrictionResult> {
  return onCase(
    doors,
    actor,
    pathwayId,
    'lift-restriction',
    reason,
    MAY_RESTRICT,
    asked,
    async (sql, cases) => {
      const gone = await sql.query(
        'DELETE FROM throughcare.restricted_case WHERE pathway_id = ANY ($1::uuid[]) RETURNING 1',
        [cases],
      );
      return gone.length > 0 ? {} : NOT_RESTRICTED;
    },
  );
}

/** One change to all cases of the person, by somebody whose role is asked for where the case is. */
async function onCase(
  doors: ActingDoors,
  actor: Actor,
  pathwayId: string,
  action: string,
  reason: string,
  roles: readonly Role[],
  asked: Asked,
  work: (sql: Sql, cases: readonly string[]) => Promise<Refused | Record<string, unknown>>,
): Promise<RestrictionResult> {
  const [door] = doorsFor(doors, actor);
  if (!door || !isUuid(pathwayId)) return NO_SUCH_CASE;
  return once(door, actor, `${action}:${pathwayId}`, asked.commandId, async (sql) => {
    const [seen] = await pathwaysFor(sql, actor, { pathwayId });
    if (seen === undefined) return NO_SUCH_CASE;
    // A further case of the person waits for this one, and this for it (a trigger takes the same lock): then each knows of the other.
    await sql.query(
      'SELECT FROM throughcare.person WHERE id = (SELECT person_id FROM throughcare.pathway WHERE id = $1) FOR NO KEY UPDATE',
      [pathwayId],
    );
    const [here] = await sql.query<{
      person_id: string;
      prison_code: string | null;
      area_code: string | null;
    }>('SELECT person_id, prison_code, area_code FROM throughcare.pathway WHERE id = $1 FOR UPDATE', [
      pathwayId,
    ]);
    if (!here) return NO_SUCH_CASE;
    const places = [here.prison_code, here.area_code];
    if (!actor.memberships.some(({ role, place }) => roles.includes(role) && places.includes(place)))
      return refuse('NOT_ALLOWED', `At the place of the case this is for: ${roleWords(roles)}.`);
    const problems = reasonProblems(reason);
    if (problems.length > 0) return invalid(problems);
    const cases = await sql.query<{ id: string }>(
      'SELECT id FROM throughcare.pathway WHERE person_id = $1 ORDER BY id',
      [here.person_id],
    );
    const ids = cases.map(({ id }) => id);
    const detail = await work(sql, ids);
    if (isRefused(detail)) throw new Backout(detail);
    const released = await letGo(sql, ids);
    await audit(sql, {
      actor: actor.userId,
      action: `case.${action}`,
      subjectType: 'pathway',
      subjectId: pathwayId,
      pathwayId,
      outcome: 'done',
      detail: { ...detail, letGo: released },
      correlationId: asked.correlationId,
    });
    return { kind: 'done', pathwayId, letGo: released } as const;
  });
}

const isRefused = (value: object): value is Refused => 'kind' in value && value.kind === 'refused';

async function name(sql: Sql, cases: readonly string[], people: readonly string[], by: Actor): Promise<void> {
  await sql.query(
    `INSERT INTO throughcare.restricted_case_name (pathway_id, user_id, named_by)
     SELECT c, u, $3 FROM unnest($1::uuid[]) AS c CROSS JOIN unnest($2::uuid[]) AS u ON CONFLICT DO NOTHING`,
    [cases, people, by.userId],
  );
}

/** Of those to be named, who is nobody here. */
async function strangersAmong(sql: Sql, people: readonly string[], field = 'people'): Promise<Problem[]> {
  if (people.length > MOST_PEOPLE) return [{ field, message: `more than ${MOST_PEOPLE} people` }];
  const known = await sql.query<{ id: string }>(
    'SELECT id FROM throughcare.person_user WHERE id::text = ANY ($1::text[]) AND active',
    [people.map((id) => id.toLowerCase())],
  );
  const ids = new Set(known.map(({ id }) => id));
  return people.flatMap((id, index) =>
    ids.has(id.toLowerCase())
      ? []
      : [{ field: `${field}.${index}`, message: 'nobody in the directory has this id' }],
  );
}
