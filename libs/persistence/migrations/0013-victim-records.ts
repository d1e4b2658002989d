import { type MigrationInterface, type QueryRunner } from 'typeorm';

const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
/** Areas of the reader's own victim liaison units; nobody else's transaction has any (libs/victims/door.ts). */
const LIAISON = `string_to_array(current_setting('throughcare.liaison', true), ',')`;
const ME = `nullif(current_setting('throughcare.user', true), '')::uuid`;
const CASE_IN = (areas: string): string =>
  `EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${areas}))`;

/** The unit of the case, and that of the area the victim lives in where it is another. */
const PERSON = `${CASE_IN(LIAISON)} OR area_code = ANY (${LIAISON})`;
const OF_PERSON = `EXISTS (SELECT FROM victim.person v WHERE v.id = victim_id)`;
const DISCLOSURE = `${CASE_IN(LIAISON)} OR EXISTS (SELECT FROM victim.person v WHERE v.pathway_id = disclosure.pathway_id AND v.reference = disclosure.victim)`;
const TO_MANAGER = `withdrawn_at IS NULL AND EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.om_id = ${ME})`;

const PERSONS = `
ALTER TABLE victim.person ADD COLUMN area_code text, ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN created_by uuid,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN updated_by uuid;
CREATE UNIQUE INDEX victim_person_reference ON victim.person (pathway_id, reference);
ALTER POLICY person_sees ON victim.person USING (${PERSON});
ALTER POLICY person_changes ON victim.person USING (${PERSON}) WITH CHECK (${PERSON});
ALTER POLICY person_adds ON victim.person WITH CHECK (${PERSON});
CREATE TABLE victim.entry (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, victim_id uuid NOT NULL, kind text NOT NULL, on_date date NOT NULL,
  data jsonb NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), recorded_by uuid NOT NULL,
  CONSTRAINT entry_pk PRIMARY KEY (id),
  CONSTRAINT entry_kind CHECK (kind IN ('agreed-note', 'complaint-information', 'former-details')),
  CONSTRAINT entry_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT entry_victim_fk FOREIGN KEY (victim_id) REFERENCES victim.person(id) ON DELETE CASCADE
);
CREATE INDEX entry_victim ON victim.entry (victim_id, recorded_at);
ALTER TABLE victim.entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY entry_engine ON victim.entry TO throughcare_engine USING (true) WITH CHECK (true);
CREATE POLICY entry_sees ON victim.entry FOR SELECT TO throughcare_victim USING (${OF_PERSON});
CREATE POLICY entry_adds ON victim.entry FOR INSERT TO throughcare_victim WITH CHECK (${OF_PERSON});
GRANT SELECT, INSERT ON victim.entry TO throughcare_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON victim.entry TO throughcare_engine;
`;

/** What victim liaison lets the named offender manager know, item by item (004 L953). */
const DISCLOSURES = `
CREATE TABLE victim.disclosure (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, task_id uuid, victim text, item text NOT NULL, purpose text NOT NULL,
  ground text NOT NULL, may_reach_offender boolean NOT NULL DEFAULT false, disclosed_at timestamptz NOT NULL DEFAULT now(), disclosed_by uuid,
  withdrawn_at timestamptz, withdrawn_by uuid, withdrawn_because text,
  CONSTRAINT disclosure_pk PRIMARY KEY (id),
  CONSTRAINT disclosure_task UNIQUE (task_id),
  CONSTRAINT disclosure_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
CREATE INDEX disclosure_case ON victim.disclosure (pathway_id, disclosed_at);
ALTER TABLE victim.disclosure ENABLE ROW LEVEL SECURITY;
CREATE POLICY disclosure_engine ON victim.disclosure TO throughcare_engine USING (true) WITH CHECK (true);
CREATE POLICY disclosure_sees ON victim.disclosure FOR SELECT TO throughcare_victim USING (${DISCLOSURE});
CREATE POLICY disclosure_told ON victim.disclosure FOR SELECT TO throughcare_victim USING (${TO_MANAGER});
CREATE POLICY disclosure_adds ON victim.disclosure FOR INSERT TO throughcare_victim WITH CHECK (${DISCLOSURE});
CREATE POLICY disclosure_changes ON victim.disclosure FOR UPDATE TO throughcare_victim USING (${DISCLOSURE}) WITH CHECK (${DISCLOSURE});
GRANT SELECT, INSERT ON victim.disclosure TO throughcare_victim;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON victim.disclosure TO throughcare_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON victim.disclosure TO throughcare_engine;
-- By whichever way an answer comes to count: a turn, a snapshot after a gap, a turn run again. Once for each task.
CREATE FUNCTION victim.keep_disclosure() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO victim.disclosure (pathway_id, task_id, victim, item, purpose, ground, may_reach_offender, disclosed_at, disclosed_by)
  VALUES (NEW.pathway_id, NEW.id, NEW.subject, NEW.answers->>'item', NEW.answers->>'purpose', NEW.answers->>'ground',
          coalesce((NEW.answers->>'mayReachOffender')::boolean, false), coalesce(NEW.done_at, now()), coalesce(NEW.done_by, NEW.holder_id))
  ON CONFLICT (task_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER task_discloses AFTER INSERT OR UPDATE OF state, outcome ON victim.task FOR EACH ROW
  WHEN (NEW.type = 'victim.disclose' AND NEW.state = 'DONE' AND NEW.outcome = 'disclosed'
        AND NEW.answers ? 'item' AND NEW.answers ? 'purpose' AND NEW.answers ? 'ground')
  EXECUTE FUNCTION victim.keep_disclosure();
`;

