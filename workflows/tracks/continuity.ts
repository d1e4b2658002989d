import { londonDateOf } from '#calendar/index.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { keyOf } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';
import { quietManager } from './manager-acts.js';

/** A change of offender manager is a handover with acceptance; the third raises an alarm (003 L613). */
export function continuity(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  quietManager(p);
  const named = p.facts('om-changed', 'ever').filter(({ data }) => typeof data['username'] === 'string');
  const changes = named.filter(
    (fact, i) => i > 0 && fact.data['username'] !== named[i - 1]?.data['username'],
  );
  const last = changes.at(-1);
  if (!last) return;
  const key = keyOf(last);
  const accepted = p.answered('continuity.accept-handover', 'here', key)?.outcome === 'accepted';
  if (changes.length >= 3 && !accepted)
    p.stuck('third-change-of-manager', { owner: 'head-of-pdu', unblocks: 'continuity.accept-handover' });
  untilSettled(
    p,
    'continuity.accept-handover',
    { key, within: 'OM-CHANGE-HANDOVER', from: londonDateOf(last.happenedAt) },
    // What is missing comes from the last manager, and is looked at again.
    (answer) => (answer.outcome === 'returned' ? { before: workingDays(answer.on, 2) } : undefined),
  );
}
