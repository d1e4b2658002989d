import fc from 'fast-check';
import { atLondon } from '#calendar/index.js';
import { standard } from '#standards/index.js';
import { FACT_KINDS, type FactKind } from '#domain/fact-kinds.js';
import { TEAM_KINDS, teamKindOf } from '#domain/roles.js';
import { DAY, type Instant } from '#domain/time.js';
import { type Codes } from '#domain/values.js';
import { anySentence, dataOf } from '../test/support/random-facts.js';
import { anyLife, live, type Lived } from '../test/support/random-life.js';
import { POLICY } from './policy.js';
import { applyBatch } from './runtime/apply.js';
import { type JournalEvent } from './runtime/events.js';
import { MemoryDriver, type Said } from './runtime/memory-driver.js';
import { pictureOf } from './runtime/picture.js';
import { copyState } from './runtime/state.js';

/** What must hold for any life under a sentence of any kind. */
const RUNS = { numRuns: 60 };
const eventsOf = ({ batches }: Lived): JournalEvent[] => batches.flatMap(({ batch }) => [...batch.events]);

describe('any life under any kind of sentence', () => {
  it('faults nowhere, and gives every task a team', () => {
    fc.assert(
      fc.property(anyLife, (happenings) => {
        for (const event of eventsOf(live(happenings))) {
          if (event.e === 'Faulted') throw new Error(`${event.scope}: ${event.message}`);
          if (event.e !== 'TaskOpened' && event.e !== 'TaskMoved') continue;
          expect(TEAM_KINDS).toHaveProperty(teamKindOf(event.role));
          expect(event.place).not.toBe('');
        }
      }),
      RUNS,
    );
  });

  it('runs no clock without a standard of the catalogue or a day its stage sets', () => {
    fc.assert(
      fc.property(anyLife, (happenings) => {
        for (const event of eventsOf(live(happenings))) {
          const clock =
            event.e === 'TaskOpened'
              ? event.clock
              : event.e === 'StandingSet'
                ? event.standing.clock
                : undefined;
          if (!clock) continue;
          if (clock.row !== undefined) expect(standard(clock.row).id).toBe(clock.row);
          else expect(event.e).toBe('TaskOpened');
          expect(Number.isFinite(clock.dueAt)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is never closed with a task open', () => {
    fc.assert(
      fc.property(anyLife, (happenings) => {
        for (const { before, batch } of live(happenings).batches) {
          const after = applyBatch(before, batch, copyState);
          if (after.endedAt !== undefined) expect([...after.steps.open.keys()]).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('tells every victim who is in of recall, rescission, death, removal and a release in error', () => {
    const NEWS = new Set(['recall-revoked', 'recall-rescinded', 'died', 'deported', 'released-in-error']);
    fc.assert(
      fc.property(anyLife, (happenings) => {
        for (const { before, batch } of live(happenings).batches) {
          const after = applyBatch(before, batch, copyState);
          const { view, facts } = pictureOf(after);
          if (view.victimScheme !== true || view.sentencedAt === undefined) continue;
          for (const event of batch.events) {
            if (event.e !== 'FactRecorded' || !NEWS.has(event.fact.kind)) continue;
            if (!facts.some(({ id }) => id === event.fact.id)) continue;
            for (const victim of view.victims.filter((one) => one.in === true))
              expect(
                batch.events.some(
                  (told) =>
                    (told.e === 'TaskOpened' || told.e === 'TaskAssumed') &&
                    told.type.startsWith('victim.tell') &&
                    told.key.includes(victim.id) &&
                    told.key.includes(event.fact.id),
                ),
              ).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it('comes to the same work whatever the order in which the same facts were told', () => {
    const learntAt = atLondon('2026-08-03', '10:00');
    const kinds = (Object.keys(FACT_KINDS) as FactKind[]).filter((kind) => kind !== 'sentenced');
    const known = fc
      .constantFrom(...kinds)
      .chain((kind) => fc.record({ kind: fc.constant(kind), data: dataOf(kind) }));
    fc.assert(
      fc.property(anySentence, fc.array(known, { maxLength: 12 }), fc.nat(), (sentence, told, turn) => {
        // Each happened on a day of its own, so that only the order of telling differs.
        const facts = [{ kind: 'sentenced' as const, data: sentence }, ...told].map(({ kind, data }, i) => {
          const happenedAt = atLondon('2026-03-02', '12:00') + i * DAY;
          return { type: 'fact', fact: { kind, data: data as Codes, happenedAt, learntAt } } as const;
        });
        const from = turn % facts.length;
        const other = [...facts.slice(from), ...facts.slice(0, from)].reverse();
        expect(workOf(other, learntAt)).toEqual(workOf(facts, learntAt));
      }),
      RUNS,
    );
  });
});

/** The work that facts told in one turn come to: what is open, for whom, by when. Ids of facts follow the order of telling. */
function workOf(said: readonly Said[], at: Instant): string[] {
  const driver = new MemoryDriver(POLICY, 'order');
  driver.say(at, ...said);
  return [...driver.state.steps.open.values()]
    .map(({ type, open }) =>
      [type, open?.role, open?.place, open?.to, open?.clock?.dueAt, open?.mark].join(' '),
    )
    .sort();
}
