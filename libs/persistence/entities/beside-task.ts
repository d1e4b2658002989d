import { EntitySchema } from 'typeorm';
import { id, instant, now, orNull, pathway, text, to, uuid } from './columns.js';

type Wall = 'throughcare' | 'victim';
const named = (schema: Wall, table: string): { name: string; tableName: string; schema: Wall } => ({
  name: schema === 'victim' ? `victim_${table}` : table,
  tableName: table,
  schema,
});
const ofTask = (schema: Wall, table: string) =>
  uuid(to(schema === 'victim' ? 'victim_task' : 'task', `${table}_task_fk`, 'CASCADE'));

/** What somebody wrote about a task; never changed, never in Temporal. */
export interface TaskNoteRow {
  id: string;
  pathway_id: string;
  task_id: string;
  words: string;
  written_at: Date;
  written_by: string;
}
const noteIn = (schema: Wall): EntitySchema<TaskNoteRow> =>
  new EntitySchema<TaskNoteRow>({
    ...named(schema, 'task_note'),
    columns: {
      id: id(),
      pathway_id: pathway('task_note'),
      task_id: ofTask(schema, 'task_note'),
      words: text(),
      written_at: instant(now),
      written_by: uuid(),
    },
    indices: [{ name: 'task_note_of', columns: ['task_id', 'written_at'] }],
  });
export const taskNote = noteIn('throughcare');
export const victimTaskNote = noteIn('victim');

/** What the holder of a task asks a colleague; the task stays with its holder. */
export interface TaskQuestionRow {
  id: string;
  pathway_id: string;
  task_id: string;
  asked_by: string;
  asked_of: string;
  question: string;
  asked_at: Date;
  answer: string | null;
  answered_at: Date | null;
}
const questionIn = (schema: Wall): EntitySchema<TaskQuestionRow> =>
  new EntitySchema<TaskQuestionRow>({
    ...named(schema, 'task_question'),
    columns: {
      id: id(),
      pathway_id: pathway('task_question'),
      task_id: ofTask(schema, 'task_question'),
      asked_by: uuid(),
      asked_of: uuid(),
      question: text(),
      asked_at: instant(now),
      answer: text(orNull),
      answered_at: instant(orNull),
    },
    indices: [
      { name: 'task_question_task', columns: ['task_id', 'asked_at'] },
      { name: 'task_question_of', columns: ['asked_of', 'asked_at', 'id'], where: 'answer IS NULL' },
      { name: 'task_question_by', columns: ['asked_by', 'asked_at', 'id'], where: 'answer IS NULL' },
    ],
    checks: [{ name: 'task_question_answered', expression: '(answer IS NULL) = (answered_at IS NULL)' }],
  });
export const taskQuestion = questionIn('throughcare');
export const victimTaskQuestion = questionIn('victim');

/** A filter of the team queue under a name. */
export interface QueueViewRow {
  id: string;
  owner_id: string;
  /** The team it is shared with; null: its maker's own. */
  team_id: string | null;
  name: string;
  /** The filter as it stands in the queue's address. */
  query: string;
  saved_at: Date;
}
export const queueView = new EntitySchema<QueueViewRow>({
  ...named('throughcare', 'queue_view'),
  columns: {
    id: id(),
    owner_id: uuid(to('person_user', 'queue_view_owner_fk', 'CASCADE')),
    team_id: uuid({ ...orNull, ...to('team', 'queue_view_team_fk', 'CASCADE') }),
    name: text(),
    query: text(),
    saved_at: instant(now),
  },
  indices: [
    { name: 'queue_view_owner', columns: ['owner_id'] },
    { name: 'queue_view_team', columns: ['team_id'], where: 'team_id IS NOT NULL' },
  ],
});
