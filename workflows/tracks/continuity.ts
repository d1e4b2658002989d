import { londonDateOf } from '#calendar/index.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type Pass } from '../runtime/pass.js';
import { quietManager } from './manager-acts.js';

/** A change of offender manager is a handover, written and accepted; the third raises an alarm (003 L613). */
export function continuity(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  const named = p.facts('om-changed', 'ever').filter(({ data }) => typeof data['username'] === 'string');
  const changes = named.filter(
    (fact, i) => i > 0 && fact.data['username'] !== named[i - 1]?.data['username'],
  );
  p.together([() => quietManager(p), ...partings(p, named, changes), () => accepted(p, changes)]);
}

function accepted(p: Pass, changes: readonly Fact[]): void {
  const last = changes.at(-1);
  if (!last) return;
  const key = keyOf(last);
  if (changes.length >= 3 && p.answered('continuity.accept-handover', 'here', key)?.outcome !== 'accepted')
    p.stuck('third-change-of-manager', { owner: 'head-of-pdu', unblocks: 'continuity.accept-handover' });
  untilSettled(
    p,
    'continuity.accept-handover',
    { key, within: 'OM-CHANGE-HANDOVER', from: londonDateOf(last.happenedAt) },
    // What is missing comes from the last manager, and is looked at again.
    (answer) => (answer.outcome === 'returned' ? { before: workingDays(answer.on, 2) } : undefined),
  );
}

/**
 * Who leaves the case writes it up before the last day; gone already, the senior probation officer does (003 L613; 000 L389).
 * One parting, one handover: a notice, the change it led to and a change of provider on the way are the same.
 */
function partings(p: Pass, named: readonly Fact[], changes: readonly Fact[]): readonly (() => unknown)[] {
  const notices = [...p.facts('staff-left', 'ever'), ...p.facts('provider-changed', 'ever')]
    .filter((fact) => fact.kind === 'provider-changed' || holds(named, fact))
    .sort((a, b) => a.happenedAt - b.happenedAt);
  const unannounced = changes.filter((change) => {
    const before = named[named.indexOf(change) - 1];
    return !notices.some(
      ({ happenedAt }) => happenedAt <= change.happenedAt && happenedAt >= (before?.happenedAt ?? 0),
    );
  });
  return [...notices, ...unannounced].map((fact) => () => write(p, fact, named));
}

/** Whether the one who leaves was the offender manager of this case at that time. */
const holds = (named: readonly Fact[], { data, happenedAt }: Fact): boolean =>
  named.findLast((fact) => fact.happenedAt <= happenedAt)?.data['username'] === data['username'];

function write(p: Pass, fact: Fact, named: readonly Fact[]): void {
  const known = londonDateOf(p.knownAt(fact));
  const { lastDay } = fact.data;
  const ahead = typeof lastDay === 'string' && lastDay >= known ? lastDay : undefined;
  const gone = fact.kind === 'staff-left' && ahead === undefined;
  const writer = named.findLast(({ happenedAt }) =>
    fact.kind === 'om-changed' ? happenedAt < fact.happenedAt : happenedAt <= fact.happenedAt,
  )?.data['username'];
  p.task('continuity.write-handover', {
    key: keyOf(fact),
    // Known too late for a last day: two working days, so that there is something to accept (own number).
    before: ahead ?? workingDays(known, 2),
    ...(gone
      ? { role: 'senior-probation-officer' as const }
      : typeof writer === 'string'
        ? { to: writer }
        : {}),
  });
}
