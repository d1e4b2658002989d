import { type FormRule } from './form-rule.js';
import { type Role } from './roles.js';
import {
  type Confidentiality,
  type Field,
  type FieldType,
  type MakesFact,
  type Outcome,
  type TaskPlace,
  type TaskType,
} from './task-type.js';

/** A task type as it is written beside its stage: lists as short text, read once when the catalogue loads. */
export interface TaskSpec {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly place: TaskPlace;
  readonly per?: 'person';
  readonly confidentiality?: Confidentiality;
  readonly standard?: string;
  readonly gate?: string;
  /** `met|missed: what that means` */
  readonly outcomes: string;
  /** `seenOn:date*|how:choice(office;video)`; a star marks a required field. */
  readonly fields: string;
  readonly rules?: readonly FormRule[];
  readonly again?: readonly string[];
  readonly confirm?: readonly string[];
  readonly survives?: true;
  readonly tells?: readonly Role[];
  readonly escalates: readonly Role[];
  readonly notBy?: readonly string[];
  readonly assume?: string;
  readonly makes?: readonly MakesFact[];
  readonly source: string;
}

const SIMPLE: ReadonlySet<string> = new Set([
  'text',
  'ref',
  'yesno',
  'date',
  'datetime',
  'number',
  'person',
  'steps',
  'targets',
]);

/**
 * Reads a task type from its specification.
 * @throws Error naming the type and the part that cannot be read: a wrong task type stops the start
 */
export function defineTask(stage: string, spec: TaskSpec): TaskType {
  const outcomes = spec.outcomes.split('|').map(readOutcome);
  const first = outcomes[0];
  if (!first || outcomes.some(({ id }) => !/^[a-z0-9-]+$/.test(id)))
    throw new Error(`Task type ${spec.id}: outcomes "${spec.outcomes}" cannot be read`);
  const assume = spec.assume ?? first.id;
  for (const id of [assume, ...(spec.makes ?? []).flatMap(({ on }) => on)]) {
    if (!outcomes.some((outcome) => outcome.id === id))
      throw new Error(`Task type ${spec.id}: "${id}" is not one of its outcomes`);
  }
  const fields = spec.fields === '' ? [] : spec.fields.split('|').map((text) => readField(spec.id, text));
  const rules = spec.rules ?? [];
  for (const { on = [], when, needs, needsOneOf = [], must, not } of rules) {
    const stranger =
      on.find((id) => !outcomes.some((outcome) => outcome.id === id)) ??
      [when?.field, needs, ...needsOneOf, must?.field, not?.field].find(
        (name) => name && !fields.some((field) => field.name === name),
      );
    if (stranger) throw new Error(`Task type ${spec.id}: a rule names "${stranger}", which it has not`);
  }
  return {
    id: spec.id,
    title: spec.title,
    stage,
    role: spec.role,
    place: spec.place,
    per: spec.per ?? 'pathway',
    confidentiality: spec.confidentiality ?? 'ordinary',
    standard: spec.standard,
    gate: spec.gate,
    outcomes,
    fields,
    rules,
    again: spec.again ?? [],
    confirm: spec.confirm ?? [],
    survives: spec.survives ?? false,
    tells: spec.tells ?? [],
    escalates: spec.escalates,
    notBy: spec.notBy ?? [],
    assume,
    makes: spec.makes,
    source: spec.source,
  };
}

function readOutcome(text: string): Outcome {
  const [id = '', ...note] = text.split(':');
  return note.length ? { id: id.trim(), note: note.join(':').trim() } : { id: id.trim() };
}

function readField(type: string, text: string): Field {
  const match = /^(\w+):(\w+)(?:\(([^)]*)\))?(\*?)$/.exec(text);
  const [, name, kind, choices, star] = match ?? [];
  if (!name || !kind || (kind === 'choice' ? !choices : !SIMPLE.has(kind)))
    throw new Error(`Task type ${type}: field "${text}" cannot be read`);
  const fieldType: FieldType =
    kind === 'choice' ? { choice: (choices ?? '').split(';') } : (kind as Exclude<FieldType, object>);
  return { name, type: fieldType, required: star === '*' };
}
