import { londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { ledSince } from '../policy/leading.js';
import { reviewLead } from '../policy/review-lead.js';
import { riskKnown } from '../policy/risk-known.js';
import { tierAgain } from '../policy/tier.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { acknowledge } from './risk-acknowledge.js';

/** Risk of harm: known to everyone on the case, reviewed on its clock, and again after every significant change (000 L669; 002 L658–660). */
export function risk(p: Pass): void {
  if (p.here?.kind === 'ended') return;
  const released = p.facts('released', 'ever').at(-1);
  const onLicence = p.here?.kind === 'licence' && released;
  const order = p.here?.kind === 'order' ? p.here : undefined;
  if (isHighRoh(p.case.roh) && p.case.om === undefined && (onLicence || order))
    p.stuck('high-risk-without-manager', {
      owner: 'head-of-pdu',
      unblocks: 'allocation.name-offender-manager',
    });
  p.together([
    ...changes(p).map(
      (change) => () =>
        p.task('risk.review-after-change', {
          key: keyOf(change),
          within: 'ROH-REVIEW-CHANGE',
          from: londonDateOf(change.happenedAt),
        }),
    ),
    () =>
      onLicence &&
      p.every('risk.review', {
        within: 'ROH-REVIEW',
        first: ledSince(p, londonDateOf(released.happenedAt)),
        facts: riskKnown(p),
        lead: reviewLead(p),
      }),
    () =>
      order &&
      p.every('risk.review', {
        within: 'ROH-REVIEW',
        first: ledSince(p, londonDateOf(order.at)),
        facts: riskKnown(p),
        lead: reviewLead(p),
      }),
    () =>
      onLicence &&
      isHighRoh(p.case.roh) &&
      p.task('risk.update-rmp-at-release', {
        key: released.id,
        within: 'RMP-RELEASE',
        from: londonDateOf(released.happenedAt),
      }),
    () => lowered(p),
    () => tierAgain(p),
    () => acknowledge(p),
  ]);
}

/** Whatever may change the risk; an arrest or a charge is one by itself (000 L669). */
const changes = (p: Pass): readonly Fact[] =>
  (['significant-change', 'arrested', 'charged'] as const).flatMap((kind) => p.facts(kind, 'ever'));

/** A lowering is countersigned by another; returned, the author reviews again (002 L304; COUNTERSIGN). */
function lowered(p: Pass): void {
  const reviews = ['risk.review', 'roh.review-custody', 'risk.review-after-change'];
  const last = reviews
    .map((type) => p.answered(type, 'anywhere'))
    .reduce((a, b) => (a && b && a.at >= b.at ? a : (b ?? a)), undefined);
  if (last?.outcome !== 'lowered' || last.assumed) return;
  const key = `lowered-${last.on}`;
  const signed = p.answered('oasys.countersign', 'here', key);
  const redone =
    signed?.outcome === 'returned'
      ? p.task('risk.review-after-change', { key: `returned-${last.on}`, before: workingDays(signed.on, 5) })
      : undefined;
  p.task('oasys.countersign', {
    key,
    within: 'COUNTERSIGN',
    from: last.on,
    before: workingDays(last.on, 5),
    facts: { rohLowered: true },
    sentBack: redone?.outcome === 'lowered' ? redone : undefined,
  });
}
