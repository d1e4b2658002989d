import { type JournalEvent } from './events.js';
import { type Pass } from './pass.js';
import { type State } from './state.js';

/** The part of the policy that a key belongs to: an episode or a track. */
export const scopeOf = (key: string): string => /^[^/:]*/.exec(key)?.[0] ?? '';
/** What a faulted part had is left as it was: nobody has looked at it. */
export const isFaulted = (pass: Pass, key: string): boolean => pass.faults.has(scopeOf(key));

/** What a pass found otherwise than it stands, and a next pass may read: gates, milestones, faults. */
export function surroundings(state: State, pass: Pass): JournalEvent[] {
  const events: JournalEvent[] = [];
  gates(state, pass, events);
  milestones(state, pass, events);
  faults(state, pass, events);
  return events;
}

/** What only the last pass of a turn may say, so that nothing is raised and cleared in one breath: standing clocks, causes of being stuck, the stage. */
export function atRest(state: State, pass: Pass): JournalEvent[] {
  const events: JournalEvent[] = [];
  standing(state, pass, events);
  stuck(state, pass, events);
  if (pass.found.stage && pass.found.stage !== state.stage)
    events.push({ e: 'StageReached', stage: pass.found.stage });
  return events;
}

function standing(state: State, pass: Pass, events: JournalEvent[]): void {
  for (const [key, { type, clock }] of pass.found.standing) {
    if (state.standing.get(key)?.clock.dueAt !== clock.dueAt)
      events.push({ e: 'StandingSet', standing: { key, type, clock } });
  }
  for (const key of state.standing.keys())
    if (!pass.found.standing.has(key) && !isFaulted(pass, key)) events.push({ e: 'StandingCleared', key });
}

function gates(state: State, pass: Pass, events: JournalEvent[]): void {
  for (const [key, { gate, opens, lapsed }] of pass.found.closedGates) {
    const known = state.gates.get(key);
    if (!known) events.push({ e: 'GateClosed', gate: { key, gate, closedAt: state.now, opens } });
    if (lapsed && !known?.lapsedAt) events.push({ e: 'GateLapsed', key, gate, at: state.now });
  }
  for (const key of state.gates.keys())
    if (!pass.found.closedGates.has(key) && !isFaulted(pass, key)) events.push({ e: 'GateOpened', key });
}

function milestones(state: State, pass: Pass, events: JournalEvent[]): void {
  for (const [key, milestone] of pass.found.reached) {
    if (state.milestones.get(key)?.on !== milestone.on) events.push({ e: 'MilestoneReached', milestone });
  }
}

function stuck(state: State, pass: Pass, events: JournalEvent[]): void {
  for (const [key, cause] of pass.found.stuck) {
    const known = state.stuck.get(key);
    if (
      known &&
      known.owner === cause.owner &&
      known.detail === cause.detail &&
      known.unblocks === cause.unblocks
    )
      continue;
    events.push({ e: 'StuckRaised', key, stuck: { ...cause, since: known?.since ?? state.now } });
  }
  for (const key of state.stuck.keys())
    if (!pass.found.stuck.has(key) && !key.startsWith('clock:') && !isFaulted(pass, key))
      events.push({ e: 'StuckCleared', key });
}

function faults(state: State, pass: Pass, events: JournalEvent[]): void {
  for (const [scope, message] of pass.faults)
    if (state.faults.get(scope)?.message !== message) events.push({ e: 'Faulted', scope, message });
  for (const scope of state.faults.keys())
    if (!pass.faults.has(scope)) events.push({ e: 'FaultCleared', scope });
}
