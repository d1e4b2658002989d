import { type Instant } from '#domain/time.js';
import { dueWords, type DueWords } from '../words/dates.js';
import { type AssignRows } from './queue.query.js';
import { nameOf } from '../words/name.js';

export interface AssignView {
  readonly to: string;
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly person: string;
    readonly roh: string | null;
    readonly due?: DueWords;
    readonly given: boolean;
    readonly answer: string;
  }[];
  readonly given: number;
  readonly refused: number;
}

/** Row by row what giving tasks would do. */
export function assignView({ rows, to }: AssignRows, now: Instant): AssignView {
  const shown = rows.map(({ id, task, from, refusal }) => ({
    id,
    title: task?.title ?? 'A task that is not in a queue of yours',
    person: task ? nameOf(task.pathway.person) : '',
    roh: task?.pathway.roh ?? null,
    due: task ? dueWords(task, now) : undefined,
    given: refusal === null,
    answer:
      refusal?.message ??
      (from ? `Can be given. ${from.displayName} has it now and is told.` : 'Can be given.'),
  }));
  const given = shown.filter((row) => row.given).length;
  return { to: to?.displayName ?? '', rows: shown, given, refused: shown.length - given };
}

/** What was done, in sentences: each task that was not given says why. */
export function assignedText({ rows, to }: AssignRows): { readonly said: string; readonly more: string[] } {
  const name = to?.displayName ?? 'them';
  const given = rows.filter(({ refusal }) => refusal === null).length;
  const said = `${given} ${given === 1 ? 'task is' : 'tasks are'} with ${name} now.`;
  const more = rows.flatMap(({ refusal, task }) =>
    refusal === null
      ? []
      : [
          `Not given: ${task ? `“${task.title}”, ${nameOf(task.pathway.person)}` : 'a task'}. ${refusal.message}`,
        ],
  );
  return { said, more };
}
