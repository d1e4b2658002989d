import { type Reads } from './doors.js';
import { type Reader } from './reader.js';

/** A filter of the team queue under a name. */
export interface QueueViewRead {
  readonly id: string;
  readonly name: string;
  /** The filter as it stands in the queue's address. */
  readonly query: string;
  readonly ownerId: string;
  readonly teamId: string | null;
}

const COLUMNS = 'v.id, v.name, v.query, v.owner_id AS "ownerId", v.team_id AS "teamId"';
/** $1 the reader, $2 their teams. */
const VISIBLE = `((v.team_id IS NULL AND v.owner_id = $1) OR v.team_id = ANY($2::uuid[]))`;

/** Views of the reader, and those shared with a team of theirs, by name. */
export const queueViewsOf = (reads: Reads, reader: Reader): Promise<QueueViewRead[]> =>
  reads.rows(
    `SELECT ${COLUMNS} FROM throughcare.queue_view v WHERE ${VISIBLE} ORDER BY lower(v.name), v.id`,
    [reader.userId, reader.teamIds],
  );

/** One of them; undefined for any other. @param id a uuid */
export const queueViewById = async (
  reads: Reads,
  reader: Reader,
  id: string,
): Promise<QueueViewRead | undefined> =>
  (
    await reads.rows<QueueViewRead>(
      `SELECT ${COLUMNS} FROM throughcare.queue_view v WHERE v.id = $3 AND ${VISIBLE}`,
      [reader.userId, reader.teamIds, id],
    )
  )[0];
