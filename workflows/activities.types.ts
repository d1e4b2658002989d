import { type Batch } from './runtime/events.js';
import { type Command } from './runtime/state.js';

/** One turn offered to PostgreSQL. */
export interface CommitRequest {
  readonly pathwayId: string;
  readonly batch: Batch;
  /**
   * The state after this batch, as plain JSON: saved encrypted, and what an absent workflow is restarted from. Left out where
   * this process committed the turn before: it has that state, and the batch makes the next of it.
   */
  readonly state?: string;
  /** Replaces the projections, after the journal was found to have a gap. */
  readonly snapshot?: true;
}

/** What the journal answers. Only `committed` moves the ledger on. */
export type CommitResult =
  | { readonly kind: 'committed'; readonly batch: Batch }
  /** A clock would be declared missed while commands accepted in time are still on their way: take the turn again with them. */
  | { readonly kind: 'behind'; readonly commands: readonly Command[] }
  /** This process does not have the state that the batch follows: offer the turn again with its own. */
  | { readonly kind: 'needs-state' }
  | { readonly kind: 'gap'; readonly have: number }
  | { readonly kind: 'diverged'; readonly have: number };

export interface LoadResult {
  /** The last saved state as plain JSON; null for a pathway that never took a turn. */
  readonly state: string | null;
}

/** The workflow's only ways out. */
export interface Activities {
  commit(request: CommitRequest): Promise<CommitResult>;
  load(pathwayId: string): Promise<LoadResult>;
}
