import { randomUUID } from 'node:crypto';
import { type TeamKind } from '#domain/roles.js';
import { type Sql } from '#persistence/database.js';
import { teamIdsOf, type Actor } from '#identity/actor.js';
import { mayManage, whoManages } from '#identity/directory/managers.js';
import { audit } from '../accept.js';
import { once, type ActingDoors, type Door } from '../doors.js';
import { isUuid } from '../ids.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from '../outcome.js';
import { wordsProblems } from './words.js';

export interface ViewKept {
  readonly kind: 'done';
  readonly viewId: string;
}

export interface NewQueueView {
  readonly name: string;
  /** The filter as it stands in the queue's address: `due=overdue&roh=high`. */
  readonly query: string;
  /** A team of theirs to share it with; without one it is their own. */
  readonly teamId?: string;
}

const LONGEST_NAME = 60;
const LONGEST_QUERY = 1_000;
/** So many of one person; a queue with more is not easier to find. */
const MOST = 50;

/** Keeps a filter of the team queue under a name, for oneself or for a team of one's own (issue 6, screen 1). */
export async function saveQueueView(
  doors: ActingDoors,
  actor: Actor,
  view: NewQueueView,
  asked: Asked = {},
): Promise<ViewKept | Refused> {
  const problems = [...wordsProblems('name', view.name, LONGEST_NAME), ...queryProblems(view.query)];
  if (view.teamId !== undefined && !teamIdsOf(actor).includes(view.teamId))
    problems.push({ field: 'team', message: 'is not a team of yours: choose one that is' });
  if (problems.length > 0) return invalid(problems);
  return once(doorOf(doors), actor, 'view:save', asked.commandId, async (sql) => {
    const id = randomUUID();
    const [kept] = await sql.query(
      `INSERT INTO throughcare.queue_view (id, owner_id, team_id, name, query)
       SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM throughcare.queue_view WHERE owner_id = $2) < ${MOST} RETURNING 1`,
      [id, actor.userId, view.teamId ?? null, view.name.trim(), view.query],
    );
    if (!kept)
      return refuse('NOT_ALLOWED', `You have ${MOST} saved views: delete one that you do not use any more.`);
    await line(sql, actor, 'queue-view.save', id, asked, { team: view.teamId ?? null });
    return { kind: 'done', viewId: id };
  });
}

/** Gives a view another name: its maker's, or of a shared one its team's manager's, to do. */
export async function renameQueueView(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  name: string,
  asked: Asked = {},
): Promise<ViewKept | Refused> {
  const problems = wordsProblems('name', name, LONGEST_NAME);
  if (problems.length > 0) return invalid(problems);
  return changing(doors, actor, id, 'rename', asked, (sql) =>
    sql.query('UPDATE throughcare.queue_view SET name = $2 WHERE id = $1', [id, name.trim()]),
  );
}

/** Deletes a view: its maker, or of a shared one its team's manager. */
export const deleteQueueView = (
  doors: ActingDoors,
  actor: Actor,
  id: string,
  asked: Asked = {},
): Promise<ViewKept | Refused> =>
  changing(doors, actor, id, 'delete', asked, (sql) =>
    sql.query('DELETE FROM throughcare.queue_view WHERE id = $1', [id]),
  );

interface Row {
  readonly ownerId: string;
  readonly teamId: string | null;
  readonly kind: TeamKind | null;
  readonly place: string | null;
}

/** Whether somebody may rename or delete a view they see. */
export const mayChangeView = (actor: Actor, { ownerId, kind, place }: Omit<Row, 'teamId'>): boolean =>
  ownerId === actor.userId || (kind !== null && place !== null && mayManage(actor, { kind, place }));

function changing(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  act: 'rename' | 'delete',
  asked: Asked,
  work: (sql: Sql) => Promise<unknown>,
): Promise<ViewKept | Refused> {
  return once(doorOf(doors), actor, `view:${act}:${id}`, asked.commandId, async (sql) => {
    const [view] = isUuid(id)
      ? await sql.query<Row>(
          `SELECT v.owner_id AS "ownerId", v.team_id AS "teamId", t.kind, t.place_code AS place FROM throughcare.queue_view v
             LEFT JOIN throughcare.team t ON t.id = v.team_id
            WHERE v.id = $1 AND (v.owner_id = $2 OR v.team_id = ANY ($3::uuid[])) FOR UPDATE OF v`,
          [id, actor.userId, teamIdsOf(actor)],
        )
      : [];
    if (!view) return refuse('NOT_FOUND', 'There is no such view, or it is not shared with a team of yours.');
    if (!mayChangeView(actor, view))
      return refuse(
        'NOT_ALLOWED',
        `A shared view is changed by whoever saved it, or by ${view.kind && view.place ? whoManages({ kind: view.kind, place: view.place }) : 'its manager'}: ask them.`,
      );
    await work(sql);
    await line(sql, actor, `queue-view.${act}`, id, asked, { team: view.teamId });
    return { kind: 'done', viewId: id };
  });
}

const doorOf = (doors: ActingDoors): Door => ({
  schema: 'throughcare',
  run: (work) => doors.app.transaction(work),
});

function queryProblems(query: string): Problem[] {
  if (query.length > LONGEST_QUERY)
    return [{ field: 'query', message: `has more than ${LONGEST_QUERY} characters` }];
  return /^[\w=&%.:+-]*$/.test(query)
    ? []
    : [{ field: 'query', message: 'the filter as it stands in the address of the queue is expected' }];
}

const line = (
  sql: Sql,
  actor: Actor,
  action: string,
  id: string,
  { correlationId }: Asked,
  detail: Record<string, unknown>,
): Promise<void> =>
  audit(sql, {
    actor: actor.userId,
    action,
    subjectType: 'queue-view',
    subjectId: id,
    pathwayId: null,
    outcome: 'done',
    detail,
    correlationId,
  });
