import { EntitySchema } from 'typeorm';
import { COUNTED_TASKS, DONE_LATE, NEEDS_TASKS, RESULTS_TASKS } from './counted.js';
import { as, date, flag, instant, int, json, now, orNull, pathway, text, to, uuid } from './columns.js';

export const TASK_STATES = ['OPEN', 'CLAIMED', 'SUBMITTED', 'DONE', 'WITHDRAWN'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** One round of a step, as people see it. The workflow owns that it exists, its clock and its end; who holds it is owned here. */
export interface TaskRow {
  /** uuid v5 of pathway, key and round: the same on every engine. */
  id: string;
  pathway_id: string;
  key: string;
  round: number;
  type: string;
  stage: string;
  role: string;
  place_code: string;
  team_id: string | null;
  /** The role that must act now, when escalation has moved the duty. */
  acts_now_role: string | null;
  escalated_team_id: string | null;
  confidentiality: string;
  state: TaskState;
  holder_id: string | null;
  claimed_at: Date | null;
  /** The named person the task is meant for. */
  meant_for_id: string | null;
  /** Outcomes that may not be given as things stand. */
  barred: string[] | null;
  subject: string | null;
  mark: string | null;
  opened_at: Date;
  due_on: string | null;
  due_at: Date | null;
  standard_row: string | null;
  /** What the clock runs from: a London date or an ISO instant. */
  anchor: string | null;
  missed_at: Date | null;
  rung: number;
  reminded_at: Date | null;
  submitted_n: number | null;
  draft: Record<string, unknown> | null;
  /** Every answer, words included: never travels. */
  answers: Record<string, unknown> | null;
  outcome: string | null;
  done_at: Date | null;
  done_by: string | null;
  late: boolean;
  withdrawn_because: string | null;
  note: string | null;
  updated_at: Date;
}

const LIVE = `state IN ('OPEN', 'CLAIMED', 'SUBMITTED')`;

const taskIn = (schema: 'throughcare' | 'victim'): EntitySchema<TaskRow> =>
  new EntitySchema<TaskRow>({
    name: schema === 'victim' ? 'victim_task' : 'task',
    tableName: 'task',
    schema,
    columns: {
      id: uuid({ primary: true }),
      pathway_id: pathway('task'),
      key: text(),
      round: int(),
      type: text(),
      stage: text(),
      role: text(),
      place_code: text(),
      team_id: uuid({ ...orNull, ...to('team', 'task_team_fk') }),
      acts_now_role: text(orNull),
      escalated_team_id: uuid({ ...orNull, ...to('team', 'task_escalated_team_fk') }),
      confidentiality: text(as(schema === 'victim' ? 'victim' : 'ordinary')),
      state: text(as('OPEN')),
      holder_id: uuid(orNull),
      claimed_at: instant(orNull),
      meant_for_id: uuid(orNull),
      barred: json(orNull),
      subject: text(orNull),
      mark: text(orNull),
      opened_at: instant(),
      due_on: date(orNull),
      due_at: instant(orNull),
      standard_row: text(orNull),
      anchor: text(orNull),
      missed_at: instant(orNull),
      rung: int(as(0)),
      reminded_at: instant(orNull),
      submitted_n: int(orNull),
      draft: json(orNull),
      answers: json(orNull),
      outcome: text(orNull),
      done_at: instant(orNull),
      done_by: uuid(orNull),
      late: flag(as(false)),
      withdrawn_because: text(orNull),
      note: text(orNull),
      updated_at: instant(now),
    },
    uniques: [{ name: 'task_step', columns: ['pathway_id', 'key', 'round'] }],
    checks: [
      { name: 'task_state', expression: `state IN ('OPEN', 'CLAIMED', 'SUBMITTED', 'DONE', 'WITHDRAWN')` },
      {
        name: 'task_wall',
        expression: schema === 'victim' ? `confidentiality = 'victim'` : `confidentiality <> 'victim'`,
      },
    ],
    indices: [
      { name: 'task_queue', columns: ['team_id', 'state', 'due_at', 'id'], where: LIVE },
      {
        name: 'task_ended',
        columns: ['team_id', 'state', 'due_at', 'id'],
        where: `state IN ('DONE', 'WITHDRAWN')`,
      },
      {
        name: 'task_escalated',
        columns: ['escalated_team_id', 'state', 'due_at', 'id'],
        where: 'escalated_team_id IS NOT NULL',
      },
      {
        name: 'task_holder',
        columns: ['holder_id', 'state', 'due_at', 'id'],
        where: 'holder_id IS NOT NULL',
      },
      {
        name: 'task_meant_for',
        columns: ['meant_for_id', 'state', 'due_at', 'id'],
        where: `${LIVE} AND meant_for_id IS NOT NULL`,
      },
      { name: 'task_due', columns: ['due_at', 'id'], where: LIVE },
      { name: 'task_type', columns: ['type', 'state', 'due_at', 'id'] },
      { name: 'task_counted', columns: ['type', 'done_at', 'team_id'], where: COUNTED_TASKS },
      { name: 'task_needs', columns: ['pathway_id', 'type', 'done_at'], where: NEEDS_TASKS },
      { name: 'task_results', columns: ['place_code', 'done_at'], where: RESULTS_TASKS },
      { name: 'task_late', columns: ['team_id', 'done_at'], where: DONE_LATE },
    ],
  });

export const task = taskIn('throughcare');
export const victimTask = taskIn('victim');
