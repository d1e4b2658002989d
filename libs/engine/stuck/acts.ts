import { atLondon, isLondonDate, londonDateOf, addDays } from '#calendar/index.js';
import { isStuckCause, mayPutOff, mayRetry } from '#domain/stuck.js';
import { HOUR, type Instant, type LondonDate } from '#domain/time.js';
import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { audit, nextNumber, writeCommand } from '../accept.js';
import { doorsFor, once, type ActingDoors, type Door, type Schema } from '../doors.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from '../outcome.js';
import { pathwaysFor } from '../pathway-access.js';
import { ownerTeam, type Owned } from './owner.js';

/** What is put off is heard of again within four weeks. A local setting, as for an override. */
export const LONGEST_PUT_OFF_DAYS = 28;
/** An owner is not told the same twice within the hour. A local setting. */
const BETWEEN_NUDGES = HOUR;
const LONGEST_REASON = 2_000;

const NO_SUCH_ROW = refuse('NOT_FOUND', 'Nothing is stuck here any more, or it is not a case you work with.');

/** One row of the stuck list. */
export interface StuckRef {
  readonly pathwayId: string;
  readonly key: string;
}

export interface StuckDone extends StuckRef {
  readonly kind: 'done';
  /** The team that was told. */
  readonly teamId?: string;
  /** Number of the command that was accepted. */
  readonly n?: number;
}

interface Row extends Owned {
  readonly cause: string;
}

/** Tells the team whose move it is, now and not when it would have been told next. */
export function nudgeStuck(
  doors: ActingDoors,
  actor: Actor,
  ref: StuckRef,
  asked: Asked = {},
): Promise<StuckDone | Refused> {
  return acting(doors, actor, ref, 'nudge', asked, async (sql, schema, row) => {
    const [last] = await sql.query<{ at: Instant }>(
      `SELECT at FROM ${schema}.stuck_act WHERE pathway_id = $1 AND key = $2 AND act = 'nudge' ORDER BY at DESC LIMIT 1`,
      [ref.pathwayId, ref.key],
    );
    if (last && Date.now() - last.at < BETWEEN_NUDGES)
      return refuse('WRONG_STATE', 'They were told less than an hour ago: give them time, or call them.');
    const owner = ownerTeam(row);
    const [told] = owner
      ? await sql.query<{ team_id: string }>(
          `WITH told AS (
             INSERT INTO ${schema}.notice (team_id, pathway_id, kind, data)
             SELECT t.id, $1, 'stuck', jsonb_build_object('cause', $2::text, 'by', $3::uuid)
             FROM throughcare.team t WHERE t.kind = $4 AND t.place_code = $5 RETURNING id, team_id
           )
           SELECT team_id, pg_notify('${schema === 'victim' ? 'throughcare_victim_notice' : 'throughcare_notice'}', json_build_object('n', id, 'team', team_id)::text) FROM told`,
          [ref.pathwayId, row.cause, actor.userId, owner.kind, owner.place],
        )
      : [];
    if (!told)
      return refuse(
        'WRONG_STATE',
        `No team has a ${row.owner_role.replaceAll('-', ' ')} where this case is: give it such a team, or record where the person is held or lives.`,
      );
    await keep(sql, schema, actor, ref, { act: 'nudge' }, asked);
    return { kind: 'done', ...ref, teamId: told.team_id };
  });
}

/** Says that it can wait until a day: its owner hears of it again that morning at nine. It stays on the list. */
export function putOffStuck(
  doors: ActingDoors,
  actor: Actor,
  ref: StuckRef,
  { until, reason }: { readonly until: LondonDate; readonly reason: string },
  asked: Asked = {},
): Promise<StuckDone | Refused> {
  return acting(doors, actor, ref, `put-off:${until}`, asked, async (sql, schema, row) => {
    if (!isStuckCause(row.cause) || !mayPutOff(row.cause))
      return refuse(
        'NOT_ALLOWED',
        'This is never put off: release, victims, risk of harm and recall wait for nobody.',
      );
    const problems = [...untilProblems(until), ...reasonProblems(reason, true)];
    if (problems.length > 0) return invalid(problems);
    await sql.query(`UPDATE ${schema}.stuck SET next_nudge_at = $3 WHERE pathway_id = $1 AND key = $2`, [
      ref.pathwayId,
      ref.key,
      new Date(atLondon(until, '09:00')),
    ]);
    await keep(sql, schema, actor, ref, { act: 'put-off', reason, until }, asked);
    return { kind: 'done', ...ref };
  });
}

