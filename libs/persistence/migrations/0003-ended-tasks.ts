import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SCHEMAS = ['throughcare', 'victim'] as const;

/** What a team has done is listed as fast as what it has to do, and what was escalated stays to be found when it is done. */
export class EndedTasks1795000000003 implements MigrationInterface {
  readonly name = 'EndedTasks1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(
        `CREATE INDEX task_ended ON ${schema}.task (team_id, state, due_at, id) WHERE state IN ('DONE', 'WITHDRAWN')`,
      );
      await runner.query(`DROP INDEX ${schema}.task_escalated`);
      await runner.query(
        `CREATE INDEX task_escalated ON ${schema}.task (escalated_team_id, state, due_at, id) WHERE escalated_team_id IS NOT NULL`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) {
      await runner.query(`DROP INDEX ${schema}.task_ended`);
      await runner.query(`DROP INDEX ${schema}.task_escalated`);
      await runner.query(
        `CREATE INDEX task_escalated ON ${schema}.task (escalated_team_id, state, due_at, id)
         WHERE state IN ('OPEN', 'CLAIMED', 'SUBMITTED') AND escalated_team_id IS NOT NULL`,
      );
    }
  }
}
