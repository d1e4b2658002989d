import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TABLES = ['restricted_case', 'restricted_case_name', 'restricted_case_opening']
  .map((table) => `throughcare.${table}`)
  .join(', ');

const UP = `
CREATE TABLE throughcare.restricted_case (
  pathway_id uuid NOT NULL, ground text NOT NULL, reason text NOT NULL, restricted_at timestamptz NOT NULL DEFAULT now(),
  restricted_by uuid NOT NULL,
  CONSTRAINT restricted_case_pk PRIMARY KEY (pathway_id),
  CONSTRAINT restricted_case_ground CHECK (ground IN ('staff-relative', 'high-profile')),
  CONSTRAINT restricted_case_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
CREATE TABLE throughcare.restricted_case_name (
  pathway_id uuid NOT NULL, user_id uuid NOT NULL, named_at timestamptz NOT NULL DEFAULT now(), named_by uuid NOT NULL,
  CONSTRAINT restricted_case_name_pk PRIMARY KEY (pathway_id, user_id),
  CONSTRAINT restricted_case_name_case_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.restricted_case(pathway_id) ON DELETE CASCADE,
  CONSTRAINT restricted_case_name_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE TABLE throughcare.restricted_case_opening (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, user_id uuid NOT NULL, reason text NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(), until timestamptz NOT NULL,
  CONSTRAINT restricted_case_opening_pk PRIMARY KEY (id),
  CONSTRAINT restricted_case_opening_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT restricted_case_opening_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE INDEX restricted_case_opening_of ON throughcare.restricted_case_opening (pathway_id, user_id, until);
GRANT SELECT ON ${TABLES} TO throughcare_app, throughcare_victim;
GRANT INSERT, DELETE ON throughcare.restricted_case, throughcare.restricted_case_name TO throughcare_app;
GRANT INSERT ON throughcare.restricted_case_opening TO throughcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${TABLES} TO throughcare_engine;

-- A further case of somebody whose case is restricted is so from its first moment, whichever way it comes.
CREATE FUNCTION throughcare.restrict_as_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO throughcare.restricted_case (pathway_id, ground, reason, restricted_at, restricted_by)
  SELECT NEW.id, r.ground, r.reason, r.restricted_at, r.restricted_by FROM throughcare.restricted_case r
    JOIN throughcare.pathway p ON p.id = r.pathway_id WHERE p.person_id = NEW.person_id AND p.id <> NEW.id LIMIT 1;
  INSERT INTO throughcare.restricted_case_name (pathway_id, user_id, named_at, named_by)
  SELECT DISTINCT ON (n.user_id) NEW.id, n.user_id, n.named_at, n.named_by FROM throughcare.restricted_case_name n
    JOIN throughcare.pathway p ON p.id = n.pathway_id WHERE p.person_id = NEW.person_id AND p.id <> NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER pathway_restricted AFTER INSERT ON throughcare.pathway FOR EACH ROW EXECUTE FUNCTION throughcare.restrict_as_person();
`;

/** Cases that are open to named people only (docs/decisions/0023). */
export class RestrictedCases1795000000015 implements MigrationInterface {
  readonly name = 'RestrictedCases1795000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER pathway_restricted ON throughcare.pathway');
    await runner.query('DROP FUNCTION throughcare.restrict_as_person()');
    await runner.query(
      'DROP TABLE throughcare.restricted_case_opening; DROP TABLE throughcare.restricted_case_name; DROP TABLE throughcare.restricted_case',
    );
  }
}
