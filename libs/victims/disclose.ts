import { randomUUID } from 'node:crypto';
import { once, type ActingDoors } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from '#engine/outcome.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { FOR_LIAISON, liaisonDoor, NO_SUCH_VICTIM } from './door.js';
import { wordsProblems } from './entries.js';
import { note, victimRow } from './record.js';

/** What victim liaison lets the named offender manager know, unasked; asked, the answer of `victim.disclose` does it (004 L953). */
export interface NewDisclosure {
  readonly victimId: string;
  readonly item: string;
  readonly purpose: string;
  readonly ground: string;
  readonly mayReachOffender: boolean;
}

export interface DisclosureDone {
  readonly kind: 'done';
  readonly disclosureId: string;
  readonly victimId: string;
  readonly pathwayId: string;
}

/** Choices as the task has them, so that there is one list. */
function choices(field: string): readonly string[] {
  const type = TASK_TYPES.get('victim.disclose')?.fields.find(({ name }) => name === field)?.type;
  return typeof type === 'object' ? type.choice : [];
}
const oneOf = (field: string, value: string): Problem[] =>
  choices(field).includes(value)
    ? []
    : [{ field, message: `one of ${choices(field).join(', ')} is expected` }];

/** Discloses one item to whoever is named as offender manager; they are told that there is something to read, not what. */
export async function discloseToManager(
  doors: ActingDoors,
  actor: Actor,
  { victimId, item, purpose, ground, mayReachOffender }: NewDisclosure,
  asked: Asked = {},
): Promise<DisclosureDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  const words = item.trim();
  const problems = [
    ...wordsProblems('item', words),
    ...oneOf('purpose', purpose),
    ...oneOf('ground', ground),
  ];
  if (problems.length > 0) return invalid(problems);
  return once(door, actor, `victim.disclose:${victimId}`, asked.commandId, async (sql) => {
    const victim = await victimRow(sql, actor, victimId);
    if (!victim) return NO_SUCH_VICTIM;
    const [to] = await sql.query<{ om: string | null; team: string | null }>(
      `SELECT p.om_id AS om, (SELECT m.team_id FROM throughcare.membership m JOIN throughcare.team t ON t.id = m.team_id
               WHERE m.user_id = p.om_id AND m.role = 'offender-manager' ORDER BY (t.place_code = p.area_code) DESC, t.id LIMIT 1) AS team
         FROM throughcare.pathway p WHERE p.id = $1`,
      [victim.pathwayId],
    );
    if (!to?.om)
      return refuse('WRONG_STATE', 'No offender manager is named in this case: disclose it once one is.', {
        state: 'no-offender-manager',
      });
    const id = randomUUID();
    await sql.query(
      `INSERT INTO victim.disclosure (id, pathway_id, victim, item, purpose, ground, may_reach_offender, disclosed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, victim.pathwayId, victim.reference, words, purpose, ground, mayReachOffender, actor.userId],
    );
    const noticeId = randomUUID();
    await sql.query(
      `INSERT INTO victim.notice (id, user_id, of_team, pathway_id, kind, data, once) VALUES ($1, $2, $3, $4, 'disclosed', '{}', $5)`,
      [noticeId, to.om, to.team, victim.pathwayId, `disclosed:${id}`],
    );
    await sql.query('SELECT pg_notify($1, $2)', [
      'throughcare_victim_notice',
      JSON.stringify({ n: noticeId, user: to.om }),
    ]);
    await note(sql, actor, 'victim.disclose', victimId, victim.pathwayId, asked);
    return { kind: 'done', disclosureId: id, victimId, pathwayId: victim.pathwayId };
  });
}

/** Takes an item back: the offender manager no longer reads it; that they could is on record. */
export async function withdrawDisclosure(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  reason: string,
  asked: Asked = {},
): Promise<DisclosureDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  const because = reason.trim();
  const problems = wordsProblems('reason', because);
  if (problems.length > 0) return invalid(problems);
  if (!isUuid(id)) return NO_SUCH_DISCLOSURE;
  return once(door, actor, `victim.withdraw-disclosure:${id}`, asked.commandId, async (sql) => {
    const [there] = await sql.query<{ pathwayId: string; victimId: string | null; withdrawn: boolean }>(
      `SELECT d.pathway_id AS "pathwayId", d.withdrawn_at IS NOT NULL AS withdrawn,
              (SELECT v.id FROM victim.person v WHERE v.pathway_id = d.pathway_id AND v.reference = d.victim) AS "victimId"
         FROM victim.disclosure d WHERE d.id = $1 AND ${openTo('d.pathway_id', '$2')}`,
      [id, actor.userId],
    );
    if (!there) return NO_SUCH_DISCLOSURE;
    if (there.withdrawn) return refuse('WRONG_STATE', 'It was taken back before.', { state: 'WITHDRAWN' });
    await sql.query(
      'UPDATE victim.disclosure SET withdrawn_at = now(), withdrawn_by = $2, withdrawn_because = $3 WHERE id = $1',
      [id, actor.userId, because],
    );
    await note(sql, actor, 'victim.withdraw-disclosure', id, there.pathwayId, asked);
    return { kind: 'done', disclosureId: id, victimId: there.victimId ?? '', pathwayId: there.pathwayId };
  });
}

const NO_SUCH_DISCLOSURE = refuse('NOT_FOUND', 'There is no such disclosure in the cases of your area.');
