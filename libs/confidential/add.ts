import { randomUUID } from 'node:crypto';
import { FACT_KINDS, isFactKind, type FactKindInfo } from '#domain/fact-kinds.js';
import { audit } from '#engine/accept.js';
import { once, type ActingDoors, type Door } from '#engine/doors.js';
import { isUuid } from '#engine/ids.js';
import { invalid, refuse, type Asked, type Problem, type Refused } from '#engine/outcome.js';
import { pathwaysFor } from '#engine/pathway-access.js';
import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { needsConfidential } from '#persistence/queries/withheld.js';
import { TASK_TYPES } from '#workflows/task-types.js';

export interface NewConfidentialPart {
  /** Of the answer, or of the fact, that it belongs to: one of the two. */
  readonly taskId?: string;
  readonly factId?: string;
  /** The field of it that the offender must not read. */
  readonly field?: string;
  /** Words of its own beside it, which the offender must not read. */
  readonly words?: string;
  readonly reason: string;
}

export interface ConfidentialDone {
  readonly kind: 'done';
  readonly partId: string;
  readonly pathwayId: string;
}

interface Of {
  readonly pathwayId: string;
  readonly what: string;
  readonly holder: string | null;
  readonly mine: boolean;
  readonly needs: boolean;
}

const NOT_THERE = refuse(
  'NOT_FOUND',
  'There is no such answer or fact, or it is not of a case you work with.',
);
const LONGEST_WORDS = 10_000;
const LONGEST_REASON = 2_000;

/**
 * Marks part of an answer or a fact as confidential, or adds confidential words to it: those who need it read it, the offender never
 * does, and whoever holds the assessment, the offender manager and the offender supervisor are told that there is one
 * (000 L527; 002 L1173, L1269).
 */
