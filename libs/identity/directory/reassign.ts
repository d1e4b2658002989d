import { audit } from '#engine/accept.js';
import { once, type ActingDoors, type Door } from '#engine/doors.js';
import { Backout, refuse, type Asked, type Refused } from '#engine/outcome.js';
import { writeFact } from '#engine/record-fact.js';
import { tellAssigned } from '#engine/tasks.js';
import { type Sql } from '#persistence/database.js';
import { type Actor } from '../actor.js';
import { openTo } from '../permission/restricted.js';
import {
  fitnessOf,
  mayNotHave,
  rowProblems,
  type Given,
  type GivenAnswer,
  type Giving,
  type Reassigned,
} from './giving.js';
import { closedWork, reachInto, workIn, type Reach, type WorkKind, type WorkRow } from './leaver-work.js';

const THEIRS_NO_LONGER = refuse(
  'NOT_FOUND',
  'This is not their work in a team of yours, or no longer: ask for leaverWork again.',
);
const POST: Partial<Record<WorkKind, { fact: 'om-changed' | 'os-changed'; column: string }>> = {
  OFFENDER_MANAGER: { fact: 'om-changed', column: 'om_id' },
  OFFENDER_SUPERVISOR: { fact: 'os-changed', column: 'os_id' },
};

/**
 * Gives somebody's work to others, each piece in a transaction of its own, tasks first: what was given stays given whatever happens to
 * the rest, what was not stays where it was, and the same asked again goes on where it stopped. A case is told that it has another manager,
 * so that its handover is written and accepted (003 L613).
 */
export async function reassign(
  doors: ActingDoors,
  actor: Actor,
  asked: Giving,
  { commandId, correlationId }: Asked = {},
): Promise<Reassigned | Refused> {
  if (commandId === undefined) return giveAll(doors, actor, asked, correlationId);
  // Kept when all is done: broken off, the same command goes on; answered, it repeats its answer.
  const kept = (work: () => Promise<Reassigned | Refused>): Promise<Reassigned | Refused> =>
    once<Reassigned>(
      { schema: 'throughcare', run: (inside) => doors.app.transaction(inside) },
      actor,
      `reassign:${asked.userId}`,
      commandId,
      work,
    );
  const [known] = await doors.app.query(
    'SELECT 1 FROM throughcare.answered WHERE actor_id = $1 AND command_id = $2',
    [actor.userId, commandId],
  );
  const result = known ? undefined : await giveAll(doors, actor, asked, correlationId);
  return kept(() => Promise.resolve(result ?? THEIRS_NO_LONGER));
}

async function giveAll(
  doors: ActingDoors,
  actor: Actor,
  asked: Giving,
  correlationId: string | undefined,
): Promise<Reassigned | Refused> {
  const reach = await reachInto(doors, actor, asked.userId);
  if ('code' in reach) return reach;
  const wrong = rowProblems(asked.rows);
  if (wrong) return wrong;
  const answers = new Map<Given, GivenAnswer>();
  const ordered = [...asked.rows].sort((a, b) => Number(b.what === 'TASK') - Number(a.what === 'TASK'));
  for (const given of ordered) answers.set(given, await giveOne(reach, given, asked.reason, correlationId));
  return {
    kind: 'reassigned',
    userId: reach.person.id,
    rows: asked.rows.flatMap((given) => answers.get(given) ?? []),
    closed: await closedWork(reach),
  };
}

