import { addMonths, londonDateOf, startOfDay } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** The route is known: which of the two plans is needed. */
const DECIDED: ReadonlySet<string> = new Set([
  'no-interest',
  'detain-after-sentence',
  'remove',
  'deport',
  'bail',
]);
/** Both plans are wanted at once, however far the release. */
const URGENT: ReadonlySet<string> = new Set(['bail', 'bail-address-asked', 'detain-after-sentence']);

/**
 * Asked at reception and six months before release; both plans kept until the route is known, so that nobody is detained at the
 * gate with a manager who expects them to report (002 L765–L766; 004 L512).
 */
export function immigration(p: Pass): void {
  const { here } = p;
  if (!here || here.kind === 'ended') return;
  const changed = p.facts('immigration-changed', 'ever').at(-1);
  const status = statusOf(p, changed);
  if (status === undefined || status === 'no-interest') return;
  const start = licenceStart(p.case);
  p.together([
    () => here.kind === 'custody' && decision(p, 'reception', londonDateOf(here.at), start),
    () => {
      if (here.kind !== 'custody' || start === undefined) return;
      p.until(addMonths(start, -6));
      decision(p, 'release', addMonths(start, -6), start);
    },
    () => bothRoutes(p, status, changed, start),
  ]);
}

/** What immigration last said; before it has spoken, what was found at the first checks on arrival. */
function statusOf(p: Pass, changed: Fact | undefined): string | undefined {
  if (changed) return String(changed.data['status'] ?? 'unknown');
  const found = p.answered('reception.complete-first-checks', 'anywhere')?.data['immigration'];
  return found === 'foreign-national' || found === 'detainer' || found === 'unknown' ? found : undefined;
}

/** Answered by immigration, chased by the case administrator, until there is a decision or a day for one. */
function decision(p: Pass, key: string, asked: LondonDate, start: LondonDate | undefined): void {
  const answer = p
    .facts('immigration-changed', 'ever')
    .find((fact) => DECIDED.has(String(fact.data['status'])) && p.knownAt(fact) >= startOfDay(asked));
  untilSettled(
    p,
    'immigration.give-decision',
    { key, before: start ?? workingDays(asked, 20), from: start ? asked : undefined, answeredBy: answer },
    (given) => {
      const next =
        given.outcome === 'pending' ? (dateIn(given, 'nextAnswer') ?? workingDays(given.on, 10)) : undefined;
      return next === undefined || next <= given.on ? undefined : { before: next };
    },
  );
}

/** From six months before release, or at once for a bail address or a detention; before RELEASE-CHECK-14. */
function bothRoutes(p: Pass, status: string, changed: Fact | undefined, start: LondonDate | undefined): void {
  const type = 'immigration.plan-both-routes';
  if (!URGENT.has(status)) {
    if (p.here?.kind !== 'custody') return;
    p.until(start && addMonths(start, -6));
    if (DECIDED.has(status) && !p.isKnown(type, 'routes')) return;
  }
  const known = changed ? londonDateOf(p.knownAt(changed)) : undefined;
  const ready =
    p.here?.kind === 'custody' && start !== undefined ? p.due('RELEASE-CHECK-14', start) : undefined;
  const soonest = known === undefined ? ready : workingDays(known, 1);
  const before = ready !== undefined && (known === undefined || ready > known) ? ready : soonest;
  p.task(type, { key: 'routes', before, rests: { immigration: status } });
}
