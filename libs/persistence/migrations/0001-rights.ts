/**
 * Who may see and do what. Three roles, none of which owns a table:
 * `throughcare_app` (staff but victim liaison) has no right at all in schema victim; `throughcare_victim` sees the rows of its
 * areas (`throughcare.areas`, a comma list of place codes, set for each transaction); `throughcare_engine` runs commits, relay
 * and reconciler. The audit is written by all three, and by nobody changed.
 */
const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
const IN_AREA = `EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS}))`;

/** Columns of a task that people move; all others belong to the commit. */
const HELD = 'state, holder_id, claimed_at, meant_for_id, submitted_n, draft, answers, note, updated_at';

const walled = (table: string, sees: string): string => `
ALTER TABLE victim.${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_engine ON victim.${table} TO throughcare_engine USING (true) WITH CHECK (true);
CREATE POLICY ${table}_sees ON victim.${table} FOR SELECT TO throughcare_victim USING (${sees});
CREATE POLICY ${table}_changes ON victim.${table} FOR UPDATE TO throughcare_victim USING (${sees}) WITH CHECK (true);
CREATE POLICY ${table}_adds ON victim.${table} FOR INSERT TO throughcare_victim WITH CHECK (true);
`;

export const RIGHTS = `
REVOKE ALL ON SCHEMA throughcare, victim, audit FROM PUBLIC;
GRANT USAGE ON SCHEMA throughcare TO throughcare_app, throughcare_victim, throughcare_engine;
GRANT USAGE ON SCHEMA victim TO throughcare_victim, throughcare_engine;
GRANT USAGE ON SCHEMA audit TO throughcare_app, throughcare_victim, throughcare_engine;

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA throughcare, victim TO throughcare_engine;

GRANT SELECT ON ALL TABLES IN SCHEMA throughcare TO throughcare_app, throughcare_victim;
GRANT INSERT ON throughcare.person, throughcare.pathway, throughcare.command, throughcare.fact, throughcare.notice
  TO throughcare_app, throughcare_victim;
GRANT UPDATE ON throughcare.person TO throughcare_app, throughcare_victim;
GRANT UPDATE (last_command, import_hash) ON throughcare.pathway TO throughcare_app, throughcare_victim;
GRANT UPDATE (answer) ON throughcare.command TO throughcare_app, throughcare_victim;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON throughcare.fact TO throughcare_app, throughcare_victim;
GRANT UPDATE (reason) ON throughcare.gate TO throughcare_app, throughcare_victim;
GRANT UPDATE (acknowledged_at, acknowledged_by) ON throughcare.notice TO throughcare_app, throughcare_victim;
GRANT UPDATE (${HELD}) ON throughcare.task TO throughcare_app, throughcare_victim;

GRANT SELECT ON ALL TABLES IN SCHEMA victim TO throughcare_victim;
GRANT INSERT ON victim.fact, victim.person, victim.notice TO throughcare_victim;
GRANT UPDATE ON victim.person TO throughcare_victim;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_because) ON victim.fact TO throughcare_victim;
GRANT UPDATE (acknowledged_at, acknowledged_by) ON victim.notice TO throughcare_victim;
GRANT UPDATE (${HELD}) ON victim.task TO throughcare_victim;

GRANT INSERT ON audit.event TO throughcare_app, throughcare_victim, throughcare_engine;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA audit TO throughcare_app, throughcare_victim, throughcare_engine;

ALTER TABLE throughcare.command ENABLE ROW LEVEL SECURITY;
CREATE POLICY command_all ON throughcare.command TO throughcare_engine, throughcare_victim USING (true) WITH CHECK (true);
CREATE POLICY command_app ON throughcare.command TO throughcare_app
  USING (confidentiality <> 'victim') WITH CHECK (confidentiality <> 'victim');
${walled('task', `place_code = ANY (${AREAS})`)}
${walled('notice', `EXISTS (SELECT FROM throughcare.team t WHERE t.id = team_id AND t.place_code = ANY (${AREAS})) OR ${IN_AREA}`)}
${['person', 'fact', 'journal', 'stuck', 'standing_clock'].map((table) => walled(table, IN_AREA)).join('')}
CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit is only ever added to (%s on audit.event)', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER event_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.event
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- A pathway row changes with every turn: room on its page keeps the indexes untouched, and what is encrypted does not compress.
ALTER TABLE throughcare.pathway SET (fillfactor = 70);
ALTER TABLE throughcare.pathway ALTER carried SET STORAGE EXTERNAL;
ALTER TABLE throughcare.task SET (fillfactor = 85);
`;
