import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TEAMS = `string_to_array(current_setting('throughcare.teams', true), ',')::uuid[]`;
const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
const BEFORE = `EXISTS (SELECT FROM throughcare.team t WHERE t.id = team_id AND t.place_code = ANY (${AREAS}))
  OR EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS})) OR team_id = ANY (${TEAMS})`;
/** A notice to one person comes through the team of theirs that it concerns, wherever that stands. */
const AFTER = `${BEFORE} OR of_team = ANY (${TEAMS})`;

const reach = (sees: string): string => `
ALTER POLICY notice_sees ON victim.notice USING (${sees});
ALTER POLICY notice_changes ON victim.notice USING (${sees});
`;

const inSchema = (schema: 'throughcare' | 'victim'): string => `
ALTER TABLE ${schema}.notice ADD COLUMN role text, ADD COLUMN closed boolean NOT NULL DEFAULT false, ADD COLUMN of_team uuid,
  ADD COLUMN once text, ADD COLUMN acknowledge_by timestamptz, ADD COLUMN escalated_at timestamptz, ADD COLUMN planned_at timestamptz;
-- What was told before there were messages is not sent after the event.
UPDATE ${schema}.notice SET planned_at = now();
CREATE UNIQUE INDEX notice_once ON ${schema}.notice (once) WHERE once IS NOT NULL;
CREATE INDEX notice_unplanned ON ${schema}.notice (created_at) WHERE planned_at IS NULL;
CREATE INDEX notice_unread ON ${schema}.notice (acknowledge_by)
  WHERE acknowledge_by IS NOT NULL AND acknowledged_at IS NULL AND escalated_at IS NULL;
CREATE TABLE ${schema}.notice_delivery (
  id uuid NOT NULL DEFAULT gen_random_uuid(), event text NOT NULL, user_id uuid NOT NULL, channel text NOT NULL, kind text NOT NULL,
  notice_id uuid, state text NOT NULL DEFAULT 'waiting', send_after timestamptz NOT NULL, claimed_at timestamptz,
  attempts integer NOT NULL DEFAULT 0, notify_id text, reason text, digest_id uuid, created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz, ended_at timestamptz,
  CONSTRAINT notice_delivery_pk PRIMARY KEY (id),
  CONSTRAINT notice_delivery_once UNIQUE (event, user_id, channel),
  CONSTRAINT notice_delivery_state CHECK (state IN ('waiting', 'gathered', 'sending', 'sent', 'in-digest', 'delivered', 'failed', 'not-sent')),
  CONSTRAINT notice_delivery_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT notice_delivery_notice_fk FOREIGN KEY (notice_id) REFERENCES ${schema}.notice(id) ON DELETE CASCADE
);
CREATE INDEX notice_delivery_due ON ${schema}.notice_delivery (send_after) WHERE state IN ('waiting', 'gathered');
CREATE INDEX notice_delivery_open ON ${schema}.notice_delivery (claimed_at) WHERE state IN ('sending', 'sent');
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.notice_delivery TO throughcare_engine;
`;

const TABLES = `
${inSchema('throughcare')}
${inSchema('victim')}
ALTER TABLE victim.notice_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY notice_delivery_engine ON victim.notice_delivery TO throughcare_engine USING (true) WITH CHECK (true);
CREATE TABLE throughcare.notice_contact (
  user_id uuid NOT NULL, email text, phone text, address jsonb, language text NOT NULL DEFAULT 'en', digest boolean NOT NULL DEFAULT true,
  quiet_from text NOT NULL DEFAULT '19:00', quiet_until text NOT NULL DEFAULT '07:00', failed jsonb NOT NULL DEFAULT '{}',
  refused jsonb NOT NULL DEFAULT '[]', updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT notice_contact_pk PRIMARY KEY (user_id),
  CONSTRAINT notice_contact_language CHECK (language IN ('en', 'cy')),
  CONSTRAINT notice_contact_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE TABLE throughcare.notice_receipt (
  id uuid NOT NULL DEFAULT gen_random_uuid(), reference uuid NOT NULL, status text NOT NULL, received_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT notice_receipt_pk PRIMARY KEY (id)
);
CREATE INDEX notice_receipt_order ON throughcare.notice_receipt (received_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON throughcare.notice_contact, throughcare.notice_receipt TO throughcare_engine;
GRANT SELECT, INSERT, UPDATE ON throughcare.notice_contact TO throughcare_app;
GRANT INSERT ON throughcare.notice_receipt TO throughcare_app;
`;

const undone = (schema: 'throughcare' | 'victim'): string => `
DROP TABLE ${schema}.notice_delivery;
ALTER TABLE ${schema}.notice DROP COLUMN role, DROP COLUMN closed, DROP COLUMN of_team, DROP COLUMN once, DROP COLUMN acknowledge_by,
  DROP COLUMN escalated_at, DROP COLUMN planned_at;
`;

/** Notices that leave the system, once each, and who must have read them (docs/decisions/0024). */
export class Notices1795000000011 implements MigrationInterface {
  readonly name = 'Notices1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(reach(AFTER));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(reach(BEFORE));
    await runner.query('DROP TABLE throughcare.notice_receipt');
    await runner.query('DROP TABLE throughcare.notice_contact');
    await runner.query(undone('victim'));
    await runner.query(undone('throughcare'));
  }
}
