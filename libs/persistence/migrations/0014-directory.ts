import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the apps may do: add, and end. Nothing in the directory is removed or rewritten. */
const maintained = (tables: string): string => `
GRANT SELECT, INSERT, UPDATE (until_on, ended_by, ended_at) ON ${tables} TO throughcare_app, throughcare_victim;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO throughcare_engine;
`;

const UP = `
CREATE FUNCTION throughcare.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT (now() AT TIME ZONE 'Europe/London')::date $$;
ALTER TABLE throughcare.person_user ADD COLUMN last_day date;

ALTER TABLE throughcare.membership RENAME TO membership_period;
ALTER TABLE throughcare.membership_period DROP CONSTRAINT membership_pk;
ALTER TABLE throughcare.membership_period
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN from_on date NOT NULL DEFAULT '-infinity', ADD COLUMN until_on date,
  ADD COLUMN acting boolean NOT NULL DEFAULT false, ADD COLUMN made_by uuid, ADD COLUMN made_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN ended_by uuid, ADD COLUMN ended_at timestamptz,
  ADD CONSTRAINT membership_period_pk PRIMARY KEY (id),
  ADD CONSTRAINT membership_period_once UNIQUE (user_id, team_id, role, from_on),
  ADD CONSTRAINT membership_period_order CHECK (until_on IS NULL OR until_on >= from_on - 1),
  ADD CONSTRAINT membership_period_acting CHECK (NOT acting OR until_on IS NOT NULL);
-- Everybody who asks who is in a team asks this, and is right on the day.
CREATE VIEW throughcare.membership AS SELECT user_id, team_id, role FROM throughcare.membership_period
  WHERE from_on <= throughcare.today() AND (until_on IS NULL OR until_on >= throughcare.today());
GRANT SELECT ON throughcare.membership TO throughcare_app, throughcare_victim;
GRANT SELECT, INSERT, DELETE ON throughcare.membership TO throughcare_engine;

CREATE TABLE throughcare.cover (
  id uuid NOT NULL DEFAULT gen_random_uuid(), user_id uuid NOT NULL, covered_by uuid NOT NULL, team_id uuid NOT NULL,
  from_on date NOT NULL, until_on date NOT NULL, made_by uuid, made_at timestamptz NOT NULL DEFAULT now(),
  ended_by uuid, ended_at timestamptz,
  CONSTRAINT cover_pk PRIMARY KEY (id),
  CONSTRAINT cover_order CHECK (until_on >= from_on - 1),
  CONSTRAINT cover_other CHECK (user_id <> covered_by),
  CONSTRAINT cover_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT cover_by_fk FOREIGN KEY (covered_by) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT cover_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id) ON DELETE CASCADE
);
CREATE INDEX cover_of ON throughcare.cover (user_id);
CREATE INDEX cover_by ON throughcare.cover (covered_by, until_on);

CREATE TABLE throughcare.high_roh_sign_off (
  id uuid NOT NULL DEFAULT gen_random_uuid(), user_id uuid NOT NULL, from_on date NOT NULL, until_on date,
  made_by uuid, made_at timestamptz NOT NULL DEFAULT now(), ended_by uuid, ended_at timestamptz,
  CONSTRAINT high_roh_sign_off_pk PRIMARY KEY (id),
  CONSTRAINT high_roh_sign_off_order CHECK (until_on IS NULL OR until_on >= from_on - 1),
  CONSTRAINT high_roh_sign_off_user_fk FOREIGN KEY (user_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE
);
CREATE INDEX high_roh_sign_off_user ON throughcare.high_roh_sign_off (user_id);
${maintained('throughcare.membership_period, throughcare.cover, throughcare.high_roh_sign_off')}
GRANT INSERT, UPDATE (display_name, active, last_day) ON throughcare.person_user TO throughcare_app, throughcare_victim;
`;

const DOWN = `
DROP TABLE throughcare.high_roh_sign_off;
DROP TABLE throughcare.cover;
DELETE FROM throughcare.membership_period p WHERE NOT EXISTS (
  SELECT FROM throughcare.membership m WHERE (m.user_id, m.team_id, m.role) = (p.user_id, p.team_id, p.role))
  OR EXISTS (SELECT FROM throughcare.membership_period o WHERE (o.user_id, o.team_id, o.role) = (p.user_id, p.team_id, p.role) AND o.from_on < p.from_on);
DROP VIEW throughcare.membership;
ALTER TABLE throughcare.membership_period
  DROP CONSTRAINT membership_period_once, DROP CONSTRAINT membership_period_order, DROP CONSTRAINT membership_period_acting,
  DROP COLUMN id, DROP COLUMN from_on, DROP COLUMN until_on, DROP COLUMN acting, DROP COLUMN made_by, DROP COLUMN made_at,
  DROP COLUMN ended_by, DROP COLUMN ended_at, ADD CONSTRAINT membership_pk PRIMARY KEY (user_id, team_id, role);
ALTER TABLE throughcare.membership_period RENAME TO membership;
REVOKE INSERT ON throughcare.membership FROM throughcare_app, throughcare_victim;
ALTER TABLE throughcare.person_user DROP COLUMN last_day;
REVOKE INSERT, UPDATE (display_name, active) ON throughcare.person_user FROM throughcare_app, throughcare_victim;
DROP FUNCTION throughcare.today();
`;

/** Who is in which team from when until when, who covers whom, and who is signed off for high risk of harm (docs/decisions/0022). */
export class Directory1795000000014 implements MigrationInterface {
  readonly name = 'Directory1795000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
