import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = `
CREATE TABLE throughcare.session (
  id_hash bytea NOT NULL, user_id uuid NOT NULL, username text NOT NULL, claimed jsonb NOT NULL DEFAULT '[]', id_token text,
  signed_in_at timestamptz NOT NULL DEFAULT now(), seen_at timestamptz NOT NULL DEFAULT now(), ends_at timestamptz NOT NULL,
  CONSTRAINT session_pk PRIMARY KEY (id_hash),
  CONSTRAINT session_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE INDEX session_of_user ON throughcare.session (user_id);
CREATE INDEX session_ends ON throughcare.session (ends_at);
CREATE TABLE throughcare.sign_in (
  id_hash bytea NOT NULL, state text NOT NULL, nonce text NOT NULL, verifier text NOT NULL, return_to text NOT NULL,
  ends_at timestamptz NOT NULL,
  CONSTRAINT sign_in_pk PRIMARY KEY (id_hash)
);
CREATE INDEX sign_in_ends ON throughcare.sign_in (ends_at);
-- Only the api signs people in. When a session began and must end is settled when it is made.
GRANT SELECT, INSERT, DELETE, UPDATE (seen_at) ON throughcare.session TO throughcare_app;
GRANT SELECT, INSERT, DELETE ON throughcare.sign_in TO throughcare_app;
`;

/** Workbench sessions, and browsers on their way to the issuer (docs/decisions/0021). */
export class Sessions1795000000009 implements MigrationInterface {
  readonly name = 'Sessions1795000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.sign_in');
    await runner.query('DROP TABLE throughcare.session');
  }
}
