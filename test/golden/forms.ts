import { readAnswers } from '#engine/answers.js';
import { TASK_TYPES } from '#workflows/task-types.js';

/** A form as somebody filled it in. */
export type Form = Readonly<Record<string, unknown>>;

/** The questions because of which an answer is refused; none when it is taken. */
export function refusals(type: string, outcome: string, form: Form): readonly string[] {
  const kind = TASK_TYPES.get(type);
  if (!kind) throw new Error(`no task type ${type}`);
  const read = readAnswers(kind, outcome, form);
  return Array.isArray(read) ? read.map(({ field }: { field: string }) => field) : [];
}

/** The form is taken as it stands; with one of the questions left blank it is refused, naming that question. */
export function cannotLeaveOut(
  type: string,
  outcome: string,
  form: Form,
  ...questions: readonly string[]
): void {
  expect([type, refusals(type, outcome, form)]).toEqual([type, []]);
  for (const question of questions) {
    const { [question]: _left, ...rest } = form;
    expect([type, question, refusals(type, outcome, rest)]).toEqual([type, question, [question]]);
  }
}
