import { type Sql } from '#persistence/database.js';
import { liaisonAreasOf, type Actor } from '#identity/actor.js';
import { openTo } from '#identity/permission/restricted.js';
import { addDays, isLondonDate, londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { audit, nextNumber, writeCommand } from './accept.js';
import { doorsFor, once, type ActingDoors } from './doors.js';
import { GATE_OVERRIDES, LONGEST_OVERRIDE_DAYS } from './gate-rules.js';
import { isUuid } from './ids.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from './outcome.js';
import { isOwnGate } from './own-work.js';
import { pathwaysFor } from './pathway-access.js';
import { isFor } from '#persistence/queries/notice-list.js';
import { mayBeShown } from '#persistence/queries/withheld.js';
import { type FactResult } from './record-fact.js';

export { openPathway, type OpenPathwayInput, type OpenPathwayResult } from './open-pathway.js';
export { recordFact, type FactInput, type FactResult } from './record-fact.js';

const LONGEST_REASON = 2_000;
const NO_SUCH_FACT = refuse('NOT_FOUND', 'There is no such fact, or it is not of a pathway you work with.');
const NO_SUCH_GATE = refuse(
  'NOT_FOUND',
  'There is no such closed gate, or it is not of a pathway you work with.',
);
const NO_SUCH_NOTICE = refuse('NOT_FOUND', 'There is no such notice, or it is not for you.');

function reasonProblems(reason: string): Problem[] {
  const length = reason.trim().length;
  if (length === 0) return [{ field: 'reason', message: 'is required: say why' }];
  return length > LONGEST_REASON
    ? [{ field: 'reason', message: `has more than ${LONGEST_REASON} characters` }]
    : [];
}

/** Takes a fact back: it stays on record, marked, and the pathway is worked out again without it. */
export async function withdrawFact(
  doors: ActingDoors,
  actor: Actor,
  id: string,
  reason: string,
  asked: Asked = {},
): Promise<FactResult> {
  if (!isUuid(id)) return NO_SUCH_FACT;
  const problems = reasonProblems(reason);
  if (problems.length > 0) return invalid(problems);
  for (const door of doorsFor(doors, actor)) {
    const there = await door.run((sql) => sql.query(`SELECT 1 FROM ${door.schema}.fact WHERE id = $1`, [id]));
    if (there.length === 0) continue;
    return once(door, actor, `withdraw:${id}`, asked.commandId, async (sql): Promise<FactResult> => {
      const [fact] = await sql.query<{ pathway_id: string }>(
        `SELECT pathway_id FROM ${door.schema}.fact WHERE id = $1`,
        [id],
      );
      const [pathwayId] = fact ? await pathwaysFor(sql, actor, { pathwayId: fact.pathway_id }) : [];
      const numbered = pathwayId === undefined ? undefined : await nextNumber(sql, pathwayId);
      if (pathwayId === undefined || !numbered) return NO_SUCH_FACT;
      const [marked] = await sql.query<{ ref: string }>(
        `UPDATE ${door.schema}.fact SET withdrawn_at = now(), withdrawn_by = $2, withdrawn_because = $3
         WHERE id = $1 AND withdrawn_at IS NULL RETURNING ref`,
        [id, actor.userId, reason.trim()],
      );
      if (!marked) {
        await giveBack(sql, pathwayId);
        return refuse('WRONG_STATE', 'This fact was withdrawn before.', { state: 'WITHDRAWN' });
      }
      const payload = { type: 'withdraw-fact', factId: marked.ref } as const;
      await writeCommand(sql, {
        ...numbered,
        pathwayId,
        by: actor.userId,
        victim: door.schema === 'victim',
        payload,
        commandId: asked.commandId,
      });
      await audit(sql, {
        actor: actor.userId,
        action: 'fact.withdraw',
        subjectType: 'fact',
        subjectId: id,
        pathwayId,
        outcome: 'done',
        detail: { n: numbered.n },
        correlationId: asked.correlationId,
      });
      return { kind: 'done', facts: [{ factId: id, pathwayId, n: numbered.n }], repeated: false };
    });
  }
  return NO_SUCH_FACT;
}

/** The number was taken under the row's lock and nobody has seen it. */
const giveBack = (sql: Sql, pathwayId: string): Promise<unknown> =>
  sql.query('UPDATE throughcare.pathway SET last_command = last_command - 1 WHERE id = $1', [pathwayId]);

export interface GateDone {
  readonly kind: 'done';
  readonly gateId: string;
  readonly pathwayId: string;
  readonly n: number;
}

interface GateFacts {
  readonly pathway_id: string;
  readonly key: string;
  readonly gate: string;
  readonly opens: string;
  readonly prison_code: string | null;
  readonly area_code: string | null;
}

/** Opens the way past a closed gate until a day, for the roles pathway.md names; the reason stays in PostgreSQL. */
export async function overrideGate(
  doors: ActingDoors,
  actor: Actor,
  gateId: string,
  reason: string,
  until: LondonDate,
  asked: Asked = {},
): Promise<GateDone | Refused> {
  if (!isUuid(gateId)) return NO_SUCH_GATE;
  const [door] = doorsFor(doors, actor);
  if (!door) return NO_SUCH_GATE;
  return once(door, actor, `gate:${gateId}`, asked.commandId, async (sql) => {
    const [gate] = await sql.query<GateFacts>(
      `SELECT g.pathway_id, g.key, g.gate, g.opens, p.prison_code, p.area_code FROM throughcare.gate g JOIN throughcare.pathway p ON p.id = g.pathway_id
        WHERE g.id = $1 AND ${mayBeShown('g.gate', 'g.pathway_id', { user: '$2', areas: '$3' })}`,
      [gateId, actor.userId, liaisonAreasOf(actor)],
    );
    const [pathwayId] = gate ? await pathwaysFor(sql, actor, { pathwayId: gate.pathway_id }) : [];
    if (!gate || pathwayId === undefined) return NO_SUCH_GATE;
    const forbidden = mayNotOverride(gate, actor);
    if (forbidden) return forbidden;
    if (await isOwnGate(sql, gate, actor))
      return refuse(
        'NOT_ALLOWED',
        'The step that opens this gate is your own: nobody overrides their own task. Do it, or ask another manager.',
      );
    const problems = [...reasonProblems(reason), ...untilProblems(until)];
    if (problems.length > 0) return invalid(problems);
    const numbered = await nextNumber(sql, pathwayId);
    if (!numbered) return NO_SUCH_GATE;
    await sql.query('UPDATE throughcare.gate SET reason = $2 WHERE id = $1', [gateId, reason.trim()]);
    const payload = { type: 'override-gate', key: gate.key, until } as const;
    await writeCommand(sql, {
      ...numbered,
      pathwayId,
      by: actor.userId,
      victim: false,
      payload,
      commandId: asked.commandId,
    });
    await audit(sql, {
      actor: actor.userId,
      action: 'gate.override',
      subjectType: 'gate',
      subjectId: gateId,
      pathwayId,
      outcome: 'done',
      detail: { n: numbered.n, gate: gate.gate, until },
      correlationId: asked.correlationId,
    });
    return { kind: 'done', gateId, pathwayId, n: numbered.n };
  });
}

function mayNotOverride({ gate, prison_code, area_code }: GateFacts, actor: Actor): Refused | undefined {
  const roles: readonly Role[] = GATE_OVERRIDES[gate] ?? [];
  if (roles.length === 0)
    return refuse('NOT_ALLOWED', `Nobody may override gate ${gate}: do the step that opens it.`);
  const here = actor.memberships.filter(({ place }) => place === prison_code || place === area_code);
  if (here.some(({ role }) => roles.includes(role))) return undefined;
  return refuse('NOT_ALLOWED', `Gate ${gate} may be overridden by: ${roles.join(', ')}.`);
}

function untilProblems(until: LondonDate): Problem[] {
  if (!isLondonDate(until)) return [{ field: 'until', message: 'a date is expected, such as 2026-12-09' }];
  const today = londonDateOf(Date.now());
  const last = addDays(today, LONGEST_OVERRIDE_DAYS);
  if (until < today) return [{ field: 'until', message: 'lies in the past' }];
  return until > last
    ? [{ field: 'until', message: `is more than ${LONGEST_OVERRIDE_DAYS} days away: ${last} is the latest` }]
    : [];
}

export interface NoticeDone {
  readonly kind: 'done';
  readonly noticeId: string;
}

/** Marks a notice as seen, for its person, or once for its whole team. Doing so again is harmless. */
export async function acknowledge(
  doors: ActingDoors,
  actor: Actor,
  noticeId: string,
  asked: Asked = {},
): Promise<NoticeDone | Refused> {
  if (!isUuid(noticeId)) return NO_SUCH_NOTICE;
  const teams = actor.memberships.map(({ teamId }) => teamId);
  for (const door of doorsFor(doors, actor)) {
    const result = await door.run(async (sql): Promise<NoticeDone | Refused> => {
      const [row] = await sql.query<{ pathway_id: string | null }>(
        `UPDATE ${door.schema}.notice n SET acknowledged_at = coalesce(acknowledged_at, now()), acknowledged_by = coalesce(acknowledged_by, $2)
         WHERE id = $1 AND ${isFor(door.schema, '$2', '$3')} AND ${openTo('n.pathway_id', '$2')} RETURNING pathway_id`,
        [noticeId, actor.userId, teams],
      );
      if (!row) return NO_SUCH_NOTICE;
      await audit(sql, {
        actor: actor.userId,
        action: 'notice.acknowledge',
        subjectType: 'notice',
        subjectId: noticeId,
        pathwayId: row.pathway_id,
        outcome: 'done',
        correlationId: asked.correlationId,
      });
      return { kind: 'done', noticeId };
    });
    if (result.kind === 'done') return result;
  }
  return NO_SUCH_NOTICE;
}
