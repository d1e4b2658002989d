import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Names and numbers as they are compared: small letters, no accents, no apostrophes, hyphens as spaces, Mac as Mc.
 * Immutable, because an index stands on it: the dictionary of accents is named and never changes with a session.
 */
const FUNCTIONS = `
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA throughcare;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA throughcare;
CREATE FUNCTION throughcare.plain(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(
    lower(throughcare.unaccent('throughcare.unaccent'::regdictionary, said)), '[-/]+', ' ', 'g'), '[^a-z0-9 ]', '', 'g'), '\\mmac(?=[a-z]{2})', 'mc', 'g')
$$;
CREATE FUNCTION throughcare.person_key(first_name text, last_name text, prison_number text, crn text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT throughcare.plain(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(prison_number, '') || ' ' || coalesce(crn, ''))
$$;
CREATE FUNCTION throughcare.number_key(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT regexp_replace(lower(number), '[^a-z0-9]', '', 'g')
$$;
CREATE INDEX person_key ON throughcare.person USING gin (throughcare.person_key(first_name, last_name, prison_number, crn) throughcare.gin_trgm_ops);
CREATE INDEX person_pnc ON throughcare.person (throughcare.number_key(pnc) text_pattern_ops) WHERE pnc IS NOT NULL;
`;

/**
 * People whose names or numbers are like the words, best first by a score of 0 to 1000: each word as near as any part of the key is,
 * on average at least half; the threshold stands with the function, as an index is asked by an operator that has one.
 */
const SEARCH = `
CREATE FUNCTION throughcare.people_like(words text[]) RETURNS TABLE (person_id uuid, score integer) LANGUAGE sql STABLE ROWS 200
  SET pg_trgm.word_similarity_threshold = 0.45 AS $$
  SELECT found.id, found.score FROM (
    SELECT n.id, (SELECT round(1000 * avg(throughcare.word_similarity(w, throughcare.person_key(n.first_name, n.last_name, n.prison_number, n.crn))))::integer
                    FROM unnest(words) AS w) AS score
      FROM throughcare.person n
     WHERE throughcare.person_key(n.first_name, n.last_name, n.prison_number, n.crn) OPERATOR(throughcare.%>) words[1]
        OR throughcare.person_key(n.first_name, n.last_name, n.prison_number, n.crn) OPERATOR(throughcare.%>) words[2]
        OR throughcare.person_key(n.first_name, n.last_name, n.prison_number, n.crn) OPERATOR(throughcare.%>) words[3]
  ) found WHERE found.score >= 500
$$;
`;

/** Search of people by name and number, tolerant of how they are typed (docs/decisions/0028). */
export class PeopleSearch1795000000020 implements MigrationInterface {
  readonly name = 'PeopleSearch1795000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FUNCTIONS);
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION throughcare.people_like(text[]);
      DROP INDEX throughcare.person_pnc;
      DROP INDEX throughcare.person_key;
      DROP FUNCTION throughcare.number_key(text);
      DROP FUNCTION throughcare.person_key(text, text, text, text);
      DROP FUNCTION throughcare.plain(text);
      DROP EXTENSION unaccent;
      DROP EXTENSION pg_trgm;`);
  }
}
