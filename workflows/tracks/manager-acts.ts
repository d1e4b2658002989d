import { addMonths, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';

/** What counts as an act of the offender manager, beside seeing the person: assessing, planning, reviewing, preparing. */
const ACTS = [
  'allocation.make-first-contact',
  'roh.analyse',
  'roh.review-custody',
  'risk.review',
  'risk.review-after-change',
  'oasys.complete',
  'oasys.complete-ppo',
  'rmp.write',
  'plan.write',
  'plan.review-custody',
  'licence.make-plan',
  'licence.review-plan',
  'licence.rescore-oasys',
  'licence.propose-conditions',
  'address.check',
  'enforce.judge-absence',
  'recall.write-part-b',
] as const;
const QUIET_MONTHS = 6;

/** Nothing from the offender manager in six months, counted from when they were named (pathway.md, "Stuck"). */
export function quietManager(p: Pass): void {
  const { kind } = p.here ?? {};
  const inCharge = kind === 'licence' || kind === 'order' || (kind === 'custody' && !p.prisonOwns);
  if (!inCharge || p.case.om === undefined) return;
  const last = lastAct(p);
  if (last !== undefined && p.has(addMonths(last, QUIET_MONTHS)))
    p.stuck('no-om-act-in-six-months', {
      owner: 'head-of-pdu',
      unblocks: 'licence.make-contact',
      detail: last,
    });
}

function lastAct(p: Pass): LondonDate | undefined {
  let last: LondonDate | undefined;
  const done = (on: LondonDate | undefined): void => {
    if (on !== undefined && (last === undefined || on > last)) last = on;
  };
  for (const fact of [
    p.facts('om-changed', 'ever').at(-1),
    p.facts('imported', 'ever').at(-1),
    p.facts('contact-made', 'ever').findLast(({ data }) => data['by'] === 'offender-manager'),
  ])
    done(fact && londonDateOf(fact.happenedAt));
  for (const type of ACTS) done(p.answered(type, 'anywhere')?.on);
  return last;
}
