import { randomUUID } from 'node:crypto';
import { type Sql } from '#persistence/database.js';
import { isVictimLiaison, type Actor } from '#identity/actor.js';
import { isFactKind, type FactKind } from '#domain/fact-kinds.js';
import { MINUTE, type Instant } from '#domain/time.js';
import { audit, nextNumber, writeCommand } from './accept.js';
import { isVictimFact } from './commit/wall.js';
import { readDeferral } from './deferral-request.js';
import { doorsFor, once, type ActingDoors, type Door } from './doors.js';
import { codesOf, readFactData } from './fact-data.js';
import { isUuid } from './ids.js';
import { foundIn } from './named-in-fact.js';
import { Backout, invalid, refuse, type Asked, type Problem, type Refused } from './outcome.js';
import { isOwnFact, OWN_FACT } from './own-facts.js';
import { pathwaysFor } from './pathway-access.js';
import { actionForVictimLiaison, allowHere, levelByPrisonAlone, takersOf } from './refused-facts.js';

export interface FactInput {
  /** One pathway, or every open pathway of a person. */
  readonly pathwayId?: string;
  readonly personId?: string;
  readonly kind: string;
  readonly data?: unknown;
  readonly happenedAt: Instant;
  readonly source: string;
  /** The source's own id: a repeat changes nothing. */
  readonly sourceId?: string;
  /** Id of the fact this one corrects. */
  readonly supersedes?: string;
}

export interface FactDone {
  readonly kind: 'done';
  readonly facts: readonly { readonly factId: string; readonly pathwayId: string; readonly n: number }[];
  /** The source had said so before; nothing was changed. */
  readonly repeated: boolean;
}
export type FactResult = FactDone | Refused;
/** Clocks of other systems may be a little ahead. */
const AHEAD = 5 * MINUTE;
const NO_SUCH_CASE = refuse('NOT_FOUND', 'There is no such pathway, or it is not one you work with.');

/** A fact that has been checked and whose people and places have been found. */
export interface ReadyFact {
  readonly kind: FactKind;
  readonly all: Readonly<Record<string, unknown>>;
  readonly happenedAt: Instant;
  readonly source: string;
  readonly sourceId?: string;
  readonly supersedes?: string;
}

/**
 * Accepts something that happened outside. Words stay in PostgreSQL; the numbered command carries codes only.
 * Facts about victims go behind the wall and may be recorded by victim liaison only.
 */
export async function recordFact(
  doors: ActingDoors,
  actor: Actor,
  input: FactInput,
  asked: Asked = {},
): Promise<FactResult> {
  if (!isFactKind(input.kind))
    return invalid([{ field: 'kind', message: `"${input.kind}" is not a kind of fact: see factKinds` }]);
  if (isOwnFact(input.kind)) return OWN_FACT;
  const misplaced = actionForVictimLiaison(input.kind, input.data);
  if (misplaced) return invalid([misplaced]);
  const victim = isVictimFact({ kind: input.kind, data: (input.data ?? {}) as never });
  if (victim && !isVictimLiaison(actor))
    return refuse('NOT_ALLOWED', 'Facts about victims are recorded by victim liaison: pass it to them.');
  const door = doorsFor(doors, actor).find(({ schema }) => schema === (victim ? 'victim' : 'throughcare'));
  if (!door) return NO_SUCH_CASE;
  const action = `fact:${input.pathwayId ?? input.personId}:${input.kind}:${input.happenedAt}`;
  return once(door, actor, action, asked.commandId, async (sql) => {
    const pathways = await takersOf(sql, input.kind, await pathwaysFor(sql, actor, input));
    if (pathways.length === 0) return NO_SUCH_CASE;
    const ready = await readyFact(sql, input);
    if (Array.isArray(ready)) return invalid(ready as Problem[]);
    const facts: FactDone['facts'][number][] = [];
    let repeated = false;
    for (const pathwayId of pathways) {
      const written = await writeFact(sql, door, actor, pathwayId, ready as ReadyFact, asked);
      facts.push(written.fact);
      repeated ||= written.repeated;
    }
    return { kind: 'done', facts, repeated };
  });
}

