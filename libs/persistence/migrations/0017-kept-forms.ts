import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLE = `
CREATE TABLE throughcare.kept_form (
  id_hash bytea NOT NULL, user_id uuid NOT NULL, sealed text NOT NULL, ends_at timestamptz NOT NULL,
  CONSTRAINT kept_form_pk PRIMARY KEY (id_hash),
  CONSTRAINT kept_form_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE INDEX kept_form_user ON throughcare.kept_form (user_id);
CREATE INDEX kept_form_ends ON throughcare.kept_form (ends_at);
GRANT SELECT, INSERT, DELETE ON throughcare.kept_form TO throughcare_app;
`;

/** Forms that were sent when the session was over, until their person has signed in again (docs/decisions/0027). */
export class KeptForms1795000000017 implements MigrationInterface {
  readonly name = 'KeptForms1795000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.kept_form');
  }
}
