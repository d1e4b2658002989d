import { londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';

/** A change of offender manager is a handover with acceptance; the third raises an alarm (003 L613). */
export function continuity(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  const named = p.facts('om-changed', 'ever').filter(({ data }) => typeof data['username'] === 'string');
  const changes = named.filter(
    (fact, i) => i > 0 && fact.data['username'] !== named[i - 1]?.data['username'],
  );
  if (changes.length >= 3)
    p.stuck('third-change-of-manager', { owner: 'head-of-pdu', unblocks: 'continuity.accept-handover' });
  const last = changes.at(-1);
  if (last)
    p.task('continuity.accept-handover', {
      key: keyOf(last),
      within: 'OM-CHANGE-HANDOVER',
      from: londonDateOf(last.happenedAt),
    });
}
