import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { SEAL_FUNCTIONS } from './0008-seal-functions.js';

/** Who asked as what, why, and from where; and the number of the transaction that wrote the line (docs/decisions/0020). */
const COLUMNS = `
ALTER TABLE audit.event ADD COLUMN role text, ADD COLUMN reason text, ADD COLUMN ip text, ADD COLUMN agent text,
  ADD COLUMN xact bigint NOT NULL DEFAULT 0;
ALTER TABLE audit.event ALTER xact DROP DEFAULT, ALTER id DROP DEFAULT, ALTER at SET DEFAULT clock_timestamp();
CREATE INDEX event_order ON audit.event (xact, id);
`;

const TABLES = `
CREATE TABLE audit.seal (
  n bigint NOT NULL, from_xact bigint NOT NULL, before_xact bigint NOT NULL, next_xact bigint NOT NULL,
  from_id bigint NOT NULL, to_id bigint NOT NULL, count integer NOT NULL, ids bigint[] NOT NULL, leaves bytea NOT NULL,
  sealed_at timestamptz NOT NULL, previous text NOT NULL, digest text NOT NULL,
  CONSTRAINT seal_pk PRIMARY KEY (n),
  CONSTRAINT seal_previous UNIQUE (previous)
);
-- Digests do not compress.
ALTER TABLE audit.seal ALTER leaves SET STORAGE EXTERNAL;
-- Transaction numbers belong to a server: after a restore on another one, this is added to go on where the chain ended.
CREATE TABLE audit.epoch (
  only_one boolean NOT NULL DEFAULT true, "offset" bigint NOT NULL DEFAULT 0,
  CONSTRAINT epoch_pk PRIMARY KEY (only_one),
  CONSTRAINT epoch_one CHECK (only_one)
);
INSERT INTO audit.epoch DEFAULT VALUES;
`;

const TRIGGERS = `
CREATE OR REPLACE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is only ever added to (% on audit.%)', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER seal_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER event_stamped BEFORE INSERT ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.stamp();
`;

/** While a hold stands nothing of the case can be erased, by whatever road. */
const HOLDS = `
CREATE TABLE throughcare.legal_hold (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, reason text NOT NULL, placed_by text NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now(), lifted_at timestamptz, lifted_by text, lifted_because text,
  CONSTRAINT legal_hold_pk PRIMARY KEY (id),
  CONSTRAINT legal_hold_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX legal_hold_stands ON throughcare.legal_hold (pathway_id) WHERE lifted_at IS NULL;
CREATE FUNCTION throughcare.refuse_while_held() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM throughcare.legal_hold h WHERE h.pathway_id = OLD.id AND h.lifted_at IS NULL) THEN
    RAISE EXCEPTION 'Pathway % is under a legal hold and cannot be erased', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER pathway_held BEFORE DELETE ON throughcare.pathway FOR EACH ROW EXECUTE FUNCTION throughcare.refuse_while_held();
`;

/** The audit is sealed into a chain of digests, and its lines say more of who asked. */
export class AuditSeals1795000000008 implements MigrationInterface {
  readonly name = 'AuditSeals1795000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(TABLES);
    await runner.query(SEAL_FUNCTIONS);
    await runner.query(TRIGGERS);
    await runner.query(HOLDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TRIGGER pathway_held ON throughcare.pathway;
DROP FUNCTION throughcare.refuse_while_held();
DROP TABLE throughcare.legal_hold;
DROP TRIGGER event_stamped ON audit.event;
DROP FUNCTION audit.resume(), audit.seal_events(), audit.leaf(audit.event), audit.stamp(), audit.part(text);
DROP TABLE audit.seal, audit.epoch;
DROP INDEX audit.event_order;
ALTER TABLE audit.event DROP COLUMN role, DROP COLUMN reason, DROP COLUMN ip, DROP COLUMN agent, DROP COLUMN xact,
  ALTER id SET DEFAULT nextval('audit.event_id_seq'), ALTER at SET DEFAULT now()`);
  }
}
