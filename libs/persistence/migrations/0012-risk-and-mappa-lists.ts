import { type MigrationInterface, type QueryRunner } from 'typeorm';

const INDICES = {
  pathway_roh: 'roh',
  pathway_mappa_level: 'mappa_level',
  pathway_mappa_category: 'mappa_category',
} as const;

/** Cases by risk of harm and by MAPPA level and category, soonest release first (002 R14). */
export class RiskAndMappaLists1795000000012 implements MigrationInterface {
  readonly name = 'RiskAndMappaLists1795000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, column] of Object.entries(INDICES))
      await runner.query(
        `CREATE INDEX ${name} ON throughcare.pathway (${column}, release_on, id) WHERE ${column} IS NOT NULL`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDICES)) await runner.query(`DROP INDEX throughcare.${name}`);
  }
}
