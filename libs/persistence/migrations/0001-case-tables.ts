/** Teams, people, pathways, and what was accepted and committed. */
export const CASE_TABLES = `
CREATE TABLE throughcare.place (
  code text NOT NULL, kind text NOT NULL, name text NOT NULL,
  CONSTRAINT place_kind CHECK (kind IN ('prison', 'area', 'national')),
  CONSTRAINT place_pk PRIMARY KEY (code)
);

CREATE TABLE throughcare.team (
  id uuid NOT NULL DEFAULT gen_random_uuid(), kind text NOT NULL, place_code text NOT NULL,
  CONSTRAINT team_kind_place UNIQUE (kind, place_code),
  CONSTRAINT team_pk PRIMARY KEY (id)
);

CREATE TABLE throughcare.person_user (
  id uuid NOT NULL DEFAULT gen_random_uuid(), username text NOT NULL, display_name text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  CONSTRAINT person_user_username UNIQUE (username),
  CONSTRAINT person_user_pk PRIMARY KEY (id)
);

CREATE TABLE throughcare.membership (
  user_id uuid NOT NULL, team_id uuid NOT NULL, role text NOT NULL,
  CONSTRAINT membership_pk PRIMARY KEY (user_id, team_id, role)
);
CREATE INDEX membership_team ON throughcare.membership (team_id);

CREATE TABLE throughcare.person (
  id uuid NOT NULL DEFAULT gen_random_uuid(), prison_number text, crn text, pnc text,
  first_name text, last_name text, date_of_birth date, gender text, ethnicity text,
  nationality text, details jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT person_prison_number UNIQUE (prison_number),
  CONSTRAINT person_crn UNIQUE (crn),
  CONSTRAINT person_pk PRIMARY KEY (id)
);
CREATE INDEX person_last_name ON throughcare.person (last_name, first_name, id);

CREATE TABLE throughcare.pathway (
  id uuid NOT NULL DEFAULT gen_random_uuid(), person_id uuid NOT NULL, kind text, months integer,
  episode text, stage text, prison_code text, area_code text, om_id uuid, os_id uuid, roh text,
  tier integer, ppo boolean, mappa_category integer, mappa_level integer, release_on date,
  sentence_end date, sentenced_on date, last_command integer NOT NULL DEFAULT 0,
  last_seq integer NOT NULL DEFAULT 0, head text NOT NULL DEFAULT '',
  applied integer NOT NULL DEFAULT 0, wake_at timestamptz, policy text, carried bytea,
  opened_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz, committed_at timestamptz,
  import_hash text,
  CONSTRAINT pathway_pk PRIMARY KEY (id)
);
CREATE INDEX pathway_person ON throughcare.pathway (person_id);
CREATE INDEX pathway_prison ON throughcare.pathway (prison_code, release_on, id);
CREATE INDEX pathway_area ON throughcare.pathway (area_code, release_on, id);
CREATE INDEX pathway_om ON throughcare.pathway (om_id) WHERE om_id IS NOT NULL;
CREATE INDEX pathway_os ON throughcare.pathway (os_id) WHERE os_id IS NOT NULL;

CREATE TABLE throughcare.command (
  pathway_id uuid NOT NULL, n integer NOT NULL, type text NOT NULL, payload jsonb NOT NULL,
  accepted_at timestamptz NOT NULL DEFAULT now(), accepted_by uuid, command_id text,
  confidentiality text NOT NULL DEFAULT 'ordinary', answer jsonb, delivered_at timestamptz,
  applied_seq integer, outcome text,
  CONSTRAINT command_pk PRIMARY KEY (pathway_id, n)
);
CREATE INDEX command_undelivered ON throughcare.command (accepted_at, pathway_id, n) WHERE delivered_at IS NULL;
CREATE INDEX command_unapplied ON throughcare.command (accepted_at) WHERE applied_seq IS NULL;
CREATE UNIQUE INDEX command_id_once ON throughcare.command (accepted_by, command_id) WHERE command_id IS NOT NULL;

CREATE TABLE throughcare.fact (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, command_n integer NOT NULL,
  ref text NOT NULL, kind text NOT NULL, data jsonb NOT NULL, happened_at timestamptz NOT NULL,
  learnt_at timestamptz NOT NULL DEFAULT now(), source text NOT NULL, source_id text,
  supersedes uuid, withdrawn_at timestamptz, withdrawn_by uuid, withdrawn_because text,
  recorded_by uuid, confidentiality text NOT NULL DEFAULT 'ordinary',
  CONSTRAINT fact_ref UNIQUE (pathway_id, ref),
  CONSTRAINT fact_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX fact_source_once ON throughcare.fact (source, source_id, pathway_id) WHERE source_id IS NOT NULL;
CREATE INDEX fact_happened ON throughcare.fact (pathway_id, happened_at, id);

CREATE TABLE victim.fact (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, command_n integer NOT NULL,
  ref text NOT NULL, kind text NOT NULL, data jsonb NOT NULL, happened_at timestamptz NOT NULL,
  learnt_at timestamptz NOT NULL DEFAULT now(), source text NOT NULL, source_id text,
  supersedes uuid, withdrawn_at timestamptz, withdrawn_by uuid, withdrawn_because text,
  recorded_by uuid, confidentiality text NOT NULL DEFAULT 'victim',
  CONSTRAINT fact_ref UNIQUE (pathway_id, ref),
  CONSTRAINT fact_pk PRIMARY KEY (id)
);
CREATE UNIQUE INDEX fact_source_once ON victim.fact (source, source_id, pathway_id) WHERE source_id IS NOT NULL;
CREATE INDEX fact_happened ON victim.fact (pathway_id, happened_at, id);

CREATE TABLE throughcare.journal (
  pathway_id uuid NOT NULL, seq integer NOT NULL, at timestamptz NOT NULL,
  wall_at timestamptz NOT NULL DEFAULT now(), prev text NOT NULL, head text NOT NULL,
  applied integer NOT NULL, wake_at timestamptz NOT NULL, events jsonb NOT NULL,
  CONSTRAINT journal_pk PRIMARY KEY (pathway_id, seq)
);

CREATE TABLE victim.journal (
  pathway_id uuid NOT NULL, seq integer NOT NULL, events jsonb NOT NULL,
  CONSTRAINT journal_pk PRIMARY KEY (pathway_id, seq)
);
`;
