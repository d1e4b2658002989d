import { londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { needsProbationOfficer } from '#domain/grade.js';
import { isHighRoh, type RohLevel } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';

/**
 * The manager on record as far as their grade will do: one below it whom somebody outside named leaves the case to be allocated again,
 * to a probation officer or below that grade with a reason (003 L701; 000 L337).
 * @param from the day from which a manager is needed
 */
export function fitManager(
  p: Pass,
  from: LondonDate,
  named: Fact | undefined,
): { readonly from: LondonDate; readonly answeredBy?: Fact } {
  const { kind, roh, rohChanged } = p.case;
  if (named?.data['grade'] !== 'probation-services-officer' || !needsProbationOfficer({ kind, roh }))
    return { from, answeredBy: named };
  const since = londonDateOf(Math.max(p.knownAt(named), rohChanged ? p.knownAt(rohChanged) : 0));
  return { from: since > from ? since : from };
}

/** The grade that naming a manager rests on. Once a probation officer was needed, one stays needed: a fall in risk changes no ownership (pathway.md, "Scope"). */
export const gradeNeeded = (p: Pass): 'probation-officer' | 'any' =>
  needsProbationOfficer(p.case) ||
  [...p.facts('roh-changed', 'ever'), ...p.facts('oasys-completed', 'ever')].some(({ data }) =>
    isHighRoh(data['level'] as RohLevel | undefined),
  )
    ? 'probation-officer'
    : 'any';
