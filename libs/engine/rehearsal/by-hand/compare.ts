import { earliestRelease, sentenceEnd } from '#workflows/policy/dates.js';
import { pictureOf } from '#workflows/runtime/picture.js';
import { type Clock, type State } from '#workflows/runtime/state.js';
import { copyWithoutVictims } from './copy-case.js';

/** What a case is in a few words. */
export const TRAITS = ['stage', 'releaseOn', 'sentenceEnd', 'roh', 'mappaLevel', 'prison', 'area'] as const;
export type Trait = (typeof TRAITS)[number];
export type CaseTraits = Readonly<Record<Trait, string | null>>;

/** @param state a ledger, real or rehearsed */
export function traitsOfCase(state: State): CaseTraits {
  const { view } = pictureOf(state);
  const text = (value: string | number | undefined): string | null =>
    value === undefined ? null : String(value);
  return {
    stage: text(state.endedAt === undefined ? state.stage : 'ended'),
    releaseOn: text(earliestRelease(view)),
    sentenceEnd: text(sentenceEnd(view)),
    roh: text(view.roh),
    mappaLevel: text(view.mappaLevel),
    prison: text(view.prison),
    area: text(view.area),
  };
}

export interface ComparedClock {
  readonly key: string;
  readonly type: string;
  /** Open here, or a clock that stands by itself; null where it is not there, or not any more. */
  readonly real: Clock | null;
  readonly rehearsed: Clock | null;
  /** Answered by now in the one, or in the other. */
  readonly realDone: boolean;
  readonly rehearsedDone: boolean;
}

export interface Compared {
  readonly real: CaseTraits;
  readonly rehearsed: CaseTraits;
  /** Those that differ, soonest first. */
  readonly clocks: readonly ComparedClock[];
  /** How many are the same in both. */
  readonly same: number;
}

/**
 * A real case as it stands beside a rehearsed one: what is another, and what is due on another day. Without victims on both sides.
 * @param mayKnow whether whoever looks may know of steps of a type
 */
export function compare(realCase: State, rehearsed: State, mayKnow: (type: string) => boolean): Compared {
  const real = copyWithoutVictims(realCase);
  const [left, right] = [clocksOf(real, mayKnow), clocksOf(rehearsed, mayKnow)];
  const all = [...new Set([...left.keys(), ...right.keys()])].map((key): ComparedClock => {
    const [a, b] = [left.get(key), right.get(key)];
    return {
      key,
      type: (a ?? b)?.type ?? '',
      real: a?.clock ?? null,
      rehearsed: b?.clock ?? null,
      realDone: !a && real.steps.get(key)?.answer !== undefined,
      rehearsedDone: !b && rehearsed.steps.get(key)?.answer !== undefined,
    };
  });
  const clocks = all
    .filter((one) => one.real?.dueAt !== one.rehearsed?.dueAt)
    .sort((a, b) => soonest(a) - soonest(b) || (a.key < b.key ? -1 : 1));
  return {
    real: traitsOfCase(real),
    rehearsed: traitsOfCase(rehearsed),
    clocks,
    same: all.length - clocks.length,
  };
}

const soonest = ({ real, rehearsed }: ComparedClock): number =>
  Math.min(real?.dueAt ?? Infinity, rehearsed?.dueAt ?? Infinity);

function clocksOf(
  { steps, standing }: State,
  mayKnow: (type: string) => boolean,
): Map<string, { type: string; clock: Clock }> {
  const clocks = new Map<string, { type: string; clock: Clock }>();
  for (const { key, type, open } of steps.open.values())
    if (open?.clock && mayKnow(type)) clocks.set(key, { type, clock: open.clock });
  for (const { key, type, clock } of standing.values()) if (mayKnow(type)) clocks.set(key, { type, clock });
  return clocks;
}
