import { type Fact } from '#domain/fact.js';
import { namesVictimGate } from '#domain/gates.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type State } from '#workflows/runtime/state.js';
import { TASK_TYPES } from '#workflows/task-types.js';

/** The track whose every trace is victim data: that a victim's task exists is itself to be kept. */
const VICTIM_SCOPE = 'victim';
const VICTIM_FACTS: ReadonlySet<string> = new Set(['victim-opted', 'victim-concern']);

export const isVictimType = (type: string): boolean => TASK_TYPES.get(type)?.confidentiality === 'victim';

/** Facts about a victim: by their kind, or because they name one. */
export const isVictimFact = (fact: Pick<Fact, 'kind' | 'data'>): boolean =>
  VICTIM_FACTS.has(fact.kind) ||
  typeof fact.data['victim'] === 'string' ||
  fact.data['by'] === 'victim-liaison' ||
  String(fact.data['role'] ?? '').startsWith('victim-liaison');

/**
 * Whether a step's key is behind the wall: by its type where the ledger knows it, else when any part of the key is
 * the victim track, one of its types, or a gate that tells of a victim. In doubt it is walled.
 */
export function isVictimKey(key: string, state?: State): boolean {
  const type = state?.steps.get(key)?.type ?? state?.standing.get(key)?.type;
  if (type !== undefined) return isVictimType(type);
  return (
    namesVictimGate(key) || key.split(/[/#:]/).some((part) => part === VICTIM_SCOPE || isVictimType(part))
  );
}

/** Whether an event belongs in victim.journal. */
export function isVictimEvent(event: JournalEvent, state: State): boolean {
  switch (event.e) {
    case 'FactRecorded':
      return isVictimFact(event.fact);
    case 'TaskOpened':
    case 'TaskAssumed':
    case 'TaskWithdrawn':
    case 'TaskDone':
      return isVictimType(event.type);
    case 'StandingSet':
      return isVictimType(event.standing.type);
    case 'Faulted':
    case 'FaultCleared':
      return event.scope === VICTIM_SCOPE;
    case 'StuckRaised':
    case 'StuckCleared':
      return isVictimKey(event.key.replace(/^clock:/, ''), state);
    case 'CommandOvertaken':
      return event.key !== undefined && isVictimKey(event.key, state);
    case 'TaskMoved':
    case 'ClockMoved':
    case 'ClockMissed':
    case 'Reminded':
    case 'Escalated':
    case 'StandingCleared':
    case 'AssumptionWithdrawn':
      return isVictimKey(event.key, state);
    default:
      return false;
  }
}

/** What is about victims in a turn: `[place, event]` stands only here; with `true`, it is the whole of one whose cause was left out. */
export type Walled = readonly [index: number, event: JournalEvent, whole?: true];

/** The cause of a change, unless it was a victim's fact: then only that there was one. */
export const openBecause = (because: string | undefined): string | undefined =>
  because !== undefined && VICTIM_FACTS.has(because) ? undefined : because;

/** Parts a turn's events: what everybody on the case may read, and what is about victims, each with its place. */
export function partEvents(
  events: readonly JournalEvent[],
  state: State,
): { open: JournalEvent[]; walled: Walled[] } {
  const open: JournalEvent[] = [];
  const walled: Walled[] = [];
  for (const [index, event] of events.entries()) {
    if (isVictimEvent(event, state)) walled.push([index, event]);
    else if ('because' in event && openBecause(event.because) !== event.because) {
      const { because: _, ...rest } = event;
      open.push(rest);
      walled.push([index, event, true]);
    } else open.push(event);
  }
  return { open, walled };
}

/** The whole turn again, in its order. */
export function joinEvents(open: readonly JournalEvent[], walled: readonly Walled[]): JournalEvent[] {
  const events = [...open];
  for (const [index, event, whole] of [...walled].sort(([a], [b]) => a - b))
    events.splice(index, whole ? 1 : 0, event);
  return events;
}
