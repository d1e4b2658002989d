import { audit } from '#engine/accept.js';
import { doorsFor, type ActingDoors } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, type Asked, type Refused } from '#engine/outcome.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { isFor } from '#persistence/queries/notice-list.js';

/** So many at a time: a page of the inbox. */
export const MOST_AT_ONCE = 100;

export interface NoticesDone {
  readonly kind: 'done';
  /** Acknowledged, now or before. */
  readonly done: readonly string[];
  /** Not there, or not for whoever asked. */
  readonly notFound: readonly string[];
}

/**
 * Marks several notices as seen, for their person, or once for their whole team: those that are for the actor. Doing so again is harmless,
 * and whoever was first stays named.
 * @returns an answer for each id, or a refusal for more than MOST_AT_ONCE
 */
export async function acknowledgeMany(
  doors: ActingDoors,
  actor: Actor,
  ids: readonly string[],
  { correlationId }: Asked = {},
): Promise<NoticesDone | Refused> {
  if (ids.length > MOST_AT_ONCE)
    return invalid([{ field: 'ids', message: `has more than ${MOST_AT_ONCE}: send them a page at a time` }]);
  const asked = [...new Set(ids)];
  const known = asked.filter((id) => isUuid(id));
  const teams = actor.memberships.map(({ teamId }) => teamId);
  const done: string[] = [];
  for (const door of doorsFor(doors, actor)) {
    await door.run(async (sql) => {
      const rows = await sql.query<{ id: string; pathway_id: string | null }>(
        `UPDATE ${door.schema}.notice n SET acknowledged_at = coalesce(acknowledged_at, now()), acknowledged_by = coalesce(acknowledged_by, $2)
          WHERE id = ANY ($1::uuid[]) AND ${isFor(door.schema, '$2', '$3')} AND ${openTo('n.pathway_id', '$2')}
          RETURNING id, pathway_id`,
        [known, actor.userId, teams],
      );
      for (const { id, pathway_id: pathwayId } of rows) {
        await audit(sql, {
          actor: actor.userId,
          action: 'notice.acknowledge',
          subjectType: 'notice',
          subjectId: id,
          pathwayId,
          outcome: 'done',
          correlationId,
        });
        done.push(id);
      }
    });
  }
  return { kind: 'done', done, notFound: asked.filter((id) => !done.includes(id)) };
}