/** Has a case that failed worked again at once: a part that failed is taken up, and a case that stands still is started. */
export function retryStuck(
  doors: ActingDoors,
  actor: Actor,
  ref: StuckRef,
  reason: string | undefined,
  asked: Asked = {},
): Promise<StuckDone | Refused> {
  return acting(doors, actor, ref, 'retry', asked, async (sql, schema, row) => {
    if (!isStuckCause(row.cause) || !mayRetry(row.cause))
      return refuse('WRONG_STATE', 'Nothing has failed here: what sets it free is named beside it.');
    const problems = reasonProblems(reason ?? '', false);
    if (problems.length > 0) return invalid(problems);
    const numbered = await nextNumber(sql, ref.pathwayId);
    if (!numbered) return NO_SUCH_ROW;
    await writeCommand(sql, {
      ...numbered,
      pathwayId: ref.pathwayId,
      by: actor.userId,
      victim: false,
      payload: { type: 'retry' },
      commandId: asked.commandId,
    });
    await keep(sql, schema, actor, ref, { act: 'retry', reason }, asked);
    return { kind: 'done', ...ref, n: numbered.n };
  });
}

/** The doors behind which somebody frees what is stuck: what is about victims as victim liaison's manager alone, whatever else they are. */
function doorsToFree(doors: ActingDoors, actor: Actor): readonly Door[] {
  const memberships = actor.memberships.filter(({ role }) => role === 'victim-liaison-manager');
  const isWalled = ({ schema }: Door): boolean => schema === 'victim';
  return [
    ...doorsFor(doors, actor).filter((door) => !isWalled(door)),
    ...doorsFor(doors, { ...actor, memberships }).filter(isWalled),
  ];
}

/** Finds the row behind the door it is behind, and whether the case is theirs to act on. */
async function acting(
  doors: ActingDoors,
  actor: Actor,
  ref: StuckRef,
  action: string,
  { commandId }: Asked,
  work: (sql: Sql, schema: Schema, row: Row) => Promise<StuckDone | Refused>,
): Promise<StuckDone | Refused> {
  for (const door of doorsToFree(doors, actor)) {
    const find = async (sql: Sql): Promise<Row | undefined> => {
      const [id] = await pathwaysFor(sql, actor, { pathwayId: ref.pathwayId });
      if (id === undefined) return undefined;
      const [row] = await sql.query<Row>(
        `SELECT s.cause, s.owner_role, p.prison_code, p.area_code FROM ${door.schema}.stuck s JOIN throughcare.pathway p ON p.id = s.pathway_id
         WHERE s.pathway_id = $1 AND s.key = $2`,
        [id, ref.key],
      );
      return row;
    };
    if (!(await door.run(find)) && commandId === undefined) continue;
    const name = `stuck:${action}:${ref.pathwayId}:${ref.key}`;
    const result = await once(door, actor, name, commandId, async (sql) => {
      const row = await find(sql);
      return row ? work(sql, door.schema, row) : NO_SUCH_ROW;
    });
    if (result.kind === 'done' || result.code !== 'NOT_FOUND') return result;
  }
  return NO_SUCH_ROW;
}

interface Act {
  readonly act: 'nudge' | 'put-off' | 'retry';
  readonly reason?: string;
  readonly until?: LondonDate;
}

/** Who did what about it and why stays beside it, and is in the audit without their words. */
async function keep(
  sql: Sql,
  schema: Schema,
  actor: Actor,
  { pathwayId, key }: StuckRef,
  { act, reason, until }: Act,
  { correlationId }: Asked,
): Promise<void> {
  const words = reason?.trim();
  await sql.query(
    `INSERT INTO ${schema}.stuck_act (pathway_id, key, act, by, reason, until_on) VALUES ($1, $2, $3, $4, $5, $6)`,
    [pathwayId, key, act, actor.userId, words === '' ? null : (words ?? null), until ?? null],
  );
  await audit(sql, {
    actor: actor.userId,
    action: `stuck.${act}`,
    subjectType: 'pathway',
    subjectId: pathwayId,
    pathwayId,
    outcome: 'done',
    detail: until === undefined ? {} : { until },
    correlationId,
  });
}

function reasonProblems(reason: string, required: boolean): Problem[] {
  const length = reason.trim().length;
  if (required && length === 0) return [{ field: 'reason', message: 'is required: say why' }];
  return length > LONGEST_REASON
    ? [{ field: 'reason', message: `has more than ${LONGEST_REASON} characters` }]
    : [];
}

function untilProblems(until: LondonDate): Problem[] {
  if (!isLondonDate(until)) return [{ field: 'until', message: 'a date is expected, such as 2026-12-09' }];
  const today = londonDateOf(Date.now());
  const last = addDays(today, LONGEST_PUT_OFF_DAYS);
  if (until <= today) return [{ field: 'until', message: 'is not in the future' }];
  return until > last
    ? [{ field: 'until', message: `is more than ${LONGEST_PUT_OFF_DAYS} days away: ${last} is the latest` }]
    : [];
}
