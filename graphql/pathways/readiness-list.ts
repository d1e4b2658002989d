import { type Actor } from '#identity/actor.js';
import { type Instant } from '#domain/time.js';
import { type PathwayRead } from '#persistence/queries/pathway-list.js';
import { type ReleaseStepRead } from '#persistence/queries/case-parts.js';
import { isVictimType } from '#engine/commit/wall.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { taskKind } from '../tasks/task-kinds.js';
import { mayKnow } from './steps.js';

/** Types of step that a release needs, as far as somebody may know of them (pathway.md stage 10). */
export const releaseTypesFor = (actor: Actor): readonly string[] =>
  [...TASK_TYPES.values()]
    .filter(({ id, stage }) => stage === 'pre-release' && !isVictimType(id) && mayKnow(actor, id))
    .map(({ id }) => id);

function shownStep(row: ReleaseStepRead, now: Instant, teamIds: readonly string[]) {
  const type = taskKind(row.type);
  const done = row.state === 'DONE';
  const live = row.state !== null && !done;
  const overdue = live && row.dueAt !== null && row.dueAt < now;
  return {
    type,
    key: row.key,
    state: done ? 'done' : row.state === null ? 'not-open-yet' : overdue ? 'overdue' : 'open',
    owner: row.role ?? type.role,
    opensAt: row.openedAt,
    dueOn: row.dueOn,
    dueAt: row.dueAt,
    outcome: row.outcome,
    canNoLongerBeMet: overdue || (live && row.mark === 'learnt-late'),
    taskId: live && row.teamId !== null && teamIds.includes(row.teamId) ? row.taskId : null,
    holderId: live ? row.holderId : null,
  };
}

/**
 * One case with the steps of its release as the lists hold them: asked, done, or waiting for their time with a date of their own. What
 * has neither, and what was taken for granted when the case was taken over, stands on the case's own page (`Pathway.readiness`).
 */
export function releaseCaseOf(
  pathway: PathwayRead,
  rows: readonly ReleaseStepRead[],
  now: Instant,
  teamIds: readonly string[],
) {
  const steps = rows
    .map((row) => shownStep(row, now, teamIds))
    .sort((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.key.localeCompare(b.key, 'en'));
  const count = (is: (step: (typeof steps)[number]) => boolean): number => steps.filter(is).length;
  return {
    pathway,
    steps,
    done: count(({ state }) => state === 'done'),
    open: count(({ state }) => state === 'open' || state === 'overdue'),
    canNoLongerBeMet: count(({ canNoLongerBeMet }) => canNoLongerBeMet),
  };
}
