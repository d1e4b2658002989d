import { type Instant } from '#domain/time.js';
import { openTo } from '#identity/permission/restricted.js';
import { type Doors, type Reads } from './doors.js';
import { type Reader } from './reader.js';
import { mayReadVisor } from './withheld.js';

export interface TaskNoteRead {
  readonly id: string;
  readonly taskId: string;
  readonly words: string;
  readonly writtenAt: Instant;
  readonly writtenById: string;
}

/** So many of a task are shown; nobody reads more. */
const MOST = 100;

/** Notes on tasks the reader may see, newest first, in one statement for each schema. */
export async function notesOfTasks(
  db: Doors,
  reader: Reader,
  ids: readonly string[],
): Promise<TaskNoteRead[]> {
  const read = (reads: Reads, schema: string, teams: readonly string[]): Promise<TaskNoteRead[]> =>
    reads.rows(
      `SELECT n.id, n.task_id AS "taskId", n.words, n.written_at AS "writtenAt", n.written_by AS "writtenById"
         FROM ${schema}.task t CROSS JOIN LATERAL
              (SELECT * FROM ${schema}.task_note n WHERE n.task_id = t.id ORDER BY n.written_at DESC, n.id LIMIT ${MOST}) AS n
        WHERE t.id = ANY($1::uuid[]) AND (t.team_id = ANY($2) OR t.escalated_team_id = ANY($2)) AND ${openTo('t.pathway_id', '$3')}
          AND ${mayReadVisor('$3')}
        ORDER BY n.written_at DESC, n.id`,
      [ids, teams, reader.userId],
    );
  const ordinary = await read(db, 'throughcare', reader.teamIds);
  const { victim } = reader;
  if (!victim) return ordinary;
  return [
    ...ordinary,
    ...(await db.throughVictimDoor(victim, (reads) => read(reads, 'victim', victim.teamIds))),
  ];
}
