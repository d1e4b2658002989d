import { type Sql } from '#persistence/database.js';
import { type CommitRequest } from '#workflows/activities.types.js';
import { stuckColumns } from '../stuck-columns.js';
import { writeSide } from './side-statements.js';

/** Key of the stuck row of a workflow whose history contradicts the journal. */
export const DIVERGED = 'commit:diverged';

/** Refuses a turn that contradicts the journal: on the stuck list at once, and in the audit with what was offered. */
export async function diverged(
  sql: Sql,
  { pathwayId, batch }: CommitRequest,
  have: number,
  known: ReadonlySet<string>,
): Promise<void> {
  if (known.has(DIVERGED)) return;
  const stuck = stuckColumns(
    { cause: 'diverged', since: Date.now(), detail: `offered turn ${batch.seq}, the journal has ${have}` },
    'commit',
  );
  await sql.query(writeSide('throughcare', ['stuck']), [
    pathwayId,
    JSON.stringify({ stuck: { up: [{ key: DIVERGED, ...stuck }], gone: [] } }),
  ]);
  await sql.query(
    `INSERT INTO audit.event (action, subject_type, subject_id, pathway_id, outcome, detail)
     VALUES ('commit', 'pathway', $1::uuid::text, $1::uuid, 'diverged', $2)`,
    [pathwayId, JSON.stringify({ offered: batch.seq, prev: batch.prev, have })],
  );
}
