import { randomUUID } from 'node:crypto';
import { type Actor } from '#identity/actor.js';
import { type Sql } from '#persistence/database.js';
import { pathwaysByIds } from '#persistence/queries/pathway-list.js';
import { readerOf } from '#persistence/queries/reader.js';
import { type State } from '#workflows/runtime/state.js';
import { doorsFor, once, type Door } from '../../doors.js';
import { isUuid } from '../../ids.js';
import { invalid, refuse, type Problem, type Refused } from '../../outcome.js';
import { type Acting, type RehearsalResult } from './commands.js';
import { copyWithoutVictims } from './copy-case.js';
import { inventedFacts, readInvented, type InventedCase } from './invent-case.js';
import { beginFrom, beginWith, type Taken } from './play.js';
import { insertRehearsal, insertStep, MOST_REHEARSALS, type Room, type SaidOf } from './store.js';

export interface Start {
  readonly title: string;
  /** The case to copy … */
  readonly pathwayId?: string;
  /** … or what to choose of an invented one. */
  readonly invented?: unknown;
}

const LONGEST_TITLE = 100;
const NO_CASE = refuse('NOT_FOUND', 'There is no such case, or it is not one you work with.');

/**
 * Begins a rehearsal: on a copy of a case as it stands now, without victims, or on an invented one as it stands on its first day.
 * @param readLedger the ledger of a case; only asked for a case that the actor may see
 */
export async function startRehearsal(
  room: Room,
  { actor, asked }: Pick<Acting, 'actor' | 'asked'>,
  start: Start,
  readLedger: (pathwayId: string) => Promise<State>,
): Promise<RehearsalResult> {
  const [door] = doorsFor(room.db, actor) as [Door];
  const title = start.title.trim();
  const problems = problemsOf(start, title);
  if (problems.length > 0) return invalid(problems);
  const { pathwayId } = start;
  if (pathwayId !== undefined) {
    const [seen] = isUuid(pathwayId) ? await pathwaysByIds(room.db, readerOf(actor), [pathwayId]) : [];
    if (!seen) return NO_CASE;
    const real = await readLedger(pathwayId);
    if (real.seq === 0)
      return refuse('WRONG_STATE', 'This case has only just been opened. Try again in a moment.');
    return once(door, actor, `rehearse:${pathwayId}`, asked.commandId, async (sql) =>
      keep(sql, room, actor, { title, pathwayId, said: {} }, () =>
        beginFrom(copyWithoutVictims(real), Date.now()),
      ),
    );
  }
  const chosen = readInvented(start.invented);
  if (Array.isArray(chosen)) return invalid(chosen as Problem[]);
  const invented = chosen as InventedCase;
  return once(door, actor, `rehearse:${title}`, asked.commandId, async (sql) => {
    const unknown = await unknownPlaces(sql, invented);
    if (unknown.length > 0) return invalid(unknown);
    const { facts, at } = inventedFacts(invented);
    const said = { kind: invented.kind, months: invented.months, sentencedOn: invented.sentencedOn };
    return keep(sql, room, actor, { title, said }, () => beginWith(randomUUID(), facts, at));
  });
}

function problemsOf({ pathwayId, invented }: Start, title: string): Problem[] {
  const problems: Problem[] = [];
  if (title === '' || title.includes('\0'))
    problems.push({ field: 'title', message: 'give the rehearsal a name, such as "Release moves to June"' });
  if (title.length > LONGEST_TITLE)
    problems.push({ field: 'title', message: `a name of at most ${LONGEST_TITLE} characters is expected` });
  if ((pathwayId === undefined) === (invented === undefined || invented === null))
    problems.push({ field: 'pathwayId', message: 'either a case to copy, or an invented one, is expected' });
  return problems;
}

async function unknownPlaces(sql: Sql, { prison, area }: InventedCase): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [field, code] of Object.entries({ prison, area })) {
    if (code === undefined) continue;
    const kind = field === 'prison' ? 'prison' : 'area';
    const [known] = await sql.query('SELECT 1 FROM throughcare.place WHERE code = $1 AND kind = $2', [
      code,
      kind,
    ]);
    if (!known)
      problems.push({
        field,
        message: `"${code}" is not ${kind === 'prison' ? 'a prison' : 'an area'} this service knows`,
      });
  }
  return problems;
}

async function keep(
  sql: Sql,
  room: Room,
  actor: Actor,
  { title, pathwayId, said }: { title: string; pathwayId?: string; said: SaidOf },
  begin: () => Taken,
): Promise<RehearsalResult | Refused> {
  const [held] = await sql.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM throughcare.rehearsal WHERE owner_id = $1 AND until > now()',
    [actor.userId],
  );
  if ((held?.n ?? 0) >= MOST_REHEARSALS)
    return refuse(
      'WRONG_STATE',
      `You have ${MOST_REHEARSALS} rehearsals already. End one that you need no longer.`,
    );
  const id = await insertRehearsal(sql, { owner: actor.userId, title, pathwayId });
  await insertStep(sql, room, actor, id, 0, { kind: 'begun', said, taken: begin() });
  return { kind: 'done', id };
}