/** Checks a fact and finds the people and places it names; or says what is wrong. */
export async function readyFact(sql: Sql, input: FactInput): Promise<ReadyFact | readonly Problem[]> {
  const kind = input.kind as FactKind;
  const problems: Problem[] = [...levelByPrisonAlone(kind, input.data)];
  if (kind === 'rules-changed')
    problems.push({ field: 'kind', message: 'a change of the rules comes into a case by a campaign only' });
  if (!Number.isFinite(input.happenedAt))
    problems.push({ field: 'happenedAt', message: 'an instant is expected' });
  else if (input.happenedAt > Date.now() + AHEAD)
    problems.push({
      field: 'happenedAt',
      message: 'lies in the future: a fact is recorded once it has happened',
    });
  if (!/^[\w .:/-]{1,100}$/.test(input.source))
    problems.push({
      field: 'source',
      message: 'the name of the source is expected, such as "prison-record"',
    });
  const read = readFactData(kind, input.data);
  if (!('all' in read)) return [...problems, ...read];
  const { all, problems: notFound } = await foundIn(sql, read);
  if (kind === 'deferral-asked') {
    const about = await readDeferral(sql, input.pathwayId, all);
    if ('task' in about) all['task'] = about.task;
    else problems.push(about);
  }
  problems.push(...notFound);
  if (problems.length > 0) return problems;
  return {
    kind,
    all,
    happenedAt: input.happenedAt,
    source: input.source,
    sourceId: input.sourceId,
    supersedes: input.supersedes,
  };
}

/** Numbers and stores one fact of one pathway; a repeat of what the source has said gives the fact that is there. */
export async function writeFact(
  sql: Sql,
  door: Door,
  actor: Actor,
  pathwayId: string,
  fact: ReadyFact,
  asked: Asked,
): Promise<{ fact: FactDone['facts'][number]; repeated: boolean }> {
  const table = `${door.schema}.fact`;
  const numbered = await nextNumber(sql, pathwayId);
  if (!numbered) throw new Backout(NO_SUCH_CASE);
  const { n, at } = numbered;
  if (fact.sourceId !== undefined) {
    const [known] = await sql.query<{ id: string; command_n: number }>(
      `SELECT id, command_n FROM ${table} WHERE source = $1 AND source_id = $2 AND pathway_id = $3`,
      [fact.source, fact.sourceId, pathwayId],
    );
    if (known) {
      await sql.query('UPDATE throughcare.pathway SET last_command = last_command - 1 WHERE id = $1', [
        pathwayId,
      ]);
      return { fact: { factId: known.id, pathwayId, n: known.command_n }, repeated: true };
    }
  }
  await allowHere(sql, pathwayId, fact);
  const corrected =
    fact.supersedes === undefined
      ? undefined
      : await correctable(sql, table, pathwayId, fact.supersedes, fact.kind);
  const factId = randomUUID();
  await sql.query(
    `INSERT INTO ${table} (id, pathway_id, command_n, ref, kind, data, happened_at, learnt_at, source, source_id, supersedes, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      factId,
      pathwayId,
      n,
      `c${n}`,
      fact.kind,
      JSON.stringify(fact.all),
      new Date(fact.happenedAt),
      new Date(at),
      fact.source,
      fact.sourceId ?? null,
      corrected ? fact.supersedes : null,
      actor.userId,
    ],
  );
  await writeCommand(sql, {
    ...numbered,
    pathwayId,
    by: actor.userId,
    victim: door.schema === 'victim',
    payload: {
      type: 'fact',
      fact: {
        kind: fact.kind,
        data: codesOf(fact.kind, fact.all),
        happenedAt: Math.min(fact.happenedAt, at),
        learntAt: at,
        ...(corrected ? { supersedes: corrected } : {}),
      },
    },
  });
  await audit(sql, {
    actor: actor.userId,
    action: 'fact.record',
    subjectType: 'fact',
    subjectId: factId,
    pathwayId,
    outcome: 'done',
    detail: { n, source: fact.source },
    correlationId: asked.correlationId,
  });
  return { fact: { factId, pathwayId, n }, repeated: false };
}

/** The name the workflow knows the corrected fact by. */
async function correctable(
  sql: Sql,
  table: string,
  pathwayId: string,
  id: string,
  kind: string,
): Promise<string> {
  const problem = (message: string): never => {
    throw new Backout(invalid([{ field: 'supersedes', message }]));
  };
  if (!isUuid(id)) return problem('the id of a fact is expected');
  const [old] = await sql.query<{
    ref: string;
    kind: string;
    withdrawn_at: number | null;
    later: string | null;
  }>(
    `SELECT f.ref, f.kind, f.withdrawn_at, (SELECT l.id FROM ${table} l WHERE l.supersedes = f.id AND l.withdrawn_at IS NULL LIMIT 1) AS later
     FROM ${table} f WHERE f.id = $1 AND f.pathway_id = $2`,
    [id, pathwayId],
  );
  if (!old) return problem('this pathway has no such fact');
  if (old.kind !== kind)
    return problem(`it is of the kind "${old.kind}": a correction keeps the kind; withdraw it instead`);
  if (old.withdrawn_at !== null) return problem('it was withdrawn');
  if (old.later !== null)
    throw new Backout(
      refuse('CONFLICT', 'It has been corrected already: correct the later one.', { with: old.later }),
    );
  return old.ref;
}
