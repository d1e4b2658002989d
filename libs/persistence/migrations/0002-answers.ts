import { type MigrationInterface, type QueryRunner } from 'typeorm';

const table = (schema: string, roles: string): string => `
CREATE TABLE ${schema}.answered (
  actor_id uuid NOT NULL, command_id text NOT NULL, action text NOT NULL, answer jsonb, at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT answered_pk PRIMARY KEY (actor_id, command_id)
);
CREATE INDEX answered_at ON ${schema}.answered (at);
GRANT SELECT, INSERT, UPDATE (answer) ON ${schema}.answered TO ${roles};
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.answered TO throughcare_engine;
`;

/** A command id answers once, whatever was asked under it: also a claim, which writes no command. */
export class Answers1795000000002 implements MigrationInterface {
  readonly name = 'Answers1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE throughcare.command DROP COLUMN answer');
    await runner.query(table('throughcare', 'throughcare_app, throughcare_victim'));
    await runner.query(table('victim', 'throughcare_victim'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE victim.answered');
    await runner.query('DROP TABLE throughcare.answered');
    await runner.query('ALTER TABLE throughcare.command ADD COLUMN answer jsonb');
  }
}
