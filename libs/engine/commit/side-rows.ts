import { isoInstant } from '#domain/time.js';
import { gatesReviewed, overrideInForce } from '#workflows/policy/gate.js';
import { type JournalEvent } from '#workflows/runtime/events.js';
import { type Standing } from '#workflows/runtime/state.js';
import { gateId } from '../ids.js';
import { stuckColumns } from '../stuck-columns.js';
import { type Columns, type Scene, type TaskChange } from './task-rows.js';
import { isVictimKey, isVictimType } from './wall.js';

/** Rows to write and keys to remove, by table. */
export class Changes {
  readonly up = new Map<string, Columns>();
  readonly gone = new Set<string>();

  put(key: string, row: Columns): void {
    this.gone.delete(key);
    this.up.set(key, { key, ...row });
  }
  drop(key: string): void {
    this.up.delete(key);
    this.gone.add(key);
  }
  get isEmpty(): boolean {
    return this.up.size === 0 && this.gone.size === 0;
  }
}

export const SIDE_TABLES = ['gate', 'milestone', 'standing_clock', 'stuck'] as const;
export type SideTable = (typeof SIDE_TABLES)[number];
export type Side = Record<SideTable, Changes>;
const newSide = (): Side => ({
  gate: new Changes(),
  milestone: new Changes(),
  standing_clock: new Changes(),
  stuck: new Changes(),
});

const standingRow = ({ type, clock }: Standing): Columns => ({
  type,
  due_on: clock.dueOn ?? null,
  due_at: isoInstant(clock.dueAt),
  standard_row: clock.row ?? null,
});

/** Key of the stuck row of a task that nobody may take. */
const nobody = (key: string, round: number): string => `no-holder:${key}#${round}`;

/** Gates, milestones, standing clocks and what is stuck after a turn; the first for all, the second behind the victim wall. */
export function sideChanges(events: readonly JournalEvent[], scene: Scene): { open: Side; walled: Side } {
  const open = newSide();
  const walled = newSide();
  const { state, at, pathwayId } = scene;
  const sideOf = (key: string): Side => (isVictimKey(key.replace(/^clock:/, ''), state) ? walled : open);
  const putGate = (key: string, by?: string): void => {
    const gate = state.gates.get(key);
    if (!gate) return;
    const known = open.gate.up.get(key)?.['overridden_by'] ?? null;
    open.gate.put(key, {
      id: gateId(pathwayId, key),
      gate: gate.gate,
      closed_at: isoInstant(gate.closedAt),
      opens: gate.opens,
      overridden_until: overrideInForce(state, gate) ?? null,
      overridden_by: by ?? known,
      lapsed_at: gate.lapsedAt === undefined ? null : isoInstant(gate.lapsedAt),
    });
  };
  for (const event of events) {
    switch (event.e) {
      case 'GateClosed':
        putGate(event.gate.key);
        break;
      case 'GateLapsed':
        putGate(event.key);
        break;
      case 'GateOverridden':
        putGate(event.key, event.by);
        break;
      case 'GateOpened':
        open.gate.drop(event.key);
        break;
      case 'TaskDone':
        // Reviewed, an override may have ended, or run to another day.
        for (const { key } of gatesReviewed(state, event.key)) putGate(key);
        break;
      case 'MilestoneReached':
        open.milestone.put(event.milestone.key, {
          kind: event.milestone.kind,
          on_date: event.milestone.on,
          at: isoInstant(event.milestone.at),
        });
        break;
      case 'StandingSet':
        (isVictimType(event.standing.type) ? walled : open).standing_clock.put(
          event.standing.key,
          standingRow(event.standing),
        );
        break;
      case 'StandingCleared':
        sideOf(event.key).standing_clock.drop(event.key);
        break;
      case 'StuckRaised':
        sideOf(event.key).stuck.put(event.key, stuckColumns(event.stuck, 'pathway'));
        break;
      case 'StuckCleared':
        sideOf(event.key).stuck.drop(event.key);
        break;
      case 'Faulted':
        sideOf(event.scope).stuck.put(
          `fault:${event.scope}`,
          stuckColumns({ cause: 'faulted', since: at, detail: event.message }, 'pathway'),
        );
        break;
      case 'FaultCleared':
        sideOf(event.scope).stuck.drop(`fault:${event.scope}`);
        break;
    }
  }
  return { open, walled };
}

/** All of it from the ledger, for a snapshot. */
export function sideSnapshot(scene: Scene): { open: Side; walled: Side } {
  const { state } = scene;
  const events: JournalEvent[] = [
    ...[...state.gates.values()].map((gate) => ({ e: 'GateClosed', gate }) as const),
    ...[...state.milestones.values()].map((milestone) => ({ e: 'MilestoneReached', milestone }) as const),
    ...[...state.standing.values()].map((standing) => ({ e: 'StandingSet', standing }) as const),
    ...[...state.stuck].map(([key, stuck]) => ({ e: 'StuckRaised', key, stuck }) as const),
    ...[...state.faults].map(([scope, { message }]) => ({ e: 'Faulted', scope, message }) as const),
  ];
  return sideChanges(events, scene);
}

/**
 * A task whose role has no team at its place is stuck until somebody may take it (pathway.md, "Stuck": no eligible holder).
 * @param standing keys of such rows that are there now: those that no longer hold are removed
 */
export function noHolder(
  changes: readonly TaskChange[],
  side: Side,
  scene: Scene,
  standing: ReadonlySet<string>,
): void {
  for (const { key, round, row, patch } of changes) {
    const columns = row ?? patch ?? {};
    const id = nobody(key, round);
    const ended = columns['state'] === 'DONE' || columns['state'] === 'WITHDRAWN';
    if (!ended && columns['team_id'] === null) {
      const { role, place_code } = columns as { role: string; place_code: string };
      const detail = `${role} at ${place_code === '' ? 'a place not known yet' : place_code}`;
      side.stuck.put(id, stuckColumns({ cause: 'no-eligible-holder', since: scene.at, detail }, 'commit'));
    } else if (standing.has(id) && (ended || columns['team_id'])) side.stuck.drop(id);
  }
}
