import { many, one } from '../forms/marks.js';
import { type FormView } from '../forms/form.js';
import { firstOf } from './form-read.js';
import { inWords, labelOf } from './field-words.js';
import { TARGET_PARTS, targetCount, type TargetPart } from './targets-read.js';
import { type FormField } from './task.query.js';

interface Item {
  readonly value: string;
  readonly text: string;
  readonly selected?: boolean;
  readonly checked?: boolean;
}

/** One field as its macro takes it; `as` says which macro. */
export interface FieldView {
  readonly as: 'textarea' | 'input' | 'number' | 'radios' | 'select' | 'checkboxes' | 'date';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: { readonly text: string };
  readonly value?: string;
  readonly items?: readonly object[];
}

/** The targets of a plan, each a group of fields. */
export interface TargetsView {
  readonly as: 'targets';
  readonly name: string;
  readonly label: string;
  readonly targets: readonly { readonly number: number; readonly fields: readonly FieldView[] }[];
  readonly more: boolean;
}

/** What some fields offer beside what the catalogue says. */
export interface Offers {
  /** People who may be named. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Steps that may be opened again. */
  readonly steps: readonly { readonly key: string; readonly title: string }[];
}

const MOST_RADIOS = 7;
const DATE_HINT = 'For example, 9 12 2026.';

/** The form of a task, field by field, in the order of the catalogue. */
export const fieldsOf = (
  fields: readonly FormField[],
  form: FormView,
  offers: Offers,
): (FieldView | TargetsView)[] =>
  fields.map((field) => (field.type === 'targets' ? targetsOf(field, form) : fieldOf(field, form, offers)));

function fieldOf(field: FormField, form: FormView, offers: Offers): FieldView {
  const { name, type, required } = field;
  const { values } = form;
  const shown = {
    name,
    label: `${labelOf(name)}${required ? '' : ' (optional)'}`,
    error: errorOf(form, field),
    value: one(values, name),
  };
  switch (type) {
    case 'text':
      return { ...shown, as: 'textarea' };
    case 'number':
      return { ...shown, as: 'number' };
    case 'yesno':
      return { ...shown, as: 'radios', items: radios(yesNo(required), shown.value) };
    case 'choice':
      return choice(
        shown,
        (field.choices ?? []).map((value) => ({ value, text: inWords(value) })),
      );
    case 'date':
    case 'datetime': {
      const time = type === 'datetime';
      return {
        ...shown,
        as: 'date',
        hint: time ? 'For example, 9 12 2026 and 2:30pm.' : DATE_HINT,
        items: dateItems(name, form, time),
      };
    }
    case 'person':
      if (!field.directory) return { ...shown, as: 'input', hint: 'Name, and role or organisation.' };
      return select(
        shown,
        offers.people.map(({ id, name: text }) => ({ value: id, text })),
      );
    case 'steps':
      return {
        ...shown,
        as: 'checkboxes',
        hint: 'Select all that apply.',
        items: offers.steps.map(({ key, title }) => ({
          value: key,
          text: title,
          checked: many(values, name).includes(key),
        })),
      };
    default:
      return { ...shown, as: 'input' };
  }
}

/** The error of a field, or of the first of its parts that has one. */
function errorOf(
  { errors }: FormView,
  { name, type }: Pick<FormField, 'name' | 'type'>,
): { readonly text: string } | undefined {
  return (
    errors[name] ??
    errors[firstOf({ name, type })] ??
    ['day', 'month', 'year', 'time'].map((part) => errors[`${name}-${part}`]).find((error) => error)
  );
}

const yesNo = (required: boolean): Item[] => [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  ...(required ? [] : [{ value: '', text: 'Not answered' }]),
];

const radios = (items: readonly Item[], value: string): Item[] =>
  items.map((item) => ({ ...item, checked: item.value === value }));

type Shown = Omit<FieldView, 'as' | 'items'> & { readonly value: string };

const choice = (shown: Shown, items: readonly Item[]): FieldView =>
  items.length <= MOST_RADIOS
    ? { ...shown, as: 'radios', items: radios(items, shown.value) }
    : select(shown, items);

const select = (shown: Shown, items: readonly Item[]): FieldView => ({
  ...shown,
  as: 'select',
  items: [{ value: '', text: 'Choose one' }, ...items].map((item) => ({
    ...item,
    selected: item.value === shown.value,
  })),
});

function dateItems(name: string, { values, errors }: FormView, time: boolean): object[] {
  const own = ['day', 'month', 'year', 'time'].filter((part) => errors[`${name}-${part}`]);
  const box = (part: string, width: number, more: object = {}): object => ({
    name: part,
    value: one(values, `${name}-${part}`),
    classes: `govuk-input--width-${width}${own.includes(part) ? ' govuk-input--error' : ''}`,
    ...more,
  });
  return [
    box('day', 2),
    box('month', 2, { inputmode: 'text' }),
    box('year', 4),
    ...(time ? [box('time', 5, { inputmode: 'text' })] : []),
  ];
}

function targetsOf({ name }: FormField, form: FormView): TargetsView {
  const count = targetCount(name, form.values);
  return {
    as: 'targets',
    name,
    label: labelOf(name),
    targets: Array.from({ length: count }, (_, i) => ({
      number: i + 1,
      fields: TARGET_PARTS.map((part) => targetField(`${name}-${i}-${part.name}`, part, form)),
    })),
    more: count > 1,
  };
}

function targetField(name: string, part: TargetPart, form: FormView): FieldView {
  const shown = {
    name,
    label: `${part.label}${part.optional ? ' (optional)' : ''}`,
    hint: part.hint,
    error: errorOf(form, { name, type: part.as }),
    value: one(form.values, name),
  };
  const items = (part.choices ?? []).map((value) => ({ value, text: inWords(value) }));
  if (part.as === 'radios') return { ...shown, as: 'radios', items: radios(items, shown.value) };
  if (part.as === 'select') return select(shown, items);
  if (part.as === 'date')
    return { ...shown, as: 'date', hint: DATE_HINT, items: dateItems(name, form, false) };
  return { ...shown, as: part.as === 'words' ? 'textarea' : part.as === 'number' ? 'number' : 'input' };
}
