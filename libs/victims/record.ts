import { randomUUID } from 'node:crypto';
import { londonDateOf } from '#calendar/index.js';
import { audit } from '#engine/accept.js';
import { once, type ActingDoors, type Door } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { Backout, invalid, refuse, type Asked, type Refused } from '#engine/outcome.js';
import { pathwaysFor } from '#engine/pathway-access.js';
import { readyFact, writeFact, type ReadyFact } from '#engine/record-fact.js';
import { type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { type Sql } from '#persistence/database.js';
import { changedDetails, type VictimChange } from './details.js';
import { FOR_LIAISON, liaisonDoor, NO_SUCH_CASE, NO_SUCH_VICTIM } from './door.js';

export interface VictimDone {
  readonly kind: 'done';
  readonly victimId: string;
  readonly pathwayId: string;
  /** Number of the command, where the case was told something. */
  readonly n?: number;
}

export interface NewVictim extends VictimChange {
  readonly pathwayId: string;
  /** By which the case knows them already; without it they are new to it. */
  readonly reference?: string;
  /** Where they live, when that is not the home area of the case: its victim liaison looks after them. */
  readonly area?: string;
}

/**
 * Enters a victim. The case learns an id and whether it is a child, by the fact `victim-opted`; identity and words stay in schema victim.
 * @returns the victim's id, or what is wrong
 */
export async function addVictim(
  doors: ActingDoors,
  actor: Actor,
  { pathwayId, reference, area, ...given }: NewVictim,
  asked: Asked = {},
): Promise<VictimDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  const checked = changedDetails(undefined, given);
  if (!('details' in checked)) return invalid(checked);
  const { details } = checked;
  return once(door, actor, `victim.add:${pathwayId}`, asked.commandId, async (sql) => {
    const [known] = await pathwaysFor(sql, actor, { pathwayId });
    if (known === undefined) return NO_SUCH_CASE;
    const problem = await misplaced(sql, pathwayId, reference, area);
    if (problem) return problem;
    const id = randomUUID();
    await sql.query(
      `INSERT INTO victim.person (id, pathway_id, reference, details, area_code, created_by, updated_by) VALUES ($1, $2, $3, $4, coalesce($5, victim.area_of($2, $3)), $6, $6)`,
      [id, pathwayId, reference ?? id, JSON.stringify(details), area ?? null, actor.userId],
    );
    const data = { victim: id, child: details.child, ...(area === undefined ? {} : { area }) };
    const n = reference === undefined ? await tellCase(sql, door, actor, pathwayId, data, asked) : undefined;
    await note(sql, actor, 'victim.add', id, pathwayId, asked);
    return { kind: 'done', victimId: id, pathwayId, n };
  });
}

async function misplaced(
  sql: Sql,
  pathwayId: string,
  reference: string | undefined,
  area: string | undefined,
): Promise<Refused | undefined> {
  if (area !== undefined) {
    const [place] = await sql.query(`SELECT 1 FROM throughcare.place WHERE code = $1 AND kind = 'area'`, [
      area,
    ]);
    if (!place) return invalid([{ field: 'area', message: 'the code of a probation area is expected' }]);
  }
  if (reference === undefined) return undefined;
  const [row] = await sql.query<{ entered: string | null; heard: boolean }>(
    `SELECT (SELECT id FROM victim.person WHERE pathway_id = $1 AND reference = $2) AS entered,
            EXISTS (SELECT FROM victim.fact WHERE pathway_id = $1 AND data->>'victim' = $2)
            OR EXISTS (SELECT FROM victim.task WHERE pathway_id = $1 AND subject = $2) AS heard`,
    [pathwayId, reference],
  );
  if (row?.entered)
    return refuse('CONFLICT', 'This victim is entered already: change what is there.', { with: row.entered });
  return row?.heard
    ? undefined
    : invalid([
        { field: 'reference', message: 'the case knows no victim by it: leave it out for a new one' },
      ]);
}

