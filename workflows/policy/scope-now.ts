import { londonDateOf } from '#calendar/index.js';
import { RULE_SETS } from '#standards/index.js';
import { type LondonDate } from '#domain/time.js';
import { type Pass } from '../runtime/pass.js';
import { SCOPE_PHASES } from './scope-phases.js';
import { decideScope, takenIn, type ScopeDecision } from './scope.js';

/** Days on which the answer may change although the case does not: a phase or a set begins. */
const BEGINNINGS: readonly LondonDate[] = [
  ...new Set([...RULE_SETS.map(({ from }) => from), ...SCOPE_PHASES.flatMap(({ from }) => from ?? [])]),
].sort();

/** The decision as it stands, and since when it stands so; undefined before a sentence. */
export function scopeNow(p: Pass): (ScopeDecision & { readonly since: LondonDate }) | undefined {
  const { scopeBases, sentencedAt, omResponsible } = p.case;
  const basis = scopeBases.at(-1);
  if (sentencedAt === undefined || !basis) return undefined;
  const community = omResponsible || (p.here !== undefined && p.here.kind !== 'custody');
  const sentenced = londonDateOf(sentencedAt);
  const begun = BEGINNINGS.filter((day) => day > sentenced && p.has(day)).at(-1) ?? sentenced;
  const decision = decideScope(p.case, begun, community);
  if (!decision) return undefined;
  const changed = p.facts('scope-changed', 'ever').findLast(({ data }) => data['what'] !== 'end-asked');
  const since = {
    'in-scope': () => takenIn(p.case, community)?.on ?? begun,
    'out-of-scope': () => londonDateOf(basis.at),
    pending: () => londonDateOf(basis.at),
    'local-opt-in': () => londonDateOf(changed?.happenedAt ?? basis.at),
    ended: () => londonDateOf(changed?.happenedAt ?? basis.at),
  }[decision.outcome]();
  return { ...decision, since: decision.rule.startsWith('universal') && !changed ? begun : since };
}

/** Whether the duties of offender management run: in scope, or taken in by the prison's own choice. */
export function inScope(p: Pass): boolean {
  const outcome = scopeNow(p)?.outcome;
  return outcome === 'in-scope' || outcome === 'local-opt-in';
}
