import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { CASE_TABLES } from './0001-case-tables.js';
import { REFERENCES } from './0001-references.js';
import { RIGHTS } from './0001-rights.js';
import { WORK_TABLES } from './0001-work-tables.js';

/** The three schemas with their rights, from the first day: what is about victims was never anywhere else. */
export class Foundation1795000000001 implements MigrationInterface {
  readonly name = 'Foundation1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SCHEMA throughcare; CREATE SCHEMA victim; CREATE SCHEMA audit');
    for (const part of [CASE_TABLES, WORK_TABLES, REFERENCES, RIGHTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP SCHEMA audit CASCADE; DROP SCHEMA victim CASCADE; DROP SCHEMA throughcare CASCADE',
    );
  }
}
