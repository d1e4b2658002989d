import { type MigrationInterface, type QueryRunner } from 'typeorm';

const trigger = (first: string): string => `
CREATE OR REPLACE FUNCTION throughcare.restrict_as_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN${first}
  INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_at, restricted_by)
  SELECT NEW.id, r.ground, r.reason, r.restricted_at, r.restricted_by FROM throughcare.restricted_case r
    JOIN throughcare.pathway p ON p.id = r.pathway_id WHERE p.person_id = NEW.person_id AND p.id <> NEW.id LIMIT 1;
  INSERT INTO throughcare.restricted_case_name (pathway_id, user_id, named_at, named_by)
  SELECT DISTINCT ON (n.user_id) NEW.id, n.user_id, n.named_at, n.named_by FROM throughcare.restricted_case_name n
    JOIN throughcare.pathway p ON p.id = n.pathway_id WHERE p.person_id = NEW.person_id AND p.id <> NEW.id;
  RETURN NULL;
END $$`;

/**
 * A case that is opened waits for whoever is restricting the person's cases, by a lock of its own: not by that of the reference, which
 * an update of a case takes too when its transaction has updated it before (docs/decisions/0023).
 */
export class PersonLock1795000000027 implements MigrationInterface {
  readonly name = 'PersonLock1795000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      trigger('\n  PERFORM FROM throughcare.person WHERE id = NEW.person_id FOR NO KEY UPDATE;'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(trigger(''));
  }
}
