import { type CommitRequest } from '#workflows/activities.types.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { copyState, type State } from '#workflows/runtime/state.js';

/** More than the worker keeps workflows: whoever is awake finds its state here. */
const KEPT = 1_000;

/**
 * The states that this process committed last, so that a workflow awake in it need not send its state with every turn. A cache,
 * never a truth: a turn follows only the very state whose head it names, and any other is asked for.
 */
export class LedgerCache {
  private readonly states = new Map<string, State>();

  constructor(private readonly kept = KEPT) {}

  /** The state after an offered turn; undefined when what it follows is not here. */
  after({ pathwayId, batch }: Pick<CommitRequest, 'pathwayId' | 'batch'>): State | undefined {
    const state = this.states.get(pathwayId);
    if (state?.head !== batch.prev || state.seq !== batch.seq - 1) return undefined;
    return applyBatch(state, batch, copyState);
  }

  /** Keeps a state as it was committed, and forgets the one that was committed longest ago. */
  keep(state: State): void {
    this.states.delete(state.id);
    this.states.set(state.id, state);
    if (this.states.size > this.kept) this.states.delete(this.states.keys().next().value as string);
  }
}
