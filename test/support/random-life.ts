import fc from 'fast-check';
import { addDays, atLondon, londonDateOf } from '#calendar/index.js';
import { FACT_KINDS, type FactKind } from '#domain/fact-kinds.js';
import { DAY, type Instant } from '#domain/time.js';
import { type Codes, type Scalar } from '#domain/values.js';
import { POLICY } from '#workflows/policy.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { applyBatch } from '#workflows/runtime/apply.js';
import { type Batch } from '#workflows/runtime/events.js';
import { copyState, emptyState, type Command, type State, type Step } from '#workflows/runtime/state.js';
import { takeTurn } from '#workflows/runtime/turn.js';
import { anySentence, dataOf } from './random-facts.js';

/**
 * A random life of a case: a sentence, then some dozens of happenings with time passing between them; facts and answers in any
 * order, right or wrong, from the codes that the forms offer.
 */
const START = atLondon('2026-03-02', '10:00');
export type Happening =
  | { does: 'fact'; kind: string; data: Record<string, unknown>; ago: number; wait: number }
  | { does: 'answer'; which: number; outcome: number; salt: number; wait: number }
  | { does: 'withdraw' | 'supersede' | 'override' | 'nothing'; which: number; wait: number };

const wait = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 }));
const which = fc.nat(1_000);
/** Kinds that move the case on come more often than those that are rare in life too. */
const COMMON: readonly FactKind[] = [
  'dates-changed',
  'received',
  'moved',
  'released',
  'recall-revoked',
  'returned',
  'roh-changed',
  'mappa-changed',
  'om-changed',
  'os-changed',
  'victim-opted',
  'contact-made',
  'absence',
  'rotl-applied',
  'release-direction',
  'deferral-asked',
];
const kinds = Object.keys(FACT_KINDS) as FactKind[];
const fact = fc.oneof(fc.constantFrom(...kinds), fc.constantFrom(...COMMON)).chain((kind) =>
  fc.record({
    does: fc.constant('fact' as const),
    kind: fc.constant(kind),
    data: kind === 'sentenced' ? anySentence : dataOf(kind),
    ago: fc.integer({ min: 0, max: 30 }),
    wait,
  }),
);
export const happening: fc.Arbitrary<Happening> = fc.oneof(
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
export const FIRST: Happening = {
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
export const life = fc.array(happening, { minLength: 5, maxLength: 45 }).map((rest) => [FIRST, ...rest]);
/** A life under a sentence of any kind. */
export const anyLife = fc
  .tuple(anySentence, fc.array(happening, { minLength: 5, maxLength: 45 }))
  .map(([data, rest]): Happening[] => [{ does: 'fact', kind: 'sentenced', data, ago: 0, wait: 0 }, ...rest]);

export interface Lived {
  readonly state: State;
  readonly batches: readonly { before: State; batch: Batch; inbox: readonly Command[] }[];
}

/** Lives a random life turn by turn, waking whenever the pathway asks to be. */
export function live(happenings: readonly Happening[]): Lived {
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
