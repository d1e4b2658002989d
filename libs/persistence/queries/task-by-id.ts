import { openTo } from '#identity/permission/restricted.js';
import { type Doors, type Reads } from './doors.js';
import { type Reader } from './reader.js';
import { taskColumns, type TaskRead } from './task-row.js';
import { mayReadVisor, shownAnswers } from './withheld.js';

/** $2 teams, $3 the reader. */
const VISIBLE = `(t.team_id = ANY($2) OR t.escalated_team_id = ANY($2)) AND ${openTo('t.pathway_id', '$3')}`;

/** One task the reader may see; undefined when there is none, which looks the same as one they may not see. */
export async function taskById(db: Doors, reader: Reader, id: string): Promise<TaskRead | undefined> {
  const read = (reads: Reads, schema: string, teams: readonly string[]): Promise<TaskRead[]> =>
    reads.rows<TaskRead>(`SELECT ${taskColumns('t')} FROM ${schema}.task t WHERE t.id = $1 AND ${VISIBLE}`, [
      id,
      teams,
      reader.userId,
    ]);
  const [ordinary] = await read(db, 'throughcare', reader.teamIds);
  const { victim } = reader;
  if (ordinary || !victim) return ordinary;
  return (await db.throughVictimDoor(victim, (reads) => read(reads, 'victim', victim.teamIds)))[0];
}

/** Tasks the reader may see of those named, in one statement for each schema; in no particular order. */
export async function tasksByIds(db: Doors, reader: Reader, ids: readonly string[]): Promise<TaskRead[]> {
  const read = (reads: Reads, schema: string, teams: readonly string[]): Promise<TaskRead[]> =>
    reads.rows<TaskRead>(
      `SELECT ${taskColumns('t')} FROM ${schema}.task t WHERE t.id = ANY($1::uuid[]) AND ${VISIBLE}`,
      [ids, teams, reader.userId],
    );
  const ordinary = await read(db, 'throughcare', reader.teamIds);
  const { victim } = reader;
  if (!victim || ordinary.length === ids.length) return ordinary;
  const walled = await db.throughVictimDoor(victim, (reads) => read(reads, 'victim', victim.teamIds));
  return [...ordinary, ...walled];
}

/** What was answered, and the draft: words, read only when asked for. */
export interface TaskWords {
  readonly id: string;
  readonly answers: Record<string, unknown> | null;
  readonly draft: Record<string, unknown> | null;
}

/** Words of tasks the reader may see, in one statement for each schema; without what they do not need (withheld.ts). */
export async function taskWords(db: Doors, reader: Reader, ids: readonly string[]): Promise<TaskWords[]> {
  const read = (reads: Reads, schema: string, teams: readonly string[]): Promise<TaskWords[]> =>
    reads.rows<TaskWords>(
      schema === 'victim'
        ? `SELECT t.id, t.answers, t.draft FROM victim.task t WHERE t.id = ANY($1::uuid[]) AND ${VISIBLE}`
        : `SELECT t.id, ${shownAnswers('answers', '$3')} AS answers, ${shownAnswers('draft', '$3')} AS draft
             FROM throughcare.task t WHERE t.id = ANY($1::uuid[]) AND ${VISIBLE} AND ${mayReadVisor('$3')}`,
      [ids, teams, reader.userId],
    );
  const ordinary = await read(db, 'throughcare', reader.teamIds);
  const { victim } = reader;
  if (!victim || ordinary.length === ids.length) return ordinary;
  return [
    ...ordinary,
    ...(await db.throughVictimDoor(victim, (reads) => read(reads, 'victim', victim.teamIds))),
  ];
}

/**
 * Tasks that one accepted command opened, as far as the reader may see them: those of the turn that applied it.
 * @param n the command's number; nothing while it has not been applied
 */
export async function openedByCommand(
  db: Doors,
  reader: Reader,
  pathwayId: string,
  n: number,
): Promise<TaskRead[]> {
  const read = (reads: Reads, schema: string, event: string, teams: readonly string[]): Promise<TaskRead[]> =>
    reads.rows<TaskRead>(
      `SELECT ${taskColumns('t')} FROM ${schema}.journal j CROSS JOIN LATERAL jsonb_array_elements(j.events) AS e(event)
         JOIN ${schema}.task t ON t.pathway_id = j.pathway_id AND t.key = ${event}->>'key' AND t.round = (${event}->>'round')::int
        WHERE j.pathway_id = $1 AND ${event}->>'e' = 'TaskOpened' AND ${VISIBLE}
          AND j.seq = (SELECT seq FROM throughcare.journal WHERE pathway_id = $1 AND applied >= $4 ORDER BY seq LIMIT 1)
        ORDER BY t.due_at NULLS LAST, t.id`,
      [pathwayId, teams, reader.userId, n],
    );
  const ordinary = await read(db, 'throughcare', 'e.event', reader.teamIds);
  const { victim } = reader;
  if (!victim) return ordinary;
  const walled = await db.throughVictimDoor(victim, (reads) =>
    read(reads, 'victim', `(e.event->1)`, victim.teamIds),
  );
  return [...ordinary, ...walled];
}

/** Whether a turn has applied this command. */
export async function isApplied(db: Doors, pathwayId: string, n: number): Promise<boolean> {
  const rows = await db.rows<{ applied: number }>('SELECT applied FROM throughcare.pathway WHERE id = $1', [
    pathwayId,
  ]);
  return (rows[0]?.applied ?? 0) >= n;
}
