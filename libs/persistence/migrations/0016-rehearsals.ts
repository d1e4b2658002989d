import { type MigrationInterface, type QueryRunner } from 'typeorm';

const UP = `
CREATE TABLE throughcare.rehearsal (
  id uuid NOT NULL DEFAULT gen_random_uuid(), owner_id uuid NOT NULL, team_id uuid, title text NOT NULL, pathway_id uuid,
  begun_at timestamptz NOT NULL DEFAULT now(), until timestamptz NOT NULL,
  CONSTRAINT rehearsal_pk PRIMARY KEY (id),
  CONSTRAINT rehearsal_owner_fk FOREIGN KEY (owner_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT rehearsal_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id) ON DELETE CASCADE,
  CONSTRAINT rehearsal_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
CREATE INDEX rehearsal_of ON throughcare.rehearsal (owner_id, begun_at);
CREATE INDEX rehearsal_shared ON throughcare.rehearsal (team_id, begun_at);
CREATE INDEX rehearsal_until ON throughcare.rehearsal (until);
CREATE TABLE throughcare.rehearsal_step (
  rehearsal_id uuid NOT NULL, n integer NOT NULL, kind text NOT NULL, said jsonb NOT NULL DEFAULT '{}', clock timestamptz NOT NULL,
  wake_at timestamptz, state bytea NOT NULL, happened jsonb NOT NULL DEFAULT '[]', more integer NOT NULL DEFAULT 0, by_id uuid NOT NULL,
  taken_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT rehearsal_step_pk PRIMARY KEY (rehearsal_id, n),
  CONSTRAINT rehearsal_step_kind CHECK (kind IN ('begun', 'moved', 'answered', 'fact')),
  CONSTRAINT rehearsal_step_of_fk FOREIGN KEY (rehearsal_id) REFERENCES throughcare.rehearsal(id) ON DELETE CASCADE
);
-- A step that was taken is never changed: to go back is to take it away.
GRANT SELECT, INSERT, DELETE, UPDATE (team_id) ON throughcare.rehearsal TO throughcare_app;
GRANT SELECT, INSERT, DELETE ON throughcare.rehearsal_step TO throughcare_app;
GRANT SELECT, DELETE ON throughcare.rehearsal, throughcare.rehearsal_step TO throughcare_engine;
`;

/** Cases that somebody tries out, and the steps they take there (docs/decisions/0030). */
export class Rehearsals1795000000016 implements MigrationInterface {
  readonly name = 'Rehearsals1795000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.rehearsal_step; DROP TABLE throughcare.rehearsal');
  }
}
