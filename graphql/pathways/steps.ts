import { type Actor } from '#identity/actor.js';
import { namesVictimGate } from '#domain/gates.js';
import { isVictimType } from '#engine/commit/wall.js';
import { catalogue, type StandardRow } from '#standards/index.js';
import { TASK_TYPES } from '#workflows/task-types.js';
import { type Clock, type State, type Step } from '#workflows/runtime/state.js';
import { type TaskType } from '../tasks/task-kind.types.js';
import { taskKind } from '../tasks/task-kinds.js';

/** Kinds of team that may know that a ViSOR record was made. */
const VISOR_KINDS: ReadonlySet<string> = new Set(['prison-public-protection', 'mappa']);

/** Whether somebody who may see the case may see steps of this type: what is about victims stays with victim liaison. */
export function mayKnow(actor: Actor, type: string): boolean {
  const kinds = actor.memberships.map(({ kind }) => kind);
  if (isVictimType(type)) return kinds.includes('victim-liaison');
  if (TASK_TYPES.get(type)?.confidentiality === 'visor') return kinds.some((kind) => VISOR_KINDS.has(kind));
  return true;
}

/** What somebody may know of one case. */
export interface Knowing {
  readonly actor: Actor;
  /** Whether they may know that a victim is in its scheme (queries/withheld). */
  readonly scheme: boolean;
}

/** Whether they may know of a gate, or of what hangs on one, by its key. */
export const mayKnowGate = ({ scheme }: Knowing, key: string): boolean => scheme || !namesVictimGate(key);

/** Whether they may know of this step or clock: by its type, of a victim's in this case only, and by the gate that its key may name. */
export const mayKnowStep = (
  knowing: Knowing,
  { type, key }: { readonly type: string; readonly key: string },
): boolean =>
  mayKnow(knowing.actor, type) && (knowing.scheme || !isVictimType(type)) && mayKnowGate(knowing, key);

/** Types of step beside victims' own that somebody may not know of. */
export const hiddenTypes = (actor: Actor): readonly string[] =>
  [...TASK_TYPES.keys()].filter((type) => !isVictimType(type) && !mayKnow(actor, type));

/** A clock as the API shows it. */
export interface ClockSource {
  readonly key: string;
  readonly type: TaskType;
  readonly dueOn: string | null;
  readonly dueAt: number;
  readonly overdue: boolean;
  readonly standing: boolean;
  readonly standard: StandardRow | null;
  readonly anchor: string | null;
  readonly missedAt: number | null;
}

/** Every clock that runs in this ledger, soonest first: of open steps, and those that stand by themselves. */
export function clocksOf(state: State, knowing: Knowing, now: number): ClockSource[] {
  const open = [...state.steps.values()].flatMap(({ key, type, open }) =>
    open?.clock ? [{ key, type, clock: open.clock, missedAt: open.missedAt ?? null, standing: false }] : [],
  );
  const standing = [...state.standing.values()].map(({ key, type, clock }) => ({
    key,
    type,
    clock,
    missedAt: null,
    standing: true,
  }));
  return [...open, ...standing]
    .filter((clock) => mayKnowStep(knowing, clock))
    .map(({ key, type, clock, missedAt, standing }) => ({
      ...shownClock(clock, now),
      key,
      type: taskKind(type),
      missedAt,
      standing,
    }))
    .sort((a, b) => a.dueAt - b.dueAt || a.key.localeCompare(b.key, 'en'));
}

function shownClock(
  clock: Clock,
  now: number,
): Pick<ClockSource, 'dueOn' | 'dueAt' | 'overdue' | 'standard' | 'anchor'> {
  return {
    dueOn: clock.dueOn ?? null,
    dueAt: clock.dueAt,
    overdue: clock.dueAt < now,
    standard: (clock.row === undefined ? undefined : catalogue().byId.get(clock.row)) ?? null,
    anchor: clock.anchor === undefined ? null : anchorText(clock.anchor),
  };
}

/** An anchor as text: a London date, or an instant in UTC. */
export const anchorText = (anchor: string | number): string =>
  typeof anchor === 'string' ? anchor : new Date(anchor).toISOString();

/** A step as the API shows it. */
export const shownStep = ({ key, type, round, open, answer }: Step) => ({
  key,
  type: taskKind(type),
  round,
  open: open !== undefined,
  role: open?.role ?? null,
  place: open?.place ?? null,
  openedAt: open?.openedAt ?? null,
  dueAt: open?.clock?.dueAt ?? null,
  dueOn: open?.clock?.dueOn ?? null,
  missedAt: open?.missedAt ?? null,
  outcome: answer?.outcome ?? null,
  answeredAt: answer?.at ?? null,
  assumed: answer?.assumed !== undefined,
});

/** Steps by the episode or track their key begins with, in the order the ledger holds them. */
export function tracksOf(state: State, knowing: Knowing) {
  const tracks = new Map<string, ReturnType<typeof shownStep>[]>();
  for (const step of state.steps.values()) {
    if (!mayKnowStep(knowing, step)) continue;
    const name = step.key.split('/')[0] ?? '';
    tracks.set(name, [...(tracks.get(name) ?? []), shownStep(step)]);
  }
  return [...tracks].map(([name, steps]) => ({ name, steps }));
}
