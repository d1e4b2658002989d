import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { startOfDay } from '#calendar/index.js';
import { DAY } from '#domain/time.js';
import { anyLife, FIRST, happening, life, live, type Lived } from '../../test/support/random-life.js';
import { POLICY } from '../policy.js';
import { licenceStart } from '../policy/dates.js';
import { releaseIsCarried } from '../policy/kinds.js';
import { applyBatch } from './apply.js';
import { carry, uncarry } from './carry.js';
import { type Batch, type JournalEvent } from './events.js';
import { copyState, emptyState } from './state.js';
import { pictureOf } from './picture.js';
import { Pass } from './pass.js';
import { moveOn, takeTurn } from './turn.js';

/** What must hold for any life of any case. */
const RUNS = { numRuns: 40 };
const eventsOf = ({ batches }: Lived): JournalEvent[] => batches.flatMap(({ batch }) => [...batch.events]);

describe('any life of any case', () => {
  it('faults nothing, settles, and sleeps at most ninety days', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const lived = live(happenings);
        expect(eventsOf(lived).filter(({ e }) => e === 'Faulted')).toEqual([]);
        for (const { batch } of lived.batches) {
          expect(batch.wakeAt).toBeGreaterThan(batch.at);
          expect(batch.wakeAt).toBeLessThanOrEqual(batch.at + 90 * DAY);
        }
      }),
      RUNS,
    );
  });

  it('says the same for the same, and nothing more when asked again with nothing new', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const lived = live(happenings);
        for (const { before, batch, inbox } of lived.batches.filter((_, i) => i % 5 === 0)) {
          expect(takeTurn(POLICY, before, batch.at, inbox)).toEqual(batch);
        }
        const { state } = lived;
        if (state.seq > 0 && state.endedAt === undefined)
          expect(takeTurn(POLICY, state, state.now, []).events).toEqual([]);
      }),
      RUNS,
    );
  });

  it('says the same whether it looks at everything anew or only at what may have changed', () => {
    fc.assert(
      fc.property(fc.oneof(life, anyLife), (happenings) => {
        const state = emptyState('property', POLICY.version);
        const pass = new Pass();
        for (const { batch, inbox } of live(happenings).batches)
          expect(moveOn(POLICY, state, batch.at, inbox, pass)).toEqual(batch);
      }),
      RUNS,
    );
  });

  it('has the same picture grown fact by fact as made anew from all of them', () => {
    fc.assert(
      fc.property(fc.oneof(life, anyLife), (happenings) => {
        const state = emptyState('property', POLICY.version);
        const pass = new Pass();
        for (const { batch, inbox } of live(happenings).batches) {
          moveOn(POLICY, state, batch.at, inbox, pass);
          const { rests: _, ...grown } = pictureOf(state);
          // Pictures are remembered by facts: these are unknown yet.
          const facts = state.facts.map((fact) => ({ ...fact }));
          const { rests: __, ...anew } = pictureOf({ ...state, facts });
          expect(grown).toEqual(anew);
        }
      }),
      RUNS,
    );
  });

  it('is folded from its journal and from nothing else, and survives being carried', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const { state, batches } = live(happenings);
        const replayed = batches.reduce(
          (s, { batch }) => applyBatch(s, JSON.parse(JSON.stringify(batch)) as Batch, copyState),
          emptyState('property', POLICY.version),
        );
        expect(JSON.parse(carry(replayed))).toEqual(JSON.parse(carry(state)));
        expect(carry(uncarry(carry(state)))).toBe(carry(state));
        // Continued from what was carried, the next turn is the same turn.
        const next = state.now + 7 * DAY;
        expect(JSON.parse(JSON.stringify(takeTurn(POLICY, uncarry(carry(state)), next, [])))).toEqual(
          JSON.parse(JSON.stringify(takeTurn(POLICY, state, next, []))),
        );
      }),
      RUNS,
    );
  });

  it('has each step open once, in rounds that only rise, and never takes a miss back', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const open = new Map<string, number>();
        const rounds = new Map<string, number>();
        const missed = new Set<string>();
        for (const event of eventsOf(live(happenings))) {
          if (event.e === 'TaskOpened') {
            expect(open.has(event.key)).toBe(false);
            expect(event.round).toBeGreaterThan(rounds.get(event.key) ?? 0);
            open.set(event.key, event.round);
            rounds.set(event.key, event.round);
            if (event.missed !== undefined) missed.add(`${event.key} ${event.round}`);
          } else if (event.e === 'ClockMissed') {
            // Missed once, and only while it is open.
            expect(missed.has(`${event.key} ${event.round}`)).toBe(false);
            expect(open.get(event.key)).toBe(event.round);
            missed.add(`${event.key} ${event.round}`);
          } else if (event.e === 'TaskDone') {
            expect(open.get(event.key)).toBe(event.round);
            if (missed.has(`${event.key} ${event.round}`) && event.n !== undefined)
              expect(event.late).toBe(true);
            open.delete(event.key);
          } else if (event.e === 'TaskWithdrawn') {
            expect(open.get(event.key)).toBe(event.round);
            open.delete(event.key);
          } else if (event.e === 'Reminded' || event.e === 'Escalated') {
            expect(open.get(event.key)).toBe(event.round);
          }
        }
      }),
      RUNS,
    );
  });

  it('asks for the discharge on the lawful day, whatever gate is closed', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        for (const { before, batch } of live(happenings).batches) {
          const after = applyBatch(before, batch, copyState);
          const { view, episodes } = pictureOf(after);
          const here = episodes.at(-1);
          const start = licenceStart(view);
          if (here?.kind !== 'custody' || !releaseIsCarried(view) || start === undefined) continue;
          if (after.now < startOfDay(start)) continue;
          const step = after.steps.get(`${here.id}/release.discharge`);
          expect(step?.open ?? step?.answer).toBeTruthy();
        }
      }),
      RUNS,
    );
  });

  it('stays small: a life of hundreds of happenings is carried in less than 64 KiB, compressed', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 250, maxLength: 300 }), (rest) => {
        const { state } = live([FIRST, ...rest]);
        expect(gzipSync(carry(state)).length).toBeLessThan(64 * 1024);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});
