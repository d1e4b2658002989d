import { londonDateOf } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** What only a manager settles: the one task that confirms what a taken-over case leaves unknown, and overrides before they run out. */
export function manager(p: Pass): void {
  p.together([() => adopted(p), ...overridden(p)]);
}

/** One task for the case and one for the victim's side, which nobody else sees (design: keys and adoption). */
function adopted(p: Pass): void {
  const imported = p.facts('imported', 'ever').at(-1);
  if (!imported) return;
  const before = workingDays(londonDateOf(imported.happenedAt), 10);
  const victims = p.assumed.filter(({ key }) => key.startsWith('victim/') || key.includes('rotl.give-views'));
  const others = p.assumed.length - victims.length + Number(imported.data['unknownUsernames'] ?? 0);
  p.together([
    () =>
      (others > 0 || p.answered('manager.confirm-adopted')) && p.task('manager.confirm-adopted', { before }),
    () =>
      (victims.length > 0 || p.answered('victim.confirm-adopted')) &&
      p.task('victim.confirm-adopted', { before }),
  ]);
}

/** An override has an expiry, and is looked at before it (pathway.md, "Gates"). */
const overridden = (p: Pass): (() => unknown)[] =>
  p.overriddenGates.map(
    ({ key, overriddenUntil }) =>
      () =>
        p.task('manager.review-override', { key, before: overriddenUntil, role: 'head-of-pdu' }),
  );
