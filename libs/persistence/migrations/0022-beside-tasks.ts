import { type MigrationInterface, type QueryRunner } from 'typeorm';

const SCHEMAS = ['throughcare', 'victim'] as const;
type Schema = (typeof SCHEMAS)[number];

const tables = (schema: Schema): string => `
CREATE TABLE ${schema}.task_note (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, task_id uuid NOT NULL, words text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT now(), written_by uuid NOT NULL,
  CONSTRAINT task_note_pk PRIMARY KEY (id),
  CONSTRAINT task_note_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT task_note_task_fk FOREIGN KEY (task_id) REFERENCES ${schema}.task(id) ON DELETE CASCADE
);
CREATE INDEX task_note_of ON ${schema}.task_note (task_id, written_at);
CREATE TABLE ${schema}.task_question (
  id uuid NOT NULL DEFAULT gen_random_uuid(), pathway_id uuid NOT NULL, task_id uuid NOT NULL, asked_by uuid NOT NULL, asked_of uuid NOT NULL,
  question text NOT NULL, asked_at timestamptz NOT NULL DEFAULT now(), answer text, answered_at timestamptz,
  CONSTRAINT task_question_pk PRIMARY KEY (id),
  CONSTRAINT task_question_answered CHECK ((answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT task_question_pathway_fk FOREIGN KEY (pathway_id) REFERENCES throughcare.pathway(id) ON DELETE CASCADE,
  CONSTRAINT task_question_task_fk FOREIGN KEY (task_id) REFERENCES ${schema}.task(id) ON DELETE CASCADE
);
CREATE INDEX task_question_task ON ${schema}.task_question (task_id, asked_at);
CREATE INDEX task_question_of ON ${schema}.task_question (asked_of, asked_at, id) WHERE answer IS NULL;
CREATE INDEX task_question_by ON ${schema}.task_question (asked_by, asked_at, id) WHERE answer IS NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON ${schema}.task_note, ${schema}.task_question TO throughcare_engine;
`;

/** What is written about a task is added to; of a question only the answer is still to come. */
const rights = (schema: Schema, roles: string): string => `
GRANT SELECT, INSERT ON ${schema}.task_note, ${schema}.task_question TO ${roles};
GRANT UPDATE (answer, answered_at) ON ${schema}.task_question TO ${roles};
`;

/** Behind the wall whoever sees the task sees what is written about it, and nobody else. */
const OF_TASK = 'EXISTS (SELECT FROM victim.task t WHERE t.id = task_id)';
const walled = (table: string): string => `
ALTER TABLE victim.${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY ${table}_engine ON victim.${table} TO throughcare_engine USING (true) WITH CHECK (true);
CREATE POLICY ${table}_sees ON victim.${table} FOR SELECT TO throughcare_victim USING (${OF_TASK});
CREATE POLICY ${table}_adds ON victim.${table} FOR INSERT TO throughcare_victim WITH CHECK (${OF_TASK});
`;
const ANSWERS = `CREATE POLICY task_question_changes ON victim.task_question FOR UPDATE TO throughcare_victim USING (${OF_TASK}) WITH CHECK (${OF_TASK})`;

/** A filter of the team queue under a name: its maker's own, or shared with a team. */
const VIEWS = `
CREATE TABLE throughcare.queue_view (
  id uuid NOT NULL DEFAULT gen_random_uuid(), owner_id uuid NOT NULL, team_id uuid, name text NOT NULL, query text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT queue_view_pk PRIMARY KEY (id),
  CONSTRAINT queue_view_owner_fk FOREIGN KEY (owner_id) REFERENCES throughcare.person_user(id) ON DELETE CASCADE,
  CONSTRAINT queue_view_team_fk FOREIGN KEY (team_id) REFERENCES throughcare.team(id) ON DELETE CASCADE
);
CREATE INDEX queue_view_owner ON throughcare.queue_view (owner_id);
CREATE INDEX queue_view_team ON throughcare.queue_view (team_id) WHERE team_id IS NOT NULL;
GRANT SELECT, INSERT, DELETE ON throughcare.queue_view TO throughcare_app;
GRANT UPDATE (name) ON throughcare.queue_view TO throughcare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON throughcare.queue_view TO throughcare_engine;
`;

/** Notes and questions about tasks, each side of the wall by itself, and saved views of the queue (docs/decisions/0031). */
export class BesideTasks1795000000022 implements MigrationInterface {
  readonly name = 'BesideTasks1795000000022';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of SCHEMAS) await runner.query(tables(schema));
    await runner.query(rights('throughcare', 'throughcare_app, throughcare_victim'));
    await runner.query(rights('victim', 'throughcare_victim'));
    for (const table of ['task_note', 'task_question']) await runner.query(walled(table));
    await runner.query(ANSWERS);
    await runner.query(VIEWS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE throughcare.queue_view');
    for (const schema of SCHEMAS)
      await runner.query(`DROP TABLE ${schema}.task_question; DROP TABLE ${schema}.task_note`);
  }
}
