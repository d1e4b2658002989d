import { type StuckCauseId } from '#domain/stuck.js';
import { type State, type Stuck } from './state.js';

/** What a case is stuck by for one cause. A part that failed is stuck too, though its fault is kept apart (surroundings.ts). */
export function stuckBy(state: State, cause: StuckCauseId): readonly Stuck[] {
  if (cause !== 'faulted') return [...state.stuck.values()].filter((one) => one.cause === cause);
  return [...state.faults].map(([scope, { since }]) => ({
    cause,
    since,
    owner: 'area-manager',
    unblocks: scope,
  }));
}
