import { type Database, type Sql } from '#persistence/database.js';
import { victimAreasOf, victimTeamIdsOf, type Actor } from '#identity/actor.js';
import { Backout, refuse, type Refused } from './outcome.js';

/** The two roles that act for people: one has no right at all on victim data, the other only in its areas and on what climbed to its teams. */
export interface ActingDoors {
  readonly app: Database;
  readonly victim: Database;
}

export type Schema = 'throughcare' | 'victim';

/** One door, opened for somebody. */
export interface Door {
  readonly schema: Schema;
  readonly run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
}

/** The doors somebody may use, the ordinary one first. */
export function doorsFor(doors: ActingDoors, actor: Actor): Door[] {
  const ordinary: Door = { schema: 'throughcare', run: (work) => doors.app.transaction(work) };
  const teams = victimTeamIdsOf(actor);
  if (teams.length === 0) return [ordinary];
  const reach = {
    'throughcare.areas': victimAreasOf(actor).join(','),
    'throughcare.teams': teams.join(','),
  };
  return [ordinary, { schema: 'victim', run: (work) => doors.victim.transaction(work, reach) }];
}

interface Answered {
  readonly action: string;
  readonly answer: unknown;
}

/**
 * Runs work in a transaction; under a command id of its author only once: a repeat gets the first answer, refusals too.
 * @param action what is asked, of what: one command id used for two things is a conflict
 */
export async function once<T>(
  door: Door,
  actor: Actor,
  action: string,
  commandId: string | undefined,
  work: (sql: Sql) => Promise<T | Refused>,
): Promise<T | Refused> {
  if (commandId === undefined) return backingOut(() => door.run(work));
  const answered = `${door.schema}.answered`;
  const first = async (sql: Sql): Promise<{ mine: boolean; answer?: Answered }> => {
    const rows = await sql.query(
      `INSERT INTO ${answered} (actor_id, command_id, action) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
      [actor.userId, commandId, action],
    );
    if (rows.length > 0) return { mine: true };
    const [answer] = await sql.query<Answered>(
      `SELECT action, answer FROM ${answered} WHERE actor_id = $1 AND command_id = $2`,
      [actor.userId, commandId],
    );
    return { mine: false, answer };
  };
  const keep = (sql: Sql, answer: unknown): Promise<unknown> =>
    sql.query(`UPDATE ${answered} SET answer = $3 WHERE actor_id = $1 AND command_id = $2`, [
      actor.userId,
      commandId,
      JSON.stringify(answer),
    ]);
  const repeated = (answer: Answered | undefined): T | Refused =>
    answer?.action === action
      ? (answer.answer as T | Refused)
      : refuse(
          'CONFLICT',
          `The command id "${commandId}" was used for something else: choose a new one for each thing you ask.`,
        );
  const result = await backingOut(() =>
    door.run(async (sql) => {
      const { mine, answer } = await first(sql);
      if (!mine) return { kind: 'repeated' as const, value: repeated(answer) };
      const fresh = await work(sql);
      await keep(sql, fresh);
      return { kind: 'fresh' as const, value: fresh };
    }),
  );
  if (result.kind !== 'refused') return result.value;
  // What was done is undone, but that it was refused is remembered.
  await door.run(async (sql) => {
    if ((await first(sql)).mine) await keep(sql, result);
  });
  return result;
}

async function backingOut<T>(work: () => Promise<T>): Promise<T | Refused> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Backout) return error.refused;
    throw error;
  }
}
