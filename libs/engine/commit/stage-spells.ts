import { type Sql, type Statement } from '#persistence/database.js';
import { isoInstant } from '#domain/time.js';
import { type Batch } from '#workflows/runtime/events.js';
import { type Scene } from './task-rows.js';

/** Ends the present spell, and begins the next where $3 names its stage. $6: whether this turn saw it begin. */
const TURN: Statement = {
  name: 'commit-spell',
  text: `
    WITH left_it AS (
      UPDATE throughcare.stage_spell SET ended_at = $5 WHERE pathway_id = $1 AND ended_at IS NULL
    )
    INSERT INTO throughcare.stage_spell (pathway_id, seq, stage, kind, began_at, whole)
    SELECT $1, $2, $3, $4, $5, $6 WHERE $3::text IS NOT NULL`,
};
/** The same after a gap in the journal: a spell that still lasts goes on, one that does not ended nobody knows when. */
const GAP: Statement = {
  name: 'commit-spell-gap',
  text: `
    WITH left_it AS (
      UPDATE throughcare.stage_spell SET ended_at = $5, whole = false
      WHERE pathway_id = $1 AND ended_at IS NULL AND stage IS DISTINCT FROM $3
    )
    INSERT INTO throughcare.stage_spell (pathway_id, seq, stage, kind, began_at, whole)
    SELECT $1, $2, $3, $4, $5, $6 WHERE $3::text IS NOT NULL
      AND NOT EXISTS (SELECT FROM throughcare.stage_spell WHERE pathway_id = $1 AND ended_at IS NULL AND stage = $3)`,
};

const LEAVES: ReadonlySet<string> = new Set(['StageReached', 'EpisodeOpened', 'Ended']);

/** Keeps how long the case is in each stage; a statement only where the turn left or reached one. */
export async function keepSpells(sql: Sql, scene: Scene, batch: Batch, whole: boolean): Promise<void> {
  if (!whole && !batch.events.some(({ e }) => LEAVES.has(e))) return;
  const { pathwayId, state, view, at } = scene;
  const adopted = batch.events.some((event) => event.e === 'FactRecorded' && event.fact.kind === 'imported');
  await sql.query(whole ? GAP : TURN, [
    pathwayId,
    batch.seq,
    state.endedAt === undefined ? (state.stage ?? null) : null,
    view.kind ?? 'unknown',
    isoInstant(at),
    !whole && !adopted,
  ]);
}
