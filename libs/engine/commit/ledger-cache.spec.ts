import { type Batch } from '#workflows/runtime/events.js';
import { emptyState, type State } from '#workflows/runtime/state.js';
import { LedgerCache } from './ledger-cache.js';

const ID = 'b9f3f0a4-5b7e-4f43-9d5c-6b1f4a0f3c11';
const state = (id: string, seq: number): State => ({ ...emptyState(id, '1'), seq, head: `head ${seq}` });
const batch = (prev: string, seq: number): Batch => ({ seq, prev, at: 5, events: [], applied: 0, wakeAt: 9 });

describe('the states committed last', () => {
  it('make the next one of the turn that follows them, and of no other', () => {
    const ledgers = new LedgerCache();
    ledgers.keep(state(ID, 3));
    expect(ledgers.after({ pathwayId: ID, batch: batch('head 3', 4) })?.seq).toBe(4);
    expect(ledgers.after({ pathwayId: ID, batch: batch('head 2', 4) })).toBeUndefined();
    expect(ledgers.after({ pathwayId: ID, batch: batch('head 3', 5) })).toBeUndefined();
    expect(ledgers.after({ pathwayId: 'another', batch: batch('head 3', 4) })).toBeUndefined();
    // Asked again it says the same: a turn that is only offered changes nothing.
    expect(ledgers.after({ pathwayId: ID, batch: batch('head 3', 4) })?.seq).toBe(4);
  });

  it('are forgotten in the order in which they were committed', () => {
    const ledgers = new LedgerCache(2);
    for (const id of ['a', 'b']) ledgers.keep(state(id, 1));
    ledgers.keep(state('a', 2));
    ledgers.keep(state('c', 1));
    const has = (id: string, seq: number): boolean =>
      ledgers.after({ pathwayId: id, batch: batch(`head ${seq}`, seq + 1) }) !== undefined;
    expect([has('a', 2), has('b', 1), has('c', 1)]).toEqual([true, false, true]);
  });
});
