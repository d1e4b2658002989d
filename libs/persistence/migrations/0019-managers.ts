import { type MigrationInterface, type QueryRunner } from 'typeorm';

const TASK_SCHEMAS = ['throughcare', 'victim'] as const;
const MOVEMENTS = `kind IN ('received', 'moved', 'released', 'recall-revoked', 'returned')`;
const DONE_LATE = `state = 'DONE' AND late`;
const AREAS = `string_to_array(current_setting('throughcare.areas', true), ',')`;
const IN_AREA = `EXISTS (SELECT FROM throughcare.pathway p WHERE p.id = pathway_id AND p.area_code = ANY (${AREAS}))`;

const acts = (schema: (typeof TASK_SCHEMAS)[number], role: string): string => `
CREATE TABLE ${schema}.stuck_act (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, key text NOT NULL, act text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(), by uuid NOT NULL, reason text, until_on date,
  CONSTRAINT stuck_act_pk PRIMARY KEY (id),
  CONSTRAINT stuck_act_act CHECK (act IN ('nudge', 'put-off', 'retry')),
  CONSTRAINT stuck_act_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE
);
CREATE INDEX stuck_act_of ON ${schema}.stuck_act (pathway_id, key, at);
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.stuck_act TO throughcare_engine;
GRANT SELECT, INSERT ON ${schema}.stuck_act TO ${role};
GRANT UPDATE (next_nudge_at) ON ${schema}.stuck TO ${role};
`;

const WALL = `
ALTER TABLE victim.stuck_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY stuck_act_engine ON victim.stuck_act TO throughcare_engine USING (true) WITH CHECK (true);
CREATE POLICY stuck_act_sees ON victim.stuck_act FOR SELECT TO throughcare_victim USING (${IN_AREA});
CREATE POLICY stuck_act_adds ON victim.stuck_act FOR INSERT TO throughcare_victim WITH CHECK (${IN_AREA});
`;

/** What managers do about what is stuck, and indexes for the figures they are shown (docs/decisions/0029). */
export class Managers1795000000019 implements MigrationInterface {
  readonly name = 'Managers1795000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(acts('throughcare', 'throughcare_app, throughcare_victim'));
    await runner.query(acts('victim', 'throughcare_victim'));
    await runner.query(WALL);
    for (const schema of TASK_SCHEMAS)
      await runner.query(`CREATE INDEX task_late ON ${schema}.task (team_id, done_at) WHERE ${DONE_LATE}`);
    await runner.query(
      `CREATE INDEX fact_movements ON throughcare.fact (happened_at, pathway_id) WHERE ${MOVEMENTS}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX throughcare.fact_movements');
    for (const schema of TASK_SCHEMAS) await runner.query(`DROP INDEX ${schema}.task_late`);
    for (const [schema, role] of [
      ['throughcare', 'throughcare_app, throughcare_victim'],
      ['victim', 'throughcare_victim'],
    ]) {
      await runner.query(`REVOKE UPDATE (next_nudge_at) ON ${schema}.stuck FROM ${role}`);
      await runner.query(`DROP TABLE ${schema}.stuck_act`);
    }
  }
}
