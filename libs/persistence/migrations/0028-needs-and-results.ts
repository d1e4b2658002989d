import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TASK_SCHEMAS = ['throughcare', 'victim'] as const;
const NEEDS = `state = 'DONE' AND type IN ('induction.assess-needs', 'plan.write', 'resettlement.reassess-needs')`;
const RESULTS = `state = 'DONE' AND type = 'psr.record-result'`;

/** What people need and what courts decided is counted without reading every task of every case (docs/decisions/0029). */
export class NeedsAndResults1795000000028 implements MigrationInterface {
  readonly name = 'NeedsAndResults1795000000028';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of TASK_SCHEMAS) {
      await runner.query(
        `CREATE INDEX task_needs ON ${schema}.task (pathway_id, type, done_at) WHERE ${NEEDS}`,
      );
      await runner.query(
        `CREATE INDEX task_results ON ${schema}.task (place_code, done_at) WHERE ${RESULTS}`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of TASK_SCHEMAS) {
      await runner.query(`DROP INDEX ${schema}.task_results`);
      await runner.query(`DROP INDEX ${schema}.task_needs`);
    }
  }
}
