import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { judge } from './enforcement.js';

/** What differs between those whose failures go to court instead of a recall. */
export interface BreachLaw {
  /** Whether a warning sent on one day still counts on the day of a later failure. */
  readonly counts: (sentOn: LondonDate, on: LondonDate) => boolean;
  /** What this court cannot decide. */
  readonly barred: readonly string[];
  /** The court's own word, where it is on record before anybody wrote down the result. */
  readonly decidedSince?: (begun: Answer) => Fact | undefined;
}

/** Every failure of this stretch, as they happened. */
export const failuresOf = (p: Pass): readonly Fact[] =>
  [...p.facts('absence'), ...p.facts('condition-broken')].sort((a, b) => a.happenedAt - b.happenedAt);

/** Each failure in a part of its own: judged, and taken to court as far as it goes there. */
export const judgeEach = (p: Pass, failures: readonly Fact[], atCourt: (failure: Fact) => void): void =>
  p.together(
    failures.map(
      (failure) => () =>
        p.scope(`failure#${keyOf(failure)}`, () =>
          p.together([() => judge(p, failure), () => atCourt(failure)]),
        ),
    ),
  );

/** What was answered about another failure of this order or supervision. */
const about = (p: Pass, failure: Fact, type: string, key?: number): Answer | undefined =>
  p.answeredIn(`${p.here?.id}/failure#${keyOf(failure)}`, type, key);
function lastAbout(p: Pass, failure: Fact, type: string): Answer | undefined {
  let last = about(p, failure, type);
  for (let n = 2, next = about(p, failure, type, n); next; next = about(p, failure, type, ++n)) last = next;
  return last;
}

/** Broken so seriously that nobody waits for a second (tasks.csv: referred at once). */
const isSerious = ({ kind, data }: Fact): boolean => kind === 'condition-broken' && data['serious'] === true;

/** A warning for an earlier failure that still counts on the day of this one: judged, not awaited. */
const warnedBefore = (p: Pass, failure: Fact, failures: readonly Fact[], { counts }: BreachLaw): boolean =>
  failures.some((earlier) => {
    const letter = earlier === failure ? undefined : lastAbout(p, earlier, 'enforce.send-warning');
    if (letter?.outcome !== 'warning-sent') return false;
    const sentOn = dateIn(letter, 'sentOn') ?? letter.on;
    const on = londonDateOf(failure.happenedAt);
    return sentOn <= on && counts(sentOn, on);
  });

/**
 * Stage 12 at court: a failure after a warning, or a serious one, is referred, begun, and seen to its result; what the officer sends
 * back for evidence is referred again.
 * @returns what the court decided; nothing where the failure goes no further or goes with another
 */
export function breach(
  p: Pass,
  failure: Fact,
  failures: readonly Fact[],
  law: BreachLaw,
): Answer | undefined {
  const judged = p.answered('enforce.judge-absence');
  const serious = isSerious(failure) && (judged === undefined || judged.outcome === 'unacceptable');
  if (!serious && !(judged?.outcome === 'unacceptable' && warnedBefore(p, failure, failures, law)))
    return undefined;
  const before = serious || !judged ? londonDateOf(p.knownAt(failure)) : workingDays(judged.on, 1);
  const last = p.answered('enforce.start-breach');
  const returned = last?.outcome === 'returned' ? last : undefined;
  if (!last || returned) p.stage('enforcement');
  const referred = p.task('enforce.refer-breach', {
    before: returned ? workingDays(returned.on, 2) : before,
    sentBack: returned,
    barred: serious ? ['warning-not-valid'] : undefined,
  });
  if (referred.outcome !== 'referred' || alreadyAtCourt(p, failure, failures, referred)) return undefined;
  const begun = p.task('enforce.start-breach', {
    within: 'BREACH',
    from: londonDateOf(failure.happenedAt),
    sentBack: returned && referred,
  });
  return begun.outcome === 'started' ? resolve(p, begun, law) : undefined;
}

/** An earlier failure's breach, referred before this one and not resolved by then, takes this one with it. */
const alreadyAtCourt = (p: Pass, failure: Fact, failures: readonly Fact[], referred: Answer): boolean =>
  failures.slice(0, failures.indexOf(failure)).some((earlier) => {
    const first = about(p, earlier, 'enforce.refer-breach');
    if (first?.outcome !== 'referred' || first.at > referred.at) return false;
    if (about(p, earlier, 'enforce.start-breach')?.outcome === 'not-started') return false;
    const result = lastAbout(p, earlier, 'enforce.record-result');
    return !(result && !goesOn(result) && result.at < referred.at);
  });

/** Not a result yet: a warrant is out, or the hearing named lies ahead (decision 0012). */
const goesOn = (answer: Answer): boolean =>
  answer.outcome === 'warrant-out' || (dateIn(answer, 'hearing') ?? '') > answer.on;

/** Until the court has decided: weekly while a warrant is out, again at each hearing it is put off to (003 L686; 004 L1047). */
function resolve(p: Pass, begun: Answer, { barred, decidedSince }: BreachLaw): Answer {
  return untilSettled(
    p,
    'enforce.record-result',
    {
      within: 'BREACH-RESOLVED',
      from: begun.on,
      rests: { hearing: dateIn(begun, 'firstHearing') ?? '' },
      barred,
      answeredBy: decidedSince?.(begun),
    },
    (answer) => {
      if (!goesOn(answer)) return undefined;
      return {
        before: answer.outcome === 'warrant-out' ? addDays(answer.on, 7) : dateIn(answer, 'hearing'),
      };
    },
  );
}
