import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { addDays, atLondon, londonDateOf } from '#calendar/index.js';
import { type FactKind } from '#domain/fact-kinds.js';
import { DAY, type Instant } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { POLICY } from '../policy.js';
import { TASK_TYPES } from '../task-types.js';
import { applyBatch } from './apply.js';
import { carry, uncarry } from './carry.js';
import { type Batch, type JournalEvent } from './events.js';
import { copyState, emptyState, type Command, type State, type Step } from './state.js';
import { takeTurn } from './turn.js';

/**
 * What must hold for any case: facts and answers in any order, at any time, right or wrong. Each run is a random life: a sentence,
 * then some dozens of happenings with time passing between them.
 */
const START = atLondon('2026-03-02', '10:00');
const date = fc.integer({ min: -40, max: 900 }).map((n) => addDays('2026-03-02', n));

const FACTS: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  sentenced: fc.record({
    kind: fc.constantFrom('determinate', 'life', 'extended'),
    months: fc.constantFrom(8, 14, 24, 60),
    prison: fc.constant('HLI'),
    area: fc.constant('YOR'),
    victimScheme: fc.constantFrom(true, false, null),
    registeredSexOffender: fc.boolean(),
    dates: fc.record({ crd: date, sled: date }),
  }),
  'dates-changed': fc.record({
    dates: fc.record({ crd: date, sled: date, prrd: date }, { requiredKeys: [] }),
  }),
  received: fc.constant({ prison: 'HLI' }),
  moved: fc.constantFrom({ from: 'HLI', to: 'EVI' }, { from: 'EVI', to: 'HLI' }),
  released: fc.constant({ on: 'crd' }),
  'released-in-error': fc.constant({}),
  'recall-requested': fc.record({ emergency: fc.boolean() }),
  'recall-revoked': fc.record({ recallType: fc.constantFrom('fixed', 'standard', 'hdc') }),
  'recall-rescinded': fc.constant({}),
  returned: fc.constant({ prison: 'HLI' }),
  recaptured: fc.constant({}),
  'rotl-applied': fc.record({ firstOuting: date }),
  'roh-changed': fc.record({ level: fc.constantFrom('low', 'medium', 'high', 'very-high') }),
  'mappa-changed': fc.record({ category: fc.constantFrom(0, 1, 2), level: fc.constantFrom(0, 1, 2, 3) }),
  'mappa-meeting-held': fc.constant({}),
  'category-changed': fc.record({ category: fc.constantFrom('B', 'C', 'D') }),
  'om-changed': fc.record({ username: fc.constantFrom('o.one', 'o.two', null) }),
  'os-changed': fc.record({ username: fc.constantFrom('s.one', 's.two', null) }),
  'victim-opted': fc.record({ victim: fc.constantFrom('v1', 'v2'), in: fc.constantFrom(true, false) }),
  'victim-concern': fc.record({ victim: fc.constant('v1'), urgent: fc.boolean() }),
  'contact-made': fc.record({ by: fc.constantFrom('offender-manager', 'offender-supervisor') }),
  absence: fc.record({ reasonGiven: fc.boolean() }),
  charged: fc.record({ serious: fc.boolean() }),
  'significant-change': fc.constant({ change: 'partner' }),
  'self-harm-concern': fc.constant({ source: 'staff' }),
  'release-direction': fc.record({ on: date }),
  imported: fc.constant({ stage: 'custody' }),
  died: fc.constant({}),
  'order-ended': fc.constant({ how: 'court' }),
};

type Happening =
  | { does: 'fact'; kind: string; data: Record<string, unknown>; ago: number; wait: number }
  | { does: 'answer'; which: number; outcome: number; salt: number; wait: number }
  | { does: 'withdraw' | 'supersede' | 'override' | 'nothing'; which: number; wait: number };

const wait = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 }));
const which = fc.nat(1_000);
const fact = fc.constantFrom(...Object.keys(FACTS)).chain((kind) =>
  fc.record({
    does: fc.constant('fact' as const),
    kind: fc.constant(kind),
    data: FACTS[kind] as fc.Arbitrary<Record<string, unknown>>,
    ago: fc.integer({ min: 0, max: 30 }),
    wait,
  }),
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fact },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('answer' as const), which, outcome: which, salt: which, wait }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constantFrom(
        'withdraw' as const,
        'supersede' as const,
        'override' as const,
        'nothing' as const,
      ),
      which,
      wait,
    }),
  },
);
const first: Happening = {
  does: 'fact',
  kind: 'sentenced',
  ago: 0,
  wait: 0,
  data: {
    kind: 'determinate',
    months: 24,
    prison: 'HLI',
    area: 'YOR',
    victimScheme: true,
    dates: { crd: '2026-07-14', sled: '2027-03-01' },
  },
};
const life = fc.array(happening, { minLength: 5, maxLength: 45 }).map((rest) => [first, ...rest]);

