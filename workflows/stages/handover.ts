import { addDays, addMonths } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { releaseByLaw } from '../policy/dates.js';
import { dateIn, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** From the prison's manager to the community's: named eight weeks ahead, chased from the day (HANDOVER-*). */
export function handOver(p: Pass, handover: LondonDate): void {
  const release = releaseByLaw(p.case);
  if (release === undefined) return;
  const rests = { handoverDate: handover };
  p.together([
    () => {
      if (p.case.mappaLevel !== 3) return;
      p.until(addMonths(release, -18));
      p.task('handover.decide-early', { within: 'HANDOVER-EARLY', from: release });
    },
    () => chase(p, handover),
    () => {
      p.until(addDays(handover, -56));
      const known = p.case.om === undefined ? undefined : p.facts('om-changed', 'ever').at(-1);
      untilSettled(
        p,
        'handover.name-manager',
        { within: 'HANDOVER-CHASE', from: handover, remindOn: handover, rests, answeredBy: known },
        coverOrOtherArea,
      );
      untilSettled(
        p,
        'handover.hand-over',
        {
          within: 'HANDOVER',
          from: release,
          rests,
          answeredBy: p.case.omResponsible ? known : undefined,
        },
        (answer) =>
          answer.outcome === 'sent-not-accepted' ? { before: workingDays(answer.on, 5) } : undefined,
      );
    },
  ]);
}

/** Whose move it is when nobody is named: listed in two days, urgent in seven, and in fourteen the supervisor is told whom to call. */
const CHASED = [
  ['HANDOVER-REMIND', 'offender-supervisor'],
  ['HANDOVER-URGENT', 'head-of-pdu'],
  ['HANDOVER-CHASE', 'senior-probation-officer'],
] as const;

function chase(p: Pass, handover: LondonDate): void {
  if (p.case.om !== undefined) return;
  const [rung] = CHASED.filter(([row]) => p.has(p.due(row, handover)));
  if (rung)
    p.stuck('no-community-manager', { owner: rung[1], unblocks: 'handover.name-manager', detail: rung[0] });
}

/** Cover runs out on a date; another area has to name somebody itself. */
const coverOrOtherArea: NextTry = (answer) => {
  if (answer.outcome === 'other-area') return { before: workingDays(answer.on, 5) };
  const until = answer.outcome === 'named-cover' ? dateIn(answer, 'coverUntil') : undefined;
  return until === undefined ? undefined : { notBefore: addDays(until, -14), before: until };
};
