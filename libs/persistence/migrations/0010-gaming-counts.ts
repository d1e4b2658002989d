import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TASK_SCHEMAS = ['throughcare', 'victim'] as const;
const COUNTED = `state = 'DONE' AND type IN ('enforce.judge-absence', 'licence.make-in-prison', 'manager.decide-deferral', 'risk.review', 'roh.review-custody')`;
const ROH_CHANGED = `events @> '[{"e": "FactRecorded", "fact": {"kind": "roh-changed"}}]'::jsonb`;

/** What is counted against gaming is found by its period, not by reading every case (pathway.md, "Against gaming"). */
export class GamingCounts1795000000010 implements MigrationInterface {
  readonly name = 'GamingCounts1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of TASK_SCHEMAS)
      await runner.query(
        `CREATE INDEX task_counted ON ${schema}.task (type, done_at, team_id) WHERE ${COUNTED}`,
      );
    await runner.query(
      `CREATE INDEX command_overrides ON throughcare.command (accepted_at, accepted_by) WHERE type = 'override-gate'`,
    );
    await runner.query(
      `CREATE INDEX journal_roh_changed ON throughcare.journal (at, pathway_id, seq) WHERE ${ROH_CHANGED}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX throughcare.journal_roh_changed');
    await runner.query('DROP INDEX throughcare.command_overrides');
    for (const schema of TASK_SCHEMAS) await runner.query(`DROP INDEX ${schema}.task_counted`);
  }
}
