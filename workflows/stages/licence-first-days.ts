import { addDays, londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { riskKnown } from '../policy/risk-known.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { nameOffenderManager } from './allocation.js';
import { monitorsNamed, whatIsNotInformed } from './release-gates.js';

/** The first weeks. What was done before a recall that was rescinded is not done again; what was not is still owed. */
export function firstDays(p: Pass, on: LondonDate, resumed: boolean): void {
  const high = isHighRoh(p.case.roh);
  const owed = (type: string): boolean => !resumed || p.answered(type, 'anywhere') === undefined;
  p.together([
    () => !p.case.om && nameOffenderManager(p, on),
    () => owed('roh.screen') && p.task('roh.screen', { within: 'ROH-SCREEN', from: on }),
    () => high && owed('rmp.write') && p.task('rmp.write', { within: 'RMP-COMMENCEMENT', from: on }),
    () => owed('licence.record-arrival') && reportOnRelease(p, on),
    () =>
      !p.answered('induction.screen-basic-skills', 'anywhere') &&
      // Outside the manager asks; a prison's education department does not see the person any more (003 L372).
      p.task('induction.screen-basic-skills', {
        within: 'BASIC-SKILLS-SCREEN',
        from: on,
        role: 'offender-manager',
      }),
    () => (high || p.case.childSafeguarding) && owed('licence.visit-home') && visitHome(p, on),
    () =>
      p.case.registeredSexOffender &&
      owed('licence.confirm-notification') &&
      untilSettled(p, 'licence.confirm-notification', { within: 'SOA-NOTIFY', from: on }, (answer) =>
        answer.outcome === 'not-registered' ? { before: workingDays(answer.on, 1) } : undefined,
      ),
    () => resumed || repairs(p, on),
  ]);
}

/** Reported or not is known on the day; who did not is enforced (stage 12), and the first appointment is made again. */
function reportOnRelease(p: Pass, on: LondonDate): void {
  const kept = p.facts('appointment-kept').find(({ data }) => data['kind'] === 'first');
  const arrival = untilSettled(
    p,
    'licence.record-arrival',
    { within: 'REPORT-ON-RELEASE', from: on, answeredBy: kept, rests: { releaseDate: on } },
    ({ outcome, on: last }) =>
      outcome === 'did-not-report'
        ? { before: workingDays(last, 2) }
        : outcome === 'held-elsewhere'
          ? { before: workingDays(last, 10) }
          : undefined,
  );
  p.together([
    () =>
      untilSettled(p, 'licence.induct', { before: workingDays(arrival.on, 5) }, (answer) =>
        answer.outcome === 'completed'
          ? undefined
          : { before: dateIn(answer, 'nextDate') ?? workingDays(answer.on, 5) },
      ),
    () => p.task('licence.make-plan', { within: 'ISP-COMMUNITY', from: arrival.on, facts: riskKnown(p) }),
  ]);
}

/** Until somebody has seen the home, and again on the day that the last visit set (003 L454, L457). */
export const visitHome = (p: Pass, on: LondonDate): Answer =>
  untilSettled(p, 'licence.visit-home', { within: 'HOME-VISIT', from: on, facts: riskKnown(p) }, (answer) => {
    const next = dateIn(answer, 'nextVisit');
    if (answer.assumed || (answer.outcome === 'visited' && next === undefined)) return undefined;
    const before = next !== undefined && next > answer.on ? next : workingDays(answer.on, 5);
    return { notBefore: addDays(before, -7), before };
  });

/** A licence that the prison made is reviewed, sooner for a high risk, MAPPA 2 or 3 or a victim; and what lapsed on the day is mended. */
function repairs(p: Pass, on: LondonDate): void {
  const victim = p.case.victims.some((one) => one.in === true);
  const high = isHighRoh(p.case.roh);
  p.together([
    ...lapsedSteps(p, on).map(
      (step) => () =>
        // The same day for a victim, a child or a high risk.
        p.task('release.repair-lapsed-step', {
          key: step,
          before: victim || high || p.case.childSafeguarding ? on : workingDays(on, 2),
        }),
    ),
    () => {
      if (!p.previous('licence.make-in-prison') || p.previous('licence.make-in-prison')?.assumed) return;
      p.task(
        'licence.review-prison-licence',
        victim || high || (p.case.mappaLevel ?? 0) > 1
          ? { before: workingDays(on, 1) }
          : { within: 'LICENCE-REVIEW', from: on },
      );
    },
  ]);
}

/** G7, G8, G12, and a condition that the prison could not carry onto its licence. Adopted on licence, whatever lapsed was before our time. */
function lapsedSteps(p: Pass, on: LondonDate): readonly string[] {
  const custody = p.episodes.at(-2);
  if (custody?.kind !== 'custody' || adoptedSince(p, on)) return [];
  const explained = p.previous('licence.explain')?.outcome.startsWith('explained') === true;
  return [
    ...(explained ? [] : ['G7']),
    ...new Set(whatIsNotInformed(p, custody.id, riskAtRelease(p)).map(({ repair }) => repair)),
    ...(monitorsNamed(p, custody.id) ? [] : ['monitor-named']),
    ...(p.previous('licence.make-in-prison')?.outcome === 'made-some-not-carried'
      ? ['condition-not-carried']
      : []),
  ];
}

/** What last changed the risk of harm before the release: what is found later shuts no gate behind the person. */
const riskAtRelease = (p: Pass): Fact | undefined =>
  [...p.facts('roh-changed', 'ever'), ...p.facts('oasys-completed', 'ever')]
    .filter(({ data, happenedAt }) => data['level'] !== undefined && happenedAt < (p.here?.at ?? 0))
    .sort((a, b) => a.happenedAt - b.happenedAt)
    .reduce<Fact | undefined>(
      (last, fact) => (fact.data['level'] === last?.data['level'] ? last : fact),
      undefined,
    );

const adoptedSince = (p: Pass, on: LondonDate): boolean =>
  p.case.adoptedAt !== undefined && londonDateOf(p.case.adoptedAt) > on;
