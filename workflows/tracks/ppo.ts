import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { licenceStart } from '../policy/dates.js';
import { dateIn, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/**
 * Priority offenders, later IOM: a monthly report home while in prison (000 L705; the set of 2007 only), and a joint plan agreed
 * with the police at each meeting, before release and before the flag is taken off (003 L495–L499; 004 L1041–L1066).
 */
export function ppo(p: Pass): void {
  const { here } = p;
  if (!here || here.kind === 'ended') return;
  const flags = p.facts('ppo-changed', 'ever');
  const last = flags.at(-1);
  if (!last) return;
  if (last.data['ppo'] === false) return takenOff(p, flags);
  const since = flags.findLast(({ data }, i) => data['ppo'] !== flags[i - 1]?.data['ppo']) ?? last;
  p.together([
    () => reportHome(p, since),
    () => meetings(p, since),
    () => {
      const start = here.kind === 'custody' ? licenceStart(p.case) : undefined;
      p.until(start && addWeeks(start, -8));
      if (start)
        untilSettled(
          p,
          'ppo.agree-joint-plan',
          { key: 'release', before: workingDays(start, -5), rests: { flag: last.id } },
          discussed,
        );
    },
  ]);
}

function reportHome(p: Pass, since: Fact): void {
  if (p.here?.kind !== 'custody' || p.case.ppo !== true) return;
  const first = Math.max(since.happenedAt, p.here.at);
  p.every('ppo.send-report', { within: 'PPO-REPORT', first, lead: 7 });
}

/** The first in ten working days of the flag (own number), then on the day each meeting names; a flag unknown is confirmed there. */
function meetings(p: Pass, since: Fact): void {
  untilSettled(
    p,
    'ppo.agree-joint-plan',
    {
      before: workingDays(londonDateOf(p.knownAt(since)), 10),
      rests: { flag: keyOf(since), releaseDate: '' },
    },
    (answer) => {
      const next = dateIn(answer, 'nextMeeting');
      if (answer.outcome !== 'flag-removed' && next !== undefined && next > answer.on)
        return { notBefore: addDays(next, -14), before: next };
      return discussed(answer);
    },
  );
}

/** Not discussed is not agreed: it goes to the next meeting, a month on at the latest. */
const discussed: NextTry = (answer) =>
  answer.outcome === 'not-discussed'
    ? { before: dateIn(answer, 'nextMeeting') ?? addWeeks(answer.on, 4) }
    : undefined;

/** A flag that the police took off is talked over by both, in five working days (own number); our own decision was. */
function takenOff(p: Pass, flags: readonly Fact[]): void {
  const off = flags.at(-1);
  if (!off || flags.at(-2)?.data['ppo'] !== true) return;
  const ours = p.answered('ppo.agree-joint-plan', 'anywhere');
  if (ours?.outcome === 'flag-removed' && ours.at === off.learntAt) return;
  p.task('ppo.agree-joint-plan', {
    key: `off-${keyOf(off)}`,
    before: workingDays(londonDateOf(p.knownAt(off)), 5),
    rests: { flag: keyOf(off), releaseDate: '' },
  });
}
