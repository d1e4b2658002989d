import { type FactKind } from './fact-kinds.js';
import { type FormRule } from './form-rule.js';
import { type Role } from './roles.js';

/** `text`, `ref` and `targets` fields hold words and stay in PostgreSQL; the others may travel as codes (design.md, "Tasks and commands"). */
export type FieldType =
  | 'text'
  | 'ref'
  | 'yesno'
  | 'date'
  | 'datetime'
  | 'number'
  | 'person'
  /** Keys of steps, from those the task itself names: answers that reopen them. */
  | 'steps'
  /** The targets of a sentence plan, each in its parts (plan-target.ts). */
  | 'targets'
  | { readonly choice: readonly string[] };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
}

export interface Outcome {
  readonly id: string;
  /** What the outcome means, where the word alone does not say it. */
  readonly note?: string;
}

export type Confidentiality = 'ordinary' | 'confidential-assessment' | 'victim' | 'visor';

/** Whose place the task belongs to: the holding prison, the home area, or nowhere in particular. */
export type TaskPlace = 'prison' | 'area' | 'national';

/** The fact that an answer makes: `from` names the form field, `value` a constant, `byOutcome` a value for each outcome. */
export interface MakesFact {
  readonly kind: FactKind;
  readonly on: readonly string[];
  readonly data: Readonly<
    Record<
      string,
      | { from: string }
      | { value: string | number | boolean }
      | { byOutcome: Readonly<Record<string, string | number | boolean>> }
    >
  >;
  /** The fact is made only when this field of the answer is so: a concern that the form was asked about and found. */
  readonly only?: { readonly field: string; readonly is: string | number | boolean };
  /** Form field (date or datetime) that says when it happened; otherwise the moment of the answer. */
  readonly happenedAt?: string;
}

/** A task type as data beside the stage or track it belongs to. Its id is a public name: a rename needs an upgrader. */
export interface TaskType {
  readonly id: string;
  readonly title: string;
  /** Stage, or `track:` and the track. */
  readonly stage: string;
  readonly role: Role;
  readonly place: TaskPlace;
  readonly per: 'pathway' | 'person';
  readonly confidentiality: Confidentiality;
  /** Row or family of the catalogue that its clock usually follows; a task without one is bounded by its stage. */
  readonly standard?: string;
  readonly gate?: string;
  readonly outcomes: readonly Outcome[];
  readonly fields: readonly Field[];
  /** What must hold between outcome, fields and case before an answer is taken. */
  readonly rules: readonly FormRule[];
  /** Names of what an answer rests on. `again`: a new round. `confirm`: the answer stands, its holder is asked. */
  readonly again: readonly string[];
  readonly confirm: readonly string[];
  /** Stays open when its stage is left. */
  readonly survives: boolean;
  readonly tells: readonly Role[];
  /** Who is brought in when the clock is missed, rung by rung. */
  readonly escalates: readonly Role[];
  /** Types whose author may not answer this one on the same case: nobody checks, signs or excuses their own work. */
  readonly notBy: readonly string[];
  /** The outcome taken for granted when a case is adopted past this step. */
  readonly assume: string;
  readonly makes?: readonly MakesFact[];
  readonly source: string;
}
