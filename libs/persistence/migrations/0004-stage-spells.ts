import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = `
CREATE TABLE throughcare.stage_spell (
  pathway_id uuid NOT NULL, seq integer NOT NULL, stage text NOT NULL, kind text NOT NULL, began_at timestamptz NOT NULL,
  ended_at timestamptz, whole boolean NOT NULL,
  CONSTRAINT stage_spell_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT stage_spell_pk PRIMARY KEY (pathway_id, seq)
);
CREATE INDEX stage_spell_present ON throughcare.stage_spell (stage, kind, began_at) WHERE ended_at IS NULL;
CREATE INDEX stage_spell_finished ON throughcare.stage_spell (stage, kind, ended_at, began_at) WHERE ended_at IS NOT NULL AND whole;
GRANT SELECT, INSERT, UPDATE, DELETE ON throughcare.stage_spell TO throughcare_engine;
GRANT SELECT ON throughcare.stage_spell TO throughcare_app, throughcare_victim;
`;

/** What the journal already knows: a spell lasts from the turn that reached its stage to the next one that left it. */
const FROM_JOURNAL = `
WITH turn AS (
  SELECT j.pathway_id, j.seq, j.at,
    (SELECT e ->> 'stage' FROM jsonb_array_elements(j.events) AS e WHERE e ->> 'e' = 'StageReached' LIMIT 1) AS stage,
    j.events @? '$[*] ? (@.e == "Ended")' AS over,
    j.events @? '$[*] ? (@.e == "FactRecorded" && @.fact.kind == "imported")' AS adopted
  FROM throughcare.journal j
  WHERE j.events @? '$[*] ? (@.e == "StageReached" || @.e == "EpisodeOpened" || @.e == "Ended")'
), spell AS (
  SELECT turn.*, lead(at) OVER (PARTITION BY pathway_id ORDER BY seq) AS ended_at FROM turn
)
INSERT INTO throughcare.stage_spell (pathway_id, seq, stage, kind, began_at, ended_at, whole)
SELECT s.pathway_id, s.seq, s.stage, CASE WHEN s.stage = 'pre-sentence' THEN 'unknown' ELSE coalesce(p.kind, 'unknown') END,
       s.at, s.ended_at, NOT s.adopted
FROM spell s JOIN throughcare.pathway p ON p.id = s.pathway_id WHERE s.stage IS NOT NULL AND NOT s.over`;

/** How long each case is in each stage, so that one that takes longer than nine in ten can be found (pathway.md, "Stuck"). */
export class StageSpells1795000000004 implements MigrationInterface {
  readonly name = 'StageSpells1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FROM_JOURNAL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.stage_spell');
  }
}
