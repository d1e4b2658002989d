import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { sentenceEnd } from '../policy/dates.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** These last as long as the order, kept moving by contact, plan and monitor; the others have sessions or hours to be worked through. */
const LASTING: readonly string[] = ['supervision', 'curfew', 'exclusion', 'residence'];
/** No source says whether a requirement moves, so its manager is asked; own number. */
const LOCAL_LIMIT_WEEKS = 8;

/** The requirements of an order, each by itself, as the court's record has them (pathway.md, table of kinds). */
export function requirementsRun(p: Pass, made: LondonDate): void {
  const requirements = p.case.requirements ?? [];
  p.together([
    ...requirements.map(
      (requirement) => () => runRequirement(p, requirement, orderedOn(p, requirement, made)),
    ),
    () => requirements.includes('drug') && reviewDrugRequirement(p, orderedOn(p, 'drug', made)),
  ]);
}

/** The day from which it has been part of the order: made with it, or added by the court since. */
function orderedOn(p: Pass, requirement: string, made: LondonDate): LondonDate {
  let since: LondonDate | undefined;
  for (const { data, happenedAt } of [
    ...p.facts('sentenced', 'ever'),
    ...p.facts('sentence-varied', 'ever'),
  ]) {
    const list = data['requirements'];
    if (Array.isArray(list))
      since = list.includes(requirement) ? (since ?? londonDateOf(happenedAt)) : undefined;
  }
  return since !== undefined && since > made ? since : made;
}

/**
 * One for each requirement, supervision or not: begun in time, with work for whoever waits, and looked at until it is finished;
 * what cannot be finished before the order ends goes to court (003 L265–269, L426, L496).
 */
export function runRequirement(p: Pass, requirement: string, ordered: LondonDate): void {
  const end = sentenceEnd(p.case);
  const within = (on: LondonDate): LondonDate => (end !== undefined && on > end ? end : on);
  untilSettled(
    p,
    'order.run-requirement',
    { key: requirement, before: within(workingDays(ordered, 15)) },
    (answer) => {
      if (end !== undefined && answer.on >= end) return undefined;
      const starts = dateIn(answer, 'startsOn') ?? workingDays(answer.on, 15);
      const given = dateIn(answer, 'willFinishBy');
      const finishes = given !== undefined && given > answer.on ? given : undefined;
      const looked = LASTING.includes(requirement)
        ? (finishes ?? end)
        : addWeeks(answer.on, LOCAL_LIMIT_WEEKS);
      switch (answer.outcome) {
        case 'finished':
          return undefined;
        case 'started': {
          // Too late to be finished in time: the court is asked now, not when it is over.
          if (end !== undefined && finishes !== undefined && finishes > end)
            return { before: workingDays(answer.on, 5), barred: ['started'] };
          if (looked === undefined) return undefined;
          const before = within(finishes !== undefined && finishes < looked ? finishes : looked);
          const notBefore = addDays(before, -14);
          return { notBefore: notBefore > answer.on ? notBefore : before, before };
        }
        case 'court-asked':
          return { before: within(workingDays(answer.on, 20)) };
        default:
          return { before: within(starts > answer.on ? starts : workingDays(answer.on, 5)) };
      }
    },
  );
}

/** Every month, and for the court's own review where that is sooner (003 L523). */
function reviewDrugRequirement(p: Pass, ordered: LondonDate): void {
  const type = 'order.review-drug-requirement';
  const last = p.answered(type, 'anywhere');
  const standing = last && last.on >= ordered ? last : undefined;
  if (standing?.outcome === 'completed') return;
  const facts = { drugRequirement: true };
  const monthly = p.due('DRR-REVIEW', standing?.on ?? ordered, facts);
  const hearing = standing && dateIn(standing, 'nextHearing');
  if (
    standing &&
    hearing !== undefined &&
    hearing > standing.on &&
    monthly !== undefined &&
    hearing < monthly
  ) {
    p.until(addDays(hearing, -14));
    p.task(type, { key: `court-${hearing}`, before: hearing, rests: { courtReview: hearing } });
  } else p.every(type, { within: 'DRR-REVIEW', first: ordered, basis: 'last', lead: 7, facts });
}