async function giveOne(
  reach: Reach,
  given: Given,
  reason: string | undefined,
  correlationId: string | undefined,
): Promise<GivenAnswer> {
  const answer = (refused?: Refused, row?: WorkRow): GivenAnswer => ({
    ...given,
    code: refused?.code ?? 'DONE',
    message: refused?.message ?? 'Given.',
    row,
  });
  for (const door of reach.doors) {
    const result = await backed(() =>
      door.run(async (sql): Promise<GivenAnswer | undefined> => {
        // The case is locked before its tasks, as everywhere; then nothing of it moves between the look and the change.
        if (given.what !== 'TASK')
          await sql.query('SELECT 1 FROM throughcare.pathway WHERE id = $1 FOR NO KEY UPDATE', [given.id]);
        const [row] = await workIn(sql, door.schema, reach, given);
        if (!row) return (await hasIt(sql, door, reach, given)) ? answer() : undefined;
        const fitness = await fitnessOf(sql, reach, [row], [given.to]);
        const refused = mayNotHave(fitness, reach, row, given.to);
        if (refused) return answer(refused, row);
        const moved =
          row.what === 'TASK'
            ? await giveTask(sql, door, reach, row, given.to)
            : await givePost(sql, door, reach, row, given.to);
        if (moved)
          await audit(sql, {
            actor: reach.actor.userId,
            action: 'work.reassign',
            subjectType: row.what === 'TASK' ? 'task' : 'pathway',
            subjectId: row.id,
            pathwayId: row.pathwayId,
            outcome: 'done',
            // Why a victim's task is given may speak of the victim: it stays behind the wall.
            detail: {
              from: reach.person.id,
              to: given.to,
              what: row.what,
              ...(door.schema === 'victim' || reason === undefined ? {} : { reason }),
            },
            correlationId,
          });
        return answer(undefined, row);
      }),
    );
    if (result && 'kind' in result) return answer(result);
    if (result) return result;
  }
  return answer(THEIRS_NO_LONGER);
}

async function backed<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Backout) return error.refused;
    throw error;
  }
}

/** Given before, by this or by somebody else: asked again it is done. */
async function hasIt(
  sql: Sql,
  door: Door,
  { actor, teamIds }: Reach,
  { what, id, to }: Given,
): Promise<boolean> {
  const post = POST[what];
  const rows = post
    ? door.schema === 'throughcare'
      ? await sql.query(
          `SELECT 1 FROM throughcare.pathway p JOIN throughcare.team t ON t.place_code IN (p.area_code, p.prison_code)
            WHERE p.id = $1 AND p.${post.column} = $2 AND t.id = ANY ($3::uuid[]) AND ${openTo('p.id', '$4')} LIMIT 1`,
          [id, to, teamIds, actor.userId],
        )
      : []
    : await sql.query(
        `SELECT 1 FROM ${door.schema}.task t WHERE id = $1 AND (holder_id = $2 OR (meant_for_id = $2 AND state = 'OPEN'))
            AND (team_id = ANY ($3::uuid[]) OR escalated_team_id = ANY ($3::uuid[])) AND ${openTo('t.pathway_id', '$4')}`,
        [id, to, teamIds, actor.userId],
      );
  return rows.length > 0;
}

/** The draft goes with it. */
async function giveTask(
  sql: Sql,
  { schema }: Door,
  { person, actor }: Reach,
  row: WorkRow,
  to: string,
): Promise<boolean> {
  const [moved] = await sql.query(
    `UPDATE ${schema}.task SET holder_id = CASE WHEN state = 'CLAIMED' THEN $3::uuid END, claimed_at = CASE WHEN state = 'CLAIMED' THEN now() END,
            meant_for_id = CASE WHEN meant_for_id = $2 THEN $3::uuid ELSE meant_for_id END, updated_at = now()
      WHERE id = $1 AND ((state = 'CLAIMED' AND holder_id = $2) OR (state = 'OPEN' AND meant_for_id = $2)) RETURNING id`,
    [row.id, person.id, to],
  );
  if (!moved) throw new Backout(THEIRS_NO_LONGER);
  const told = { id: row.id, pathway_id: row.pathwayId, holder_id: person.id, team_id: row.teamId };
  await tellAssigned(sql, schema, told, to, actor);
  return true;
}

/** @returns false when the case has been told of this change already and has not yet taken it in */
async function givePost(sql: Sql, door: Door, { actor }: Reach, row: WorkRow, to: string): Promise<boolean> {
  const post = POST[row.what];
  if (!post) throw new Backout(THEIRS_NO_LONGER);
  const [pending] = await sql.query<{ to: string | null }>(
    `SELECT payload #>> '{fact,data,username}' AS to FROM throughcare.command
      WHERE pathway_id = $1 AND applied_seq IS NULL AND type = 'fact' AND payload #>> '{fact,kind}' = $2 ORDER BY n DESC LIMIT 1`,
    [row.pathwayId, post.fact],
  );
  if (pending?.to === to) return false;
  if (pending)
    throw new Backout(
      refuse(
        'CONFLICT',
        'Somebody else was named in this case a moment ago: look at the case, then ask again.',
      ),
    );
  await writeFact(
    sql,
    door,
    actor,
    row.pathwayId,
    { kind: post.fact, all: { username: to }, happenedAt: Date.now(), source: 'directory' },
    {},
  );
  return true;
}