/** Changes what is known of a victim; how it stood before is kept. A child who has grown up is changed with `child: false, parent: null`. */
export async function changeVictim(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  change: VictimChange,
  asked: Asked = {},
): Promise<VictimDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  if (!isUuid(id)) return NO_SUCH_VICTIM;
  return once(door, actor, `victim.change:${id}`, asked.commandId, async (sql) => {
    const [row] = await sql.query<{ pathway_id: string; details: Record<string, unknown> }>(
      `SELECT pathway_id, details FROM victim.person v WHERE id = $1 AND ${openTo('v.pathway_id', '$2')} FOR UPDATE`,
      [id, actor.userId],
    );
    if (!row) return NO_SUCH_VICTIM;
    const checked = changedDetails(row.details, change);
    if (!('details' in checked)) return invalid(checked);
    await sql.query(
      `INSERT INTO victim.entry (pathway_id, victim_id, kind, on_date, data, recorded_by) VALUES ($1, $2, 'former-details', $3, $4, $5)`,
      [row.pathway_id, id, londonDateOf(Date.now()), JSON.stringify(row.details), actor.userId],
    );
    await sql.query(
      'UPDATE victim.person SET details = $2, updated_at = now(), updated_by = $3 WHERE id = $1',
      [id, JSON.stringify(checked.details), actor.userId],
    );
    await note(sql, actor, 'victim.change', id, row.pathway_id, asked);
    return { kind: 'done', victimId: id, pathwayId: row.pathway_id };
  });
}

/** A victim opts in or out of contact: the fact `victim-opted`, from which the pathway goes on (004 L922; pathway.md, "Victim contact"). */
export async function setVictimChoice(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  choice: { readonly in: boolean; readonly at?: number },
  asked: Asked = {},
): Promise<VictimDone | Refused> {
  const door = liaisonDoor(doors, actor);
  if (!door) return FOR_LIAISON;
  return once(door, actor, `victim.choice:${id}`, asked.commandId, async (sql) => {
    const victim = await victimRow(sql, actor, id);
    if (!victim) return NO_SUCH_VICTIM;
    const { pathwayId, reference, child } = victim;
    const data = { victim: reference, in: choice.in, ...(child ? { child: true } : {}) };
    return {
      kind: 'done',
      victimId: id,
      pathwayId,
      n: await tellCase(sql, door, actor, pathwayId, data, asked, choice.at),
    };
  });
}

/** Tells the case of a victim, whichever area they live in. @returns the number of the command */
async function tellCase(
  sql: Sql,
  door: Door,
  actor: Actor,
  pathwayId: string,
  data: object,
  asked: Asked,
  happenedAt = Date.now(),
): Promise<number> {
  const ready = await readyFact(sql, {
    pathwayId,
    kind: 'victim-opted',
    data,
    happenedAt,
    source: 'victim-liaison',
  });
  if (Array.isArray(ready)) throw new Backout(invalid(ready));
  return (await writeFact(sql, door, actor, pathwayId, ready as ReadyFact, asked)).fact.n;
}

/** A victim behind this door; undefined when there is none, which looks the same as one of another area. */
export async function victimRow(
  sql: Sql,
  { userId }: Actor,
  id: string,
): Promise<{ pathwayId: string; reference: string; child: boolean } | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await sql.query<{ pathwayId: string; reference: string; child: boolean }>(
    `SELECT pathway_id AS "pathwayId", coalesce(reference, id::text) AS reference, coalesce((details->>'child')::boolean, false) AS child
       FROM victim.person v WHERE id = $1 AND ${openTo('v.pathway_id', '$2')}`,
    [id, userId],
  );
  return row;
}

export const note = (
  sql: Sql,
  actor: Actor,
  action: string,
  subjectId: string,
  pathwayId: string,
  { correlationId }: Asked,
): Promise<void> =>
  audit(sql, {
    actor: actor.userId,
    action,
    subjectType: 'victim',
    subjectId,
    pathwayId,
    outcome: 'done',
    correlationId,
  });
