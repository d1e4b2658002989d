import { londonDateOf } from '#calendar/index.js';
import { FACTORS, HERE, LEGS, TARGET_KINDS } from '#domain/plan-target.js';
import { type Instant } from '#domain/time.js';
import { dayAsTyped } from '../../words/days.js';
import { choiceAs, choicesOf, fieldWords, type Choice, type FieldView } from './field.js';

/** A field of a task type, as the API gives it. */
export interface TaskFieldSource {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly choices: readonly string[] | null;
}

const AS: Readonly<Record<string, FieldView['as']>> = {
  text: 'words',
  ref: 'text',
  yesno: 'yesno',
  date: 'day',
  datetime: 'moment',
  number: 'number',
  targets: 'targets',
};

/** A task's form: the same fields as of the real task. Steps that are taken for granted are not reopened in a rehearsal. */
export const taskFields = (fields: readonly TaskFieldSource[], people: readonly Choice[]): FieldView[] =>
  fields
    .filter(({ type }) => type !== 'steps')
    .map(({ name, type, required, choices }): FieldView => {
      const base = { name, label: fieldWords(name), required };
      if (type === 'person') return { ...base, as: 'choose', choices: people };
      const listed = choicesOf(choices ?? []);
      return { ...base, as: type === 'choice' ? choiceAs(listed) : (AS[type] ?? 'text'), choices: listed };
    });

/** Words are checked and not kept, so they are filled in; a required day is the day it is there. */
const WORDS = 'Rehearsed';
export function prefilled(fields: readonly FieldView[], clock: Instant): Record<string, string> {
  const day = dayAsTyped(londonDateOf(clock));
  const values: Record<string, string> = {};
  for (const { name, as, required } of fields) {
    if (!required) continue;
    if (as === 'words' || as === 'text') values[name] = WORDS;
    if (as === 'day' || as === 'moment') values[name] = day;
    if (as === 'moment') values[`${name}-time`] = '10:00';
    if (as === 'targets') Object.assign(values, TARGET);
  }
  return values;
}

/** One target is enough to go on with; its words are an example. */
const TARGET = {
  'target-change': 'Deals with conflict at home without violence',
  'target-owner': 'Offender manager',
  'target-counterpart': 'Offender supervisor',
};
export const TARGET_CHOICES = {
  kinds: choicesOf(TARGET_KINDS),
  factors: choicesOf(FACTORS),
  legs: choicesOf(LEGS),
  here: choicesOf(HERE),
};
