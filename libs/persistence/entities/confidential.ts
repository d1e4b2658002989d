import { EntitySchema } from 'typeorm';
import { id, instant, now, orNull, pathway, text, to, uuid } from './columns.js';

/** What the offender must not read: a field of an answer or a fact that is marked so, words written beside it, or both. */
export interface ConfidentialPartRow {
  id: string;
  pathway_id: string;
  task_id: string | null;
  fact_id: string | null;
  field: string | null;
  words: string | null;
  reason: string;
  added_at: Date;
  added_by: string;
}
export const confidentialPart = new EntitySchema<ConfidentialPartRow>({
  name: 'confidential_part',
  tableName: 'confidential_part',
  schema: 'throughcare',
  columns: {
    id: id(),
    pathway_id: pathway('confidential_part'),
    task_id: uuid({ ...orNull, ...to('task', 'confidential_part_task_fk', 'CASCADE') }),
    fact_id: uuid({ ...orNull, ...to('fact', 'confidential_part_fact_fk', 'CASCADE') }),
    field: text(orNull),
    words: text(orNull),
    reason: text(),
    added_at: instant(now),
    added_by: uuid(),
  },
  indices: [
    {
      name: 'confidential_part_task',
      columns: ['task_id', 'field'],
      unique: true,
      where: 'task_id IS NOT NULL AND field IS NOT NULL',
    },
    {
      name: 'confidential_part_fact',
      columns: ['fact_id', 'field'],
      unique: true,
      where: 'fact_id IS NOT NULL AND field IS NOT NULL',
    },
    { name: 'confidential_part_case', columns: ['pathway_id', 'added_at'] },
  ],
  checks: [
    { name: 'confidential_part_of', expression: '(task_id IS NULL) <> (fact_id IS NULL)' },
    { name: 'confidential_part_what', expression: 'field IS NOT NULL OR words IS NOT NULL' },
  ],
});