interface Lived {
  readonly state: State;
  readonly batches: readonly { before: State; batch: Batch; inbox: readonly Command[] }[];
}

/** Lives a random life turn by turn, waking whenever the pathway asks to be. */
function live(happenings: readonly Happening[]): Lived {
  let state = emptyState('property', POLICY.version);
  const batches: Lived['batches'][number][] = [];
  let now = START;
  let wakeAt: Instant = Infinity;
  const turn = (at: Instant, inbox: readonly Command[]): void => {
    const before = copyState(state);
    const batch = takeTurn(POLICY, state, at, inbox);
    batches.push({ before, batch, inbox });
    state = applyBatch(state, batch, copyState);
    wakeAt = batch.wakeAt;
  };
  let n = 0;
  for (const what of happenings) {
    const until = now + what.wait * DAY + 1;
    while (wakeAt <= until && state.endedAt === undefined) turn(wakeAt, []);
    now = until;
    const said = say(state, what, now);
    if (said) turn(now, [{ ...said, n: ++n, at: now } as Command]);
  }
  return { state, batches };
}

function say(state: State, what: Happening, now: Instant): object | undefined {
  const some = <T>(list: readonly T[], i: number): T | undefined => list[i % Math.max(list.length, 1)];
  if (what.does === 'fact') {
    const happenedAt = now - what.ago * DAY;
    return {
      type: 'fact',
      fact: { kind: what.kind as FactKind, data: what.data as Codes, happenedAt, learntAt: now },
    };
  }
  if (what.does === 'answer') {
    const step = some(
      [...state.steps.values()].filter(({ open }) => open),
      what.which,
    );
    return step && { type: 'complete', key: step.key, round: step.round, ...anyAnswer(step, what, now) };
  }
  const known = some(state.facts.slice(1), what.which);
  if (what.does === 'withdraw') return known && { type: 'withdraw-fact', factId: known.id };
  if (what.does === 'supersede')
    return (
      known && {
        type: 'fact',
        fact: {
          ...known,
          id: undefined,
          happenedAt: known.happenedAt - DAY,
          learntAt: now,
          supersedes: known.id,
        },
      }
    );
  const gate = some([...state.gates.values()], what.which);
  if (what.does === 'override' && gate)
    return { type: 'override-gate', key: gate.key, until: addDays(londonDateOf(now), 5) };
  return { type: 'retry' };
}

/** Any outcome that is not barred, with any of the codes its form offers. */
function anyAnswer(step: Step, { outcome, salt }: { outcome: number; salt: number }, now: Instant): object {
  const type = TASK_TYPES.get(step.type);
  const outcomes = type?.outcomes.filter(({ id }) => !step.open?.barred?.includes(id)) ?? [];
  const data: Record<string, Scalar> = {};
  for (const [i, field] of (type?.fields ?? []).entries()) {
    const pick = salt + i;
    if (!field.required && pick % 3 === 0) continue;
    if (typeof field.type === 'object')
      data[field.name] = field.type.choice[pick % field.type.choice.length] ?? null;
    else if (field.type === 'yesno') data[field.name] = pick % 2 === 0;
    else if (field.type === 'person') data[field.name] = pick % 2 ? 'p.one' : 'p.two';
    else if (field.type === 'date') data[field.name] = addDays(londonDateOf(now), (pick % 40) - 10);
    else if (field.type === 'datetime')
      data[field.name] = `${addDays(londonDateOf(now), (pick % 9) - 3)}T10:00`;
    else if (field.type === 'number') data[field.name] = pick % 4;
  }
  return { outcome: outcomes[outcome % outcomes.length]?.id, data };
}

const RUNS = { numRuns: 60 };
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

  it('never lets a gate hold back the discharge on the day of release', () => {
    fc.assert(
      fc.property(life, (happenings) => {
        const { batches } = live(happenings);
        for (const { before, batch } of batches) {
          const after = applyBatch(before, batch, copyState);
          for (const gate of after.gates.values())
            if (gate.gate === 'G7' && gate.lapsedAt !== undefined)
              expect(after.steps.has(`${gate.key.split('/')[0]}/release.discharge`)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('stays small: a life of hundreds of happenings is carried in less than 64 KiB, compressed', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 250, maxLength: 300 }), (rest) => {
        const { state } = live([first, ...rest]);
        expect(gzipSync(carry(state)).length).toBeLessThan(64 * 1024);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });
});
