import { type Field, type TaskType as TaskKind } from '#domain/task-type.js';
import { factFields } from '#engine/answers.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type TaskField, type TaskType } from './task-kind.types.js';

const fieldOf = ({ name, type, required }: Field, makesFacts: ReadonlySet<string>): TaskField =>
  typeof type === 'string'
    ? { name, type, required, directory: type === 'person' && makesFacts.has(name), choices: null }
    : { name, type: 'choice', required, directory: false, choices: type.choice };

const shown = (type: TaskKind): TaskType => ({
  id: type.id,
  title: type.title,
  stage: type.stage,
  role: type.role,
  place: type.place,
  per: type.per,
  confidentiality: type.confidentiality,
  standard: type.standard ?? null,
  gate: type.gate ?? null,
  outcomes: type.outcomes.map(({ id, note }) => ({ id, note: note ?? null })),
  fields: type.fields.map((field) => fieldOf(field, factFields(type))),
  survives: type.survives,
  tells: type.tells,
  escalates: type.escalates,
  source: type.source,
});

const SHOWN = new Map([...TASK_TYPES.values()].map((type) => [type.id, shown(type)]));

/** Every kind of task as the API shows it. */
export const taskKinds = (): TaskType[] => [...SHOWN.values()];

/** A kind by its id. One that the code no longer carries is shown by its id: old tasks stay readable. */
export const taskKind = (id: string): TaskType =>
  SHOWN.get(id) ?? {
    id,
    title: id,
    stage: '',
    role: '',
    place: '',
    per: 'pathway',
    confidentiality: 'ordinary',
    standard: null,
    gate: null,
    outcomes: [],
    fields: [],
    survives: false,
    tells: [],
    escalates: [],
    source: 'no longer in the catalogue',
  };
