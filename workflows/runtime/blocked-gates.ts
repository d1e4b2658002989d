import { londonDateOf } from '#calendar/index.js';
import { namesVictimGate } from '#domain/gates.js';
import { overrideInForce } from '../policy/gate.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from './pass.js';
import { type State } from './state.js';

/** Working days that a gate may be closed with nobody asked to open it: answers cross in the post. */
const PATIENCE = 2;

/**
 * A closed gate that nobody can open (pathway.md, "Stuck"): the step that would open it has been answered and is asked of nobody.
 * One whose step is still to come is only closed; one that lapses opens by itself.
 */
export function noteBlockedGates(pass: Pass, state: State): void {
  for (const [key, { gate, opens, lapsed }] of pass.found.closedGates) {
    const closed = state.gates.get(key);
    if (lapsed || ((closed && overrideInForce(state, closed)) ?? '') >= pass.today) continue;
    const steps = [...state.steps.ofType(opens)];
    const asked =
      steps.some(({ open }) => open) || [...pass.found.wanted.values()].some(({ type }) => type.id === opens);
    if (steps.length === 0 || asked) continue;
    // One that closes in this very turn is to be looked at again, too.
    if (!pass.has(workingDays(londonDateOf(closed?.closedAt ?? state.now), PATIENCE))) continue;
    pass.found.getStuck(`gate:${key}`, {
      cause: 'gate-nobody-can-open',
      // What tells of a victim stays with victim liaison (004 L953).
      owner: namesVictimGate(gate) ? 'victim-liaison-manager' : 'area-manager',
      unblocks: opens,
      detail: gate,
    });
  }
}
