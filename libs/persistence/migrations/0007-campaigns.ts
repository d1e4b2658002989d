import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE throughcare.campaign (
  id uuid NOT NULL DEFAULT gen_random_uuid(), change text NOT NULL, title text NOT NULL, place_code text, state text NOT NULL, held_from text,
  not_before timestamptz, rate integer NOT NULL, cursor uuid,
  total integer NOT NULL DEFAULT 0, looked integer NOT NULL DEFAULT 0, touched integer NOT NULL DEFAULT 0, applied integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0, failed integer NOT NULL DEFAULT 0, clocks_moved integer NOT NULL DEFAULT 0,
  would_be_late integer NOT NULL DEFAULT 0, opened integer NOT NULL DEFAULT 0, withdrawn integer NOT NULL DEFAULT 0,
  created_by uuid NOT NULL, started_by uuid, created_at timestamptz NOT NULL DEFAULT now(), started_at timestamptz, finished_at timestamptz,
  CONSTRAINT campaign_pk PRIMARY KEY (id),
  CONSTRAINT campaign_state CHECK (state IN ('planning', 'planned', 'applying', 'paused', 'done', 'cancelled'))
);
CREATE INDEX campaign_place ON throughcare.campaign (place_code, created_at);
CREATE TABLE throughcare.campaign_case (
  campaign_id uuid NOT NULL, pathway_id uuid NOT NULL, state text NOT NULL, clocks_moved integer NOT NULL DEFAULT 0,
  late integer NOT NULL DEFAULT 0, detail jsonb NOT NULL DEFAULT '{}', problem text, at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT campaign_case_pk PRIMARY KEY (campaign_id, pathway_id),
  CONSTRAINT campaign_case_state CHECK (state IN ('planned', 'applied', 'skipped', 'failed')),
  CONSTRAINT campaign_case_campaign_fk FOREIGN KEY (campaign_id) REFERENCES throughcare.campaign(id) ON DELETE CASCADE,
  CONSTRAINT campaign_case_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
GRANT SELECT, INSERT, UPDATE, DELETE ON throughcare.campaign, throughcare.campaign_case TO throughcare_engine;
GRANT SELECT ON throughcare.campaign, throughcare.campaign_case TO throughcare_app;
GRANT INSERT ON throughcare.campaign TO throughcare_app;
GRANT UPDATE (state, held_from, cursor, started_by, started_at, finished_at, failed) ON throughcare.campaign TO throughcare_app;
GRANT UPDATE (state, problem) ON throughcare.campaign_case TO throughcare_app;
`;

/** Changes of the rules on their way through many cases (docs/decisions/0016). */
export class Campaigns1795000000007 implements MigrationInterface {
  readonly name = 'Campaigns1795000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.campaign_case');
    await runner.query('DROP TABLE throughcare.campaign');
  }
}
