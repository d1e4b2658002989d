import { addDays } from '#calendar/index.js';
import { namesVictimGate } from '#domain/gates.js';
import { type Role } from '#domain/roles.js';
import { licenceStart } from '../policy/dates.js';
import { reviewKey, reviewOf } from '../policy/gate.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { type Gate } from '../runtime/state.js';

const REVIEW = 'manager.review-override';
const REPAIR = 'quality.carry-out-action';

/**
 * An override has an expiry and is looked at before it, also when the gate has opened meanwhile; extended once, it is looked at
 * once more. Found wrong, it ends at once (policy/gate.ts) and what was done under it is repaired (pathway.md, "Gates").
 */
export function overrides(p: Pass): void {
  const gates = p.overriddenGates;
  const role: Role = p.prisonOwns ? 'governor' : 'head-of-pdu';
  const asked = new Set(gates.flatMap((gate) => [reviewKey(gate), reviewKey(gate, 'extended')]));
  const repaired = new Set(gates.map(({ key }) => key));
  p.together([
    ...gates.map((gate) => () => review(p, gate, role)),
    ...left(p, REVIEW, asked).map((key) => () => p.task(REVIEW, { key, before: p.dueOf(REVIEW, key), role })),
    ...left(p, REPAIR, repaired).map((key) => () => p.task(REPAIR, { key, before: p.dueOf(REPAIR, key) })),
  ]);
}

function review(p: Pass, gate: Gate, role: Role): void {
  const until = gate.overriddenUntil;
  const first = p.task(REVIEW, { key: reviewKey(gate), before: until, role });
  if (first.outcome === 'extended-once')
    p.task(REVIEW, {
      key: reviewKey(gate, 'extended'),
      before: reviewOf(p, gate).until ?? until,
      role,
      barred: ['extended-once'],
    });
  const { ended } = reviewOf(p, gate);
  if (ended?.outcome === 'wrong') p.task(REPAIR, { key: gate.key, before: workingDays(ended.on, 5) });
}

/** Once asked it stays asked, although the gate it was about is open and gone. */
const left = (p: Pass, type: string, now: ReadonlySet<string>): readonly string[] =>
  p.openKeys(type).filter((key) => key !== '' && !now.has(key));

/** Gates on the way out of the prison: the others hold no release back. */
const BEFORE_RELEASE: ReadonlySet<string> = new Set(['G6', 'G7', 'G8', 'G11', 'G12']);
const NOTICE = 5;

/**
 * Looked at after everything else (policy.ts). Five working days before the lawful day, a gate still shut goes to the governor and the
 * area manager (pathway.md, "Gates"); one that tells of a victim to victim liaison's own manager. The governor hears of what follows
 * from that as from any other cause: the licence not approved, or not explained.
 */
export function gatesNearRelease(p: Pass): void {
  const start = p.here?.kind === 'custody' ? licenceStart(p.case) : undefined;
  if (start === undefined || p.has(addDays(start, 1)) || !p.has(workingDays(start, -NOTICE))) return;
  const overridden = new Set(p.overriddenGates.map(({ key }) => key));
  const shut = [...p.found.closedGates]
    .filter(([key, { gate, lapsed }]) => BEFORE_RELEASE.has(gate) && !lapsed && !overridden.has(key))
    .map(([, closed]) => closed);
  const others = shut.filter(({ gate }) => !namesVictimGate(gate));
  shutNearRelease(p, 'governor', 'governor', others);
  shutNearRelease(p, 'area-manager', 'area-manager', others);
  const ofVictims = shut.filter(({ gate }) => namesVictimGate(gate));
  shutNearRelease(p, 'victim', 'victim-liaison-manager', ofVictims);
}

function shutNearRelease(
  p: Pass,
  scope: string,
  owner: Role,
  shut: readonly { readonly gate: string; readonly opens: string }[],
): void {
  const [first] = shut;
  if (!first) return;
  const detail = [...new Set(shut.map(({ gate }) => gate))].sort().join(', ');
  p.scope(scope, () => p.stuck('gate-shut-near-release', { owner, unblocks: first.opens, detail }));
}
