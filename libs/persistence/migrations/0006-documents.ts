import { type MigrationInterface, type QueryRunner } from 'typeorm';

const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
const IN_AREA = `EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS}))`;

const table = (schema: string): string => `
CREATE TABLE ${schema}.document (
  id uuid NOT NULL, pathway_id uuid NOT NULL, kind text NOT NULL, subject text NOT NULL, language text NOT NULL,
  version integer NOT NULL, title text NOT NULL, seq integer NOT NULL, content jsonb NOT NULL, fingerprint text NOT NULL,
  pdf bytea NOT NULL, sha256 text NOT NULL, produced_at timestamptz NOT NULL, produced_by uuid NOT NULL,
  CONSTRAINT document_version UNIQUE (pathway_id, kind, subject, language, version),
  CONSTRAINT document_language CHECK (language IN ('en', 'cy')),
  CONSTRAINT document_pk PRIMARY KEY (id)
);
ALTER TABLE ${schema}.document
  ADD CONSTRAINT document_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE;
-- A PDF does not compress, and is read whole.
ALTER TABLE ${schema}.document ALTER pdf SET STORAGE EXTERNAL;
CREATE INDEX document_produced ON ${schema}.document (pathway_id, produced_at, id);
`;

/**
 * A condition that victim liaison worded for the offender to read, and who watches over it: the only words that ever leave
 * schema victim. The function tells nothing else: not whose condition it is, nor how many people asked.
 */
const LICENCE_WORDING = `
CREATE FUNCTION throughcare.licence_wording(of_pathway uuid)
RETURNS TABLE (wording text, monitor text, how_often text, if_broken text, pending boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH worded AS (
    SELECT t.key, t.round, t.state, t.outcome, t.answers,
           row_number() OVER (PARTITION BY t.key ORDER BY t.round DESC) AS newest,
           bool_or(t.state <> 'DONE') OVER (PARTITION BY t.key) AS again
      FROM victim.task t
     WHERE t.pathway_id = of_pathway AND t.type = 'licence.settle-victim-conditions' AND t.state <> 'WITHDRAWN'
  ), answered AS (
    SELECT DISTINCT ON (key) key, outcome, answers FROM worded WHERE state = 'DONE' ORDER BY key, round DESC
  ), said AS (
    SELECT w.key, w.again,
           coalesce(a.outcome = 'settled' AND (a.answers->>'revealsNothingNew')::boolean, false) AS fit,
           coalesce(a.outcome = 'settled', false) AS settled, a.answers
      FROM worded w LEFT JOIN answered a ON a.key = w.key WHERE w.newest = 1
  )
  SELECT DISTINCT CASE WHEN fit THEN coalesce(answers->>'licenceWording', '') ELSE '' END,
         CASE WHEN fit THEN answers->>'monitor' END, CASE WHEN fit THEN answers->>'howOftenChecked' END,
         CASE WHEN fit THEN answers->>'ifBrokenWhoDoesWhat' END, again OR (settled AND NOT fit)
    FROM said WHERE fit OR again OR settled ORDER BY 1
$$;
REVOKE ALL ON FUNCTION throughcare.licence_wording(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION throughcare.licence_wording(uuid) TO throughcare_app, throughcare_victim;
`;

/** Which of these words name a victim of the case, by name or reference: so that what the offender reads never does. */
const NAMES_A_VICTIM = `
CREATE FUNCTION throughcare.names_a_victim(of_pathway uuid, words text[]) RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT w.n::integer), '{}') FROM unnest(words) WITH ORDINALITY AS w(said, n)
    JOIN victim.person v ON v.pathway_id = of_pathway
    CROSS JOIN LATERAL (VALUES (v.reference), (v.details->>'name')) AS named(who)
   WHERE length(named.who) > 3 AND position(lower(named.who) IN lower(w.said)) > 0
$$;
REVOKE ALL ON FUNCTION throughcare.names_a_victim(uuid, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION throughcare.names_a_victim(uuid, text[]) TO throughcare_app, throughcare_victim;
`;

/** Documents made from the record: every version as it was handed on, never changed; letters to victims behind the wall. */
export class Documents1795000000006 implements MigrationInterface {
  readonly name = 'Documents1795000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of ['throughcare', 'victim']) await runner.query(table(schema));
    await runner.query(`
GRANT SELECT, INSERT ON throughcare.document TO throughcare_app, throughcare_victim;
GRANT SELECT, INSERT ON victim.document TO throughcare_victim;
ALTER TABLE victim.document ENABLE ROW LEVEL SECURITY;
CREATE POLICY document_sees ON victim.document FOR SELECT TO throughcare_victim USING (${IN_AREA});
CREATE POLICY document_adds ON victim.document FOR INSERT TO throughcare_victim WITH CHECK (${IN_AREA});`);
    await runner.query(LICENCE_WORDING);
    await runner.query(NAMES_A_VICTIM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION throughcare.names_a_victim(uuid, text[])');
    await runner.query('DROP FUNCTION throughcare.licence_wording(uuid)');
    for (const schema of ['victim', 'throughcare']) await runner.query(`DROP TABLE ${schema}.document`);
  }
}
