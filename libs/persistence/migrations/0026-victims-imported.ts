import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a caseload file says of a victim stands apart from what victim liaison keeps: `{ number, child, in }`, with the number that
 * their own file has. The reference is the one the case knows the victim by, for every victim (docs/decisions/0026).
 */
export class VictimsImported1795000000026 implements MigrationInterface {
  readonly name = 'VictimsImported1795000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE victim.person ADD COLUMN imported jsonb');
    await runner.query(`
      UPDATE victim.person SET imported = jsonb_strip_nulls(jsonb_build_object('number', reference, 'child', details->'child', 'in', details->'in')),
             reference = id::text, details = details - 'in'
       WHERE created_by IS NULL AND reference <> id::text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE victim.person SET reference = imported->>'number', details = details || (imported - 'number') WHERE imported IS NOT NULL`);
    await runner.query('ALTER TABLE victim.person DROP COLUMN imported');
  }
}
