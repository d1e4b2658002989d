import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A period that was cancelled before it began does not stand in the way of another from the same day; ends are found by their day. */
export class DirectoryCancelled1795000000018 implements MigrationInterface {
  readonly name = 'DirectoryCancelled1795000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE throughcare.membership_period DROP CONSTRAINT membership_period_once;
      CREATE UNIQUE INDEX membership_period_once ON throughcare.membership_period (user_id, team_id, role, from_on)
        WHERE until_on IS NULL OR until_on >= from_on;
      CREATE INDEX membership_period_ends ON throughcare.membership_period (until_on) WHERE until_on IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX throughcare.membership_period_ends;
      DROP INDEX throughcare.membership_period_once;
      DELETE FROM throughcare.membership_period WHERE until_on < from_on;
      ALTER TABLE throughcare.membership_period ADD CONSTRAINT membership_period_once UNIQUE (user_id, team_id, role, from_on);`);
  }
}
