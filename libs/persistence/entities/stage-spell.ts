import { EntitySchema } from 'typeorm';
import { flag, instant, int, orNull, pathway, primary, text } from './columns.js';

/** How long a case was, or is, in a stage. */
export interface StageSpellRow {
  pathway_id: string;
  /** The turn that reached the stage. */
  seq: number;
  stage: string;
  /** Kind of sentence when it was reached; `unknown` before there is one. */
  kind: string;
  began_at: Date;
  ended_at: Date | null;
  /** False where its beginning was not seen: the case was adopted in it, or the journal had a gap. */
  whole: boolean;
}
export const stageSpell = new EntitySchema<StageSpellRow>({
  name: 'stage_spell',
  schema: 'throughcare',
  columns: {
    pathway_id: pathway('stage_spell', primary),
    seq: int(primary),
    stage: text(),
    kind: text(),
    began_at: instant(),
    ended_at: instant(orNull),
    whole: flag(),
  },
  indices: [
    { name: 'stage_spell_present', columns: ['stage', 'kind', 'began_at'], where: 'ended_at IS NULL' },
    {
      name: 'stage_spell_finished',
      columns: ['stage', 'kind', 'ended_at', 'began_at'],
      where: 'ended_at IS NOT NULL AND whole',
    },
  ],
});
