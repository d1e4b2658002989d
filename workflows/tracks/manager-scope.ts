import { keyOf } from '#domain/fact.js';
import { londonDateOf } from '#calendar/index.js';
import { scopeNow } from '../policy/scope-now.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/**
 * Scope, decided by rule and again whenever what it rests on changes; the milestone holds outcome, reason and version of the
 * rule (pathway.md, "Scope"). Its early end is a senior probation officer's to decide, and counted; until then it stands.
 */
export function scope(p: Pass): void {
  const decision = scopeNow(p);
  if (!decision) return;
  p.milestone(`scope:${decision.outcome}:${decision.reason}:${decision.rule}`, decision.since);
  if (decision.outcome === 'pending')
    p.stuck('scope-pending', { owner: 'head-of-omu', unblocks: 'roh-changed', detail: decision.since });
  const asked = p.facts('scope-changed', 'ever').filter(({ data }) => data['what'] === 'end-asked');
  p.together(
    asked.map(
      (request) => () =>
        p.task('scope.decide-end-early', {
          key: keyOf(request),
          before: workingDays(londonDateOf(request.happenedAt), 5),
        }),
    ),
  );
}
