import { TASK_TYPES } from '../task-types.js';

/** Whatever these are about is never put off and nobody is excused from it (pathway.md, "Gates"). */
const NEVER = /^(release|licence|victim|roh|risk|rmp|recall|oasys|self-harm|restrict|child)\./;
const NEVER_STAGES: ReadonlySet<string> = new Set(['release', 'recall', 'track:victim', 'track:risk']);

/**
 * Whether a holder may ask to defer a task of this type or to be excused from it.
 * @param type a task type's id; an unknown one may not be deferred
 */
export function mayBeDeferred(type: string): boolean {
  const known = TASK_TYPES.get(type);
  return known !== undefined && !NEVER.test(type) && !NEVER_STAGES.has(known.stage);
}
