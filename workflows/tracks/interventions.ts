import { addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { gate } from '../policy/gate.js';
import { dateIn, lastTry, untilSettled, type NextTry } from '../policy/until-settled.js';
import { isOutside } from '../policy/whereabouts.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';
import { endOf, interventionsOf, type Planned } from './intervention-planned.js';

/** Each intervention from the plan to its review: suitability, waiting list, start, delay answered, end reviewed (000 L472–L501). */
export function interventions(p: Pass): void {
  if (!p.here || p.here.kind === 'ended' || p.here.kind === 'at-large') return;
  p.together(interventionsOf(p).map((planned) => () => p.scope(planned.id, () => intervention(p, planned))));
}

function intervention(p: Pass, planned: Planned): void {
  const ended = endOf(p, planned.id);
  const who = workers(p, planned);
  if (ended) {
    const on = londonDateOf(p.knownAt(ended));
    p.task('intervention.hold-review', { ...who, key: keyOf(ended), before: planReview(p, on) });
    return;
  }
  p.together([() => run(p, planned, who), ...delays(p, planned)]);
}

/** In prison its intervention workers; in the community the area's programme team. */
const workers = (p: Pass, { id, where }: Planned): Pick<Ask, 'role' | 'subject'> => ({
  subject: id,
  ...(where === 'community' || isOutside(p) ? { role: 'programme-worker' as const } : {}),
});

/** Suitable before the plan's start date, on the list, then started within PROGRAMME-START of that date (G3). */
function run(p: Pass, planned: Planned, who: Pick<Ask, 'role' | 'subject'>): void {
  const { id, startOn, knownOn } = planned;
  const dayBefore = startOn && workingDays(startOn, -1);
  const fit = untilSettled(
    p,
    'intervention.decide-suitability',
    {
      ...who,
      before: dayBefore !== undefined && dayBefore > knownOn ? dayBefore : workingDays(knownOn, 20),
      rests: { plan: planned.version },
    },
    (answer) => {
      if (answer.outcome !== 'not-ready') return undefined;
      const ready = dateIn(answer, 'expectedStart') ?? addWeeks(answer.on, 8);
      return { notBefore: ready, before: workingDays(ready, 10) };
    },
  );
  if (fit.outcome === 'not-suitable' || aloneWithoutConsent(fit)) return;
  p.milestone('on-waiting-list', fit.on, id);
  // G3: timing follows the plan, or a reason; a programmes unit does not decide it by itself (000 L472; pathway.md, "Gates").
  gate(p, 'G3', planned.inPlanOrReasoned, { opens: 'plan.write' });
  const from = startOn ?? dateIn(fit, 'expectedStart');
  p.until(from === undefined ? undefined : knownOn);
  const start = untilSettled(
    p,
    'intervention.start',
    { ...who, within: 'PROGRAMME-START', from, rests: { startDate: from } },
    startAgain(p),
  );
  p.milestone('intervention-started', dateIn(start, 'startedOn') ?? start.on, id);
}

/** The only one of their group is placed only with informed consent; else the manager finds another way (000 L609–L614). */
const aloneWithoutConsent = ({ data }: Answer): boolean =>
  data['onlyOneOfTheirGroup'] === true && data['informedConsent'] !== true;

/** Tried again on the day that was named; where nobody named one, the manager's decision does, or there is none. */
const startAgain =
  (p: Pass): NextTry =>
  (answer) => {
    if (answer.outcome === 'started') return undefined;
    const decided = p.answered('intervention.answer-delay');
    const meanwhile = decided && decided.at > answer.at ? dateIn(decided, 'newDate') : undefined;
    const on = meanwhile ?? dateIn(answer, 'nextStart');
    if (on === undefined || (decided && decided.at > answer.at && GIVEN_UP.has(decided.outcome)))
      p.until(undefined);
    return { notBefore: on, before: addWeeks(on ?? answer.on, 6) };
  };
const GIVEN_UP: ReadonlySet<string> = new Set(['other-provider-or-prison', 'unmet-need']);

/** Delayed, refused, not ready, alone without consent, or not to be finished before release: the manager says what happens (003 L418, L531). */
function delays(p: Pass, planned: Planned): readonly (() => unknown)[] {
  const fit = lastTry(p, 'intervention.decide-suitability');
  const start = lastTry(p, 'intervention.start');
  const waits = start && start.outcome !== 'started' ? start : undefined;
  const unfit = fit && (fit.outcome === 'not-ready' || aloneWithoutConsent(fit)) ? fit : undefined;
  const trouble = waits && (!unfit || waits.at > unfit.at) ? waits : unfit;
  const release = p.here?.kind === 'custody' ? licenceStart(p.case) : undefined;
  const finish = fit && dateIn(fit, 'expectedFinish');
  const tooLate =
    finish !== undefined && release !== undefined && finish > release && planned.where !== 'community';
  const leftBehind = start?.outcome === 'started' && isOutside(p) && planned.where !== 'community';
  return [
    () => (trouble || p.answered('intervention.answer-delay')) && decide(p, planned, trouble),
    () => tooLate && fit && decide(p, planned, fit, 'finish'),
    () => leftBehind && decide(p, planned, start, 'released'),
  ];
}

function decide(p: Pass, { id }: Planned, trouble: Answer | undefined, key?: string): void {
  const answer = p.task('intervention.answer-delay', {
    ...(key === undefined ? {} : { key }),
    subject: id,
    before: trouble && planReview(p, trouble.on),
    sentBack: key === undefined ? trouble : undefined,
  });
  // The register of unmet need: a milestone that a query can list (000 L501; 004 L531).
  if (answer.outcome === 'unmet-need') p.milestone('unmet-need', answer.on, id);
}

/** The next review of the plan, and at the latest four weeks on where none is dated (own number). */
function planReview(p: Pass, on: LondonDate): LondonDate {
  const plan = p.answered('licence.review-plan', 'anywhere') ?? p.answered('plan.review-custody', 'anywhere');
  const first = p.answered('licence.make-plan', 'anywhere') ?? p.answered('plan.write', 'anywhere');
  const due = p.due('PLAN-REVIEW', (plan ?? first)?.on);
  return due !== undefined && due > on ? due : workingDays(on, 20);
}
