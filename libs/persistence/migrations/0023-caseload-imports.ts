import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE throughcare.caseload_import (
  id uuid NOT NULL DEFAULT gen_random_uuid(), user_id uuid NOT NULL, file_name text NOT NULL, content bytea, bytes integer NOT NULL,
  state text NOT NULL DEFAULT 'waiting', step text, done_bytes integer NOT NULL DEFAULT 0, settled_bytes integer NOT NULL DEFAULT 0,
  confirmed boolean NOT NULL DEFAULT false, redates jsonb, problem text,
  asked_at timestamptz NOT NULL DEFAULT now(), beat_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
  CONSTRAINT caseload_import_pk PRIMARY KEY (id),
  CONSTRAINT caseload_import_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT caseload_import_state CHECK (state IN ('waiting', 'running', 'asks', 'stopped', 'done', 'failed'))
);
CREATE INDEX caseload_import_of ON throughcare.caseload_import (user_id, asked_at);
CREATE INDEX caseload_import_asked ON throughcare.caseload_import (asked_at);
CREATE TABLE throughcare.caseload_import_line (
  import_id uuid NOT NULL, line integer NOT NULL, outcome text NOT NULL, who text, pathway_id uuid,
  problems jsonb NOT NULL DEFAULT '[]', held jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT caseload_import_line_pk PRIMARY KEY (import_id, line),
  CONSTRAINT caseload_import_line_of_fk FOREIGN KEY (import_id) REFERENCES throughcare.caseload_import(id) ON DELETE CASCADE,
  CONSTRAINT caseload_import_line_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT caseload_import_line_outcome CHECK (outcome IN ('created', 'updated', 'unchanged', 'refused'))
);
CREATE INDEX caseload_import_line_of_pathway ON throughcare.caseload_import_line (pathway_id);
-- Whoever imports hands the file in and never reads it back: it may say who the victims are.
GRANT SELECT (id, user_id, file_name, bytes, state, step, done_bytes, confirmed, redates, problem, asked_at, beat_at, ended_at),
  INSERT (user_id, file_name, content, bytes), UPDATE (state, confirmed, beat_at) ON throughcare.caseload_import TO throughcare_app;
GRANT SELECT ON throughcare.caseload_import_line TO throughcare_app;
GRANT SELECT, UPDATE, DELETE ON throughcare.caseload_import TO throughcare_engine;
GRANT SELECT, INSERT ON throughcare.caseload_import_line TO throughcare_engine;
`;

/** Caseload files that people import in the browser, and what became of each line (docs/how-to/import.md). */
export class CaseloadImports1795000000023 implements MigrationInterface {
  readonly name = 'CaseloadImports1795000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.caseload_import_line; DROP TABLE throughcare.caseload_import');
  }
}