/** Everything that says who or where a victim is; a surname alone where a title stands before it, as the offender may bear it too. */
const NAMES_A_VICTIM = `
CREATE OR REPLACE FUNCTION throughcare.names_a_victim(of_pathway uuid, words text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH said AS (
    SELECT n, lower(regexp_replace(said, '\\s+', ' ', 'g')) AS text, regexp_replace(said, '[^0-9]', '', 'g') AS digits
      FROM unnest(words) WITH ORDINALITY AS w(said, n)
  ), known AS (
    SELECT v.reference, v.details FROM victim.person v WHERE v.pathway_id = of_pathway
  ), named AS (
    SELECT lower(regexp_replace(who, '\\s+', ' ', 'g')) AS who FROM known CROSS JOIN LATERAL (
      SELECT reference UNION ALL SELECT details->>'name' UNION ALL SELECT details->>'address' UNION ALL SELECT details->>'email'
      UNION ALL SELECT jsonb_array_elements_text(coalesce(details->'alsoKnownAs', '[]'))
      UNION ALL SELECT details#>>'{parent,name}' UNION ALL SELECT details#>>'{parent,address}' UNION ALL SELECT details#>>'{parent,email}'
    ) AS one(who) WHERE length(who) > 3
  ), numbers AS (
    SELECT regexp_replace(number, '[^0-9]', '', 'g') AS digits FROM known
      CROSS JOIN LATERAL (VALUES (details->>'telephone'), (details#>>'{parent,telephone}')) AS one(number)
  ), surnames AS (
    SELECT regexp_replace(substring(lower(who) FROM '(\\S+)\\s*$'), '([^[:alnum:]])', '\\\\\\1', 'g') AS surname FROM known
      CROSS JOIN LATERAL (VALUES (details->>'name'), (details#>>'{parent,name}')) AS one(who)
  )
  SELECT coalesce(array_agg(DISTINCT s.n::integer), '{}') FROM said s
   WHERE EXISTS (SELECT FROM named WHERE position(who IN s.text) > 0)
      OR EXISTS (SELECT FROM numbers d WHERE length(d.digits) > 6 AND position(d.digits IN s.digits) > 0)
      OR EXISTS (SELECT FROM surnames f WHERE length(f.surname) > 2 AND s.text ~ ('\\m(mr|mrs|ms|miss|dr)\\.? ' || f.surname || '\\M'))
$$;
`;
const NAMES_BEFORE = `
CREATE OR REPLACE FUNCTION throughcare.names_a_victim(of_pathway uuid, words text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT w.n::integer), '{}') FROM unnest(words) WITH ORDINALITY AS w(said, n)
    JOIN victim.person v ON v.pathway_id = of_pathway
    CROSS JOIN LATERAL (VALUES (v.reference), (v.details->>'name')) AS named(who)
   WHERE length(named.who) > 3 AND position(lower(named.who) IN lower(w.said)) > 0
$$;
`;

/** What the offender must not read, marked on an answer or a fact or written beside it; and who may read a ViSOR reference. */
const CONFIDENTIAL = `
CREATE TABLE throughcare.confidential_part (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, task_id uuid, fact_id uuid, field text, words text, reason text NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(), added_by uuid NOT NULL,
  CONSTRAINT confidential_part_pk PRIMARY KEY (id),
  CONSTRAINT confidential_part_of CHECK ((task_id IS NULL) <> (fact_id IS NULL)),
  CONSTRAINT confidential_part_what CHECK (field IS NOT NULL OR words IS NOT NULL),
  CONSTRAINT confidential_part_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT confidential_part_task_fk FOREIGN KEY (task_id) REFERENCES throughcare.task(id) ON DELETE CASCADE,
  CONSTRAINT confidential_part_fact_fk FOREIGN KEY (fact_id) REFERENCES throughcare.fact(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX confidential_part_task ON throughcare.confidential_part (task_id, field) WHERE task_id IS NOT NULL AND field IS NOT NULL;
CREATE UNIQUE INDEX confidential_part_fact ON throughcare.confidential_part (fact_id, field) WHERE fact_id IS NOT NULL AND field IS NOT NULL;
CREATE INDEX confidential_part_case ON throughcare.confidential_part (pathway_id, added_at);
GRANT SELECT, INSERT ON throughcare.confidential_part TO throughcare_app, throughcare_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON throughcare.confidential_part TO throughcare_engine;
ALTER TABLE throughcare.person_user ADD COLUMN visor_until date;
GRANT UPDATE (visor_until) ON throughcare.person_user TO throughcare_app;
`;

/** Victims with all that victim liaison holds of them, what it discloses; confidential parts, ViSOR (docs/decisions/0026). */
export class VictimRecords1795000000013 implements MigrationInterface {
  readonly name = 'VictimRecords1795000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [PERSONS, DISCLOSURES, NAMES_A_VICTIM, CONFIDENTIAL]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE throughcare.person_user DROP COLUMN visor_until');
    await runner.query('DROP TABLE throughcare.confidential_part');
    await runner.query(NAMES_BEFORE);
    await runner.query('DROP TRIGGER task_discloses ON victim.task; DROP FUNCTION victim.keep_disclosure()');
    await runner.query('DROP TABLE victim.disclosure; DROP TABLE victim.entry');
    await runner.query(`
ALTER POLICY person_sees ON victim.person USING (${CASE_IN(AREAS)});
ALTER POLICY person_changes ON victim.person USING (${CASE_IN(AREAS)}) WITH CHECK (true);
ALTER POLICY person_adds ON victim.person WITH CHECK (true);
DROP INDEX victim.victim_person_reference;
ALTER TABLE victim.person DROP COLUMN area_code, DROP COLUMN created_at, DROP COLUMN created_by, DROP COLUMN updated_at, DROP COLUMN updated_by;`);
  }
}
