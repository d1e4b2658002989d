import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What was corrected is known without reading every fact: for movements, which leave it out (docs/decisions/0029). */
export class SupersededFacts1795000000021 implements MigrationInterface {
  readonly name = 'SupersededFacts1795000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX fact_supersedes ON throughcare.fact (supersedes) WHERE supersedes IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX throughcare.fact_supersedes');
  }
}