export async function addConfidentialPart(
  doors: ActingDoors,
  actor: Actor,
  input: NewConfidentialPart,
  asked: Asked = {},
): Promise<ConfidentialDone | Refused> {
  const { taskId, factId } = input;
  const of = taskId ?? factId;
  const part = {
    field: input.field?.trim() || undefined,
    words: input.words?.trim() || undefined,
    reason: input.reason.trim(),
  };
  const problems = problemsOf(input, part);
  if (problems.length > 0) return invalid(problems);
  if (!isUuid(of)) return NOT_THERE;
  const door: Door = { schema: 'throughcare', run: (work) => doors.app.transaction(work) };
  return once(door, actor, `confidential:${of}:${part.field ?? ''}`, asked.commandId, async (sql) => {
    const there = taskId === undefined ? await factOf(sql, actor, of) : await taskOf(sql, actor, of);
    if (!there || (await pathwaysFor(sql, actor, { pathwayId: there.pathwayId })).length === 0)
      return NOT_THERE;
    if (!there.mine && !there.needs)
      return refuse(
        'NOT_ALLOWED',
        'Confidential parts are added by whoever wrote the answer, or by those who need them: the offender manager, the offender supervisor, their managers, public protection, psychology, security, MAPPA.',
      );
    const fields = taskId === undefined ? fieldsOfFact(there.what) : fieldsOfTask(there.what);
    if (part.field !== undefined && !fields.includes(part.field))
      return invalid([
        { field: 'field', message: `there is no such field; there are ${fields.join(', ') || 'none'}` },
      ]);
    const partId = randomUUID();
    const [added] = await sql.query(
      `INSERT INTO throughcare.confidential_part (id, pathway_id, task_id, fact_id, field, words, reason, added_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
      [
        partId,
        there.pathwayId,
        taskId ?? null,
        factId ?? null,
        part.field ?? null,
        part.words ?? null,
        part.reason,
        actor.userId,
      ],
    );
    if (!added)
      return refuse('CONFLICT', 'This field is marked as confidential already: add words without a field.', {
        with: of,
      });
    await tell(sql, there, partId, actor, { task: taskId, fact: factId });
    await audit(sql, {
      actor: actor.userId,
      action: 'confidential.add',
      subjectType: taskId === undefined ? 'fact' : 'task',
      subjectId: of,
      pathwayId: there.pathwayId,
      outcome: 'done',
      detail: { part: partId, ...(part.field === undefined ? {} : { field: part.field }) },
      correlationId: asked.correlationId,
    });
    return { kind: 'done', partId, pathwayId: there.pathwayId };
  });
}

function problemsOf(
  { taskId, factId }: NewConfidentialPart,
  part: { field?: string; words?: string; reason: string },
): Problem[] {
  const problems: Problem[] = [];
  if ((taskId === undefined) === (factId === undefined))
    problems.push({
      field: 'taskId',
      message: 'name the task whose answer it is, or the fact: one of the two',
    });
  if (part.field === undefined && part.words === undefined)
    problems.push({
      field: 'field',
      message: 'name the field that is confidential, or write words of its own',
    });
  if ((part.words?.length ?? 0) > LONGEST_WORDS)
    problems.push({ field: 'words', message: `has more than ${LONGEST_WORDS} characters` });
  if (part.words?.includes('\0') || part.reason.includes('\0'))
    problems.push({ field: 'words', message: 'contains a null character' });
  if (part.reason.length === 0)
    problems.push({ field: 'reason', message: 'is required: why the offender must not read it' });
  if (part.reason.length > LONGEST_REASON)
    problems.push({ field: 'reason', message: `has more than ${LONGEST_REASON} characters` });
  return problems;
}

const taskOf = async (sql: Sql, actor: Actor, id: string): Promise<Of | undefined> =>
  (
    await sql.query<Of>(
      `SELECT t.pathway_id AS "pathwayId", t.type AS what, coalesce(t.done_by, t.holder_id) AS holder,
              coalesce($2::uuid IN (t.done_by, t.holder_id), false) AS mine, ${needsConfidential('t.pathway_id', '$2')} AS needs
         FROM throughcare.task t WHERE t.id = $1 AND t.confidentiality <> 'visor'`,
      [id, actor.userId],
    )
  )[0];

const factOf = async (sql: Sql, actor: Actor, id: string): Promise<Of | undefined> =>
  (
    await sql.query<Of>(
      `SELECT f.pathway_id AS "pathwayId", f.kind AS what, f.recorded_by AS holder, coalesce(f.recorded_by = $2, false) AS mine,
              ${needsConfidential('f.pathway_id', '$2')} AS needs
         FROM throughcare.fact f WHERE f.id = $1`,
      [id, actor.userId],
    )
  )[0];

const fieldsOfTask = (type: string): readonly string[] =>
  TASK_TYPES.get(type)?.fields.map(({ name }) => name) ?? [];
const fieldsOfFact = (kind: string): readonly string[] =>
  isFactKind(kind) ? Object.keys((FACT_KINDS[kind] as FactKindInfo).fields) : [];

/** Whoever holds it, the named manager and supervisor – without a supervisor those in that role – and not its author. */
async function tell(
  sql: Sql,
  { pathwayId, holder }: Of,
  partId: string,
  { userId }: Actor,
  of: { readonly task?: string; readonly fact?: string },
): Promise<void> {
  await sql.query(
    `WITH people AS (
       SELECT DISTINCT u.id AS user_id FROM throughcare.pathway p JOIN throughcare.person_user u ON u.id IN ($3::uuid, p.om_id, p.os_id)
        WHERE p.id = $1 AND u.active AND u.id <> $4
     ), team AS (
       SELECT t.id AS team_id FROM throughcare.pathway p JOIN throughcare.team t ON t.kind = 'omu' AND t.place_code = p.prison_code
        WHERE p.id = $1 AND p.os_id IS NULL
     ), told AS (
       INSERT INTO throughcare.notice (user_id, team_id, of_team, role, closed, pathway_id, kind, data, once)
       SELECT user_id, NULL, NULL, NULL, false, $1, 'confidential-part-added', $5::jsonb, 'confidential:' || $2::text || ':' || user_id FROM people
       UNION ALL
       SELECT NULL, team_id, team_id, 'offender-supervisor', true, $1, 'confidential-part-added', $5::jsonb, 'confidential:' || $2::text || ':' || team_id FROM team
       ON CONFLICT DO NOTHING RETURNING id, user_id, team_id
     )
     SELECT pg_notify('throughcare_notice', json_build_object('n', id, 'user', user_id, 'team', team_id)::text) FROM told`,
    [pathwayId, partId, holder, userId, JSON.stringify(of)],
  );
}
