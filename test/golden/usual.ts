import { formatLondon } from '#calendar/index.js';
import { type Instant } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type Step } from '#workflows/runtime/state.js';

export interface Usual {
  readonly outcome: string;
  readonly data: Codes;
}

/** Fields that no fact is made from, and policy reads all the same. */
const ALSO: Readonly<Record<string, (now: Instant) => Scalar>> = {
  mappaAskedOn: (now) => formatLondon(now).slice(0, 10),
  provisional: () => false,
};

/** How a step is answered when the story does not care: its first outcome, with just the fields from which facts are made. */
export function usualAnswer(step: Step, now: Instant, told?: Usual): Usual {
  const type = TASK_TYPES.get(step.type);
  if (!type) throw new Error(`No task type ${step.type}`);
  const outcome = told?.outcome ?? type.outcomes.find(({ id }) => !step.open?.barred?.includes(id))?.id ?? '';
  const wanted = new Set(
    (type.makes ?? [])
      .filter(({ on }) => on.includes(outcome))
      .flatMap(({ data, happenedAt }) => [
        ...Object.values(data).flatMap((from) => ('from' in from ? [from.from] : [])),
        ...(happenedAt ? [happenedAt] : []),
      ]),
  );
  const data: Record<string, Scalar | readonly Scalar[]> = {};
  for (const field of type.fields) {
    if (ALSO[field.name] !== undefined) data[field.name] = ALSO[field.name]?.(now) ?? null;
    if (!wanted.has(field.name)) continue;
    if (field.type === 'person') data[field.name] = `a-${type.role}`;
    else if (field.type === 'datetime') data[field.name] = formatLondon(now).slice(0, 16);
    else if (field.type === 'date') data[field.name] = formatLondon(now).slice(0, 10);
    else if (typeof field.type === 'object') data[field.name] = field.type.choice[0] ?? '';
  }
  return { outcome, data: { ...data, ...told?.data } as Codes };
}
