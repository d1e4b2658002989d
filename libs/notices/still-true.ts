import { type Sql } from '#persistence/database.js';
import { covers, coversRole } from '#identity/directory/covering.js';
import { openTo } from '#identity/permission/restricted.js';
import { HOUR, type Instant } from '#domain/time.js';
import { noticeKind } from './kinds.js';
import { type Wall } from './plan.js';

interface Now {
  readonly created_at: Instant;
  readonly acknowledged_at: Instant | null;
  readonly active: boolean;
  readonly member: boolean;
  readonly open: boolean;
  readonly data: Record<string, unknown>;
  readonly refused: readonly string[];
  readonly ended: boolean;
  readonly prison_code: string | null;
  readonly roh: string | null;
  readonly mappa_level: number | null;
  readonly task_live: boolean;
  readonly about_unread: boolean;
}

const asked = (wall: Wall): string => `
  SELECT n.created_at, n.acknowledged_at, n.data, u.active, coalesce(c.refused, '[]'::jsonb) AS refused,
         p.ended_at IS NOT NULL AS ended, p.prison_code, p.roh, p.mappa_level,
         coalesce(n.team_id, n.of_team) IS NULL OR EXISTS (SELECT FROM throughcare.membership m
           WHERE m.user_id = u.id AND m.team_id = coalesce(n.team_id, n.of_team)
             AND CASE WHEN n.user_id IS NULL THEN n.role IS NULL OR m.role = n.role OR ${coversRole('u.id', 'm.team_id', 'n.role')}
                      ELSE n.user_id = u.id OR ${covers('u.id', 'n.user_id', 'm.team_id')} END) AS member,
         ${openTo('n.pathway_id', 'u.id')} AS open,
         EXISTS (SELECT FROM ${wall}.task t WHERE t.id::text = n.data ->> 'task' AND t.state IN ('OPEN', 'CLAIMED', 'SUBMITTED')) AS task_live,
         EXISTS (SELECT FROM ${wall}.notice o WHERE o.id::text = n.data ->> 'notice' AND o.acknowledged_at IS NULL) AS about_unread
    FROM ${wall}.notice n CROSS JOIN throughcare.person_user u
    LEFT JOIN throughcare.notice_contact c ON c.user_id = u.id
    LEFT JOIN throughcare.pathway p ON p.id = n.pathway_id
   WHERE n.id = $1 AND u.id = $2`;

/**
 * Why a message must not go any more, asked in the moment before it does; undefined while all is as the notice says.
 * @param notice its id  @param user who would be sent it
 */
export async function whyNot(
  sql: Sql,
  wall: Wall,
  { notice, user, kind: id, channel }: { notice: string; user: string; kind: string; channel: string },
  now: Instant,
): Promise<string | undefined> {
  const kind = noticeKind(id);
  const [row] = await sql.query<Now>(asked(wall), [notice, user]);
  if (!kind || !row) return 'gone';
  if (row.acknowledged_at !== null) return 'read-already';
  if (!row.active) return 'left';
  // A person keeps what is about a case of theirs only while they are in the team that has it; who covers them, only while they do.
  if (!row.member) return 'not-in-the-team';
  if (!row.open) return 'case-closed-to-them';
  if (kind.optOut && row.refused.includes(`${id}/${channel}`)) return 'refused';
  if (now - row.created_at > kind.staleAfter * HOUR) return 'too-old';
  const { data } = row;
  switch (kind.holds) {
    case 'task-live':
      return row.task_live ? undefined : 'task-ended';
    case 'prison':
      return row.prison_code === data['to'] ? undefined : 'moved-on';
    case 'roh':
      return row.roh === data['to'] ? undefined : 'changed-again';
    case 'mappa':
      return row.mappa_level === data['to'] ? undefined : 'changed-again';
    case 'unread':
      return row.about_unread ? undefined : 'read-since';
    case 'always':
      return undefined;
  }
}
