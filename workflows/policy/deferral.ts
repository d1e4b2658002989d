import { TASK_TYPES } from '../task-types.js';

/** Whatever these are about is never put off and nobody is excused from it (pathway.md, "Gates"). */
const NEVER = /^(release|licence|victim|roh|risk|rmp|recall|oasys|self-harm|restrict|child|mappa|manager)\./;
const NEVER_STAGES: ReadonlySet<string> = new Set(['release', 'recall', 'track:victim', 'track:risk']);
/** Of the same kind, in stages whose other tasks may wait. */
const NEVER_TASKS: ReadonlySet<string> = new Set([
  'psr.screen-roh',
  'allocation.pass-on-self-harm',
  'allocation.identify-mappa-category',
  'reception.complete-first-checks',
  'reception.restrict-contact',
  'rotl.confirm-return',
  'rotl.declare-at-large',
  'enforce.consider-recall',
  'termination.end-supervision',
  'termination.confirm-ipp-end',
]);

/**
 * From what a manager may excuse, and the outcome of its own that then stands: contributions, which nothing waits for and
 * which are noted as missing where they were wanted (000 L441–445, L673). Every other type has outcomes that say why it was not
 * done, and a stage that goes on from them: excused in silence, it would wait for nobody.
 */
const EXCUSED_AS: Readonly<Record<string, string>> = {
  'board.contribute': 'did-not-answer',
  'irmm.contribute': 'did-not-answer',
};

/** What a request to defer or excuse is about: the steps of a type, or one of them by its key. */
export interface Wished {
  readonly type: string;
  readonly key?: string;
}

/**
 * Reads the `task` of a request.
 * @param task a task type's id, or a step's key such as `custody#1/board.contribute#security`
 */
export function wished(task: string): Wished {
  if (TASK_TYPES.has(task)) return { type: task };
  const type = /(?:^|\/)([a-z][a-z-]*\.[a-z-]+)(?:#|$)/.exec(task)?.[1];
  return type === undefined ? { type: task } : { type, key: task };
}

/**
 * Whether a holder may ask to defer a task or to be excused from it.
 * @param task a task type's id or a step's key; one of an unknown type may not be deferred
 */
export function mayBeDeferred(task: string): boolean {
  const { type } = wished(task);
  const known = TASK_TYPES.get(type);
  return (
    known !== undefined &&
    known.confidentiality !== 'victim' &&
    !NEVER.test(type) &&
    !NEVER_TASKS.has(type) &&
    !NEVER_STAGES.has(known.stage)
  );
}

/** The outcome a task gets when its holder is excused; undefined where nobody is. */
export const excusedAs = (task: string): string | undefined => EXCUSED_AS[wished(task).type];
