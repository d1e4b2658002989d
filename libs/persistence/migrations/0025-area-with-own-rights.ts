import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whoever asks for a victim's area sees the facts that say so with their own rights; only the trigger that moves a record has more. */
export class AreaWithOwnRights1795000000025 implements MigrationInterface {
  readonly name = 'AreaWithOwnRights1795000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER FUNCTION victim.area_of(uuid, text) SECURITY INVOKER');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER FUNCTION victim.area_of(uuid, text) SECURITY DEFINER');
  }
}
