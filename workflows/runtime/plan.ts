import { type Batch } from './events.js';
import { type Planned } from './state.js';

/** Adds what scripted staff will do to a turn's batch: recorded with it, so that every engine and every replay hears the same. */
export function withPlanned(batch: Batch, planned: readonly Planned[]): Batch {
  if (planned.length === 0) return batch;
  const soonest = Math.min(...planned.map(({ at }) => Math.max(at, batch.at + 1)));
  return {
    ...batch,
    events: [...batch.events, { e: 'Planned', planned }],
    wakeAt: Math.min(batch.wakeAt, soonest),
  };
}
