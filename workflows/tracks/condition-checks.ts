import { addDays, londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { lastTry, untilSettled } from '../policy/until-settled.js';
import { isOutside } from '../policy/whereabouts.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';
import { type Condition } from './condition.js';

/** Days between checks, by the rhythm named for the condition; one checked on alert comes round only when it rings. */
const EVERY: Readonly<Record<string, number | undefined>> = {
  daily: 1,
  weekly: 7,
  fortnightly: 14,
  monthly: 28,
};
/** How often a victim's condition is looked at whose monitor the release licence names in words (own number). */
const RELEASE_VICTIM_DAYS = 14;

const MONITORS: Readonly<Record<string, Role>> = {
  police: 'police-contact',
  'em-provider': 'em-provider',
  'approved-premises': 'ap-manager',
};

/** One condition: tagged on its first day where it is monitored so, a monitor named before it starts, then checked as named. */
export function keepCondition(p: Pass, condition: Condition): void {
  const { id: subject, version } = condition;
  const starts = startOf(p, condition);
  const rests = { condition: version };
  p.together([
    () => condition.tagged && starts !== undefined && fitTag(p, { subject, before: starts, rests }),
    () => {
      if (condition.protects === 'victim' && condition.atRelease)
        return check(p, condition, starts, { days: RELEASE_VICTIM_DAYS });
      const named = nameMonitor(p, condition, starts);
      const days = EVERY[String(named.data['howOften'])];
      if (days === undefined) return;
      const role = MONITORS[String(named.data['agency'])];
      const to = named.data['monitor'];
      check(p, condition, starts, { days, role, ...(typeof to === 'string' ? { to } : {}) });
    },
  ]);
}

/** Named before discharge, variation or order starts; again when it is varied or the monitor leaves (002 L714; 003 L476). */
function nameMonitor(p: Pass, { id, version, setOn }: Condition, starts: LondonDate | undefined): Answer {
  const before = starts !== undefined && starts > setOn ? addDays(starts, -1) : setOn;
  const last = lastTry(p, 'restrict.name-monitor');
  const gone = p
    .facts('staff-left', 'ever')
    .findLast(({ data }) => last !== undefined && data['username'] === last.data['monitor']);
  return untilSettled(
    p,
    'restrict.name-monitor',
    {
      subject: id,
      before,
      rests: { condition: version },
      // Known in the very moment of the answer, it still comes after it.
      sentBack: last && gone && { ...last, at: gone.learntAt + 1 },
    },
    (answer) => {
      if (answer.outcome !== 'cannot-be-monitored') return undefined;
      // Varied since, it is the manager's question again.
      return setOn > answer.on ? { before } : { role: 'head-of-pdu', before: workingDays(answer.on, 1) };
    },
  );
}

/** Not in is tried again the next day; a refusal is a broken condition, and is still tried again (004 L1060). */
const fitTag = (p: Pass, ask: Ask): Answer =>
  untilSettled(p, 'restrict.fit-tag', ask, (answer) =>
    answer.outcome === 'fitted' ? undefined : { before: workingDays(answer.on, 1) },
  );

/** One step whose rounds come round, so that years of daily checks leave one record in hand; the journal has them all. */
function check(
  p: Pass,
  { id }: Condition,
  starts: LondonDate | undefined,
  { days, ...who }: { days: number; role?: Role; to?: string },
): void {
  if (!p.here || !isOutside(p) || starts === undefined) return;
  const outSince = londonDateOf(p.here.at);
  const from = starts > outSince ? starts : outSince;
  const last = p.answered('restrict.check-condition');
  const next =
    last?.outcome === 'could-not-check'
      ? workingDays(last.on, 1)
      : addDays(last && last.on > from ? last.on : from, days);
  p.until(addDays(next, days > 7 ? -3 : 0));
  // A new round after every answer, also when the next day happens to be the one of the last.
  const checkOn = `${next}@${last?.at ?? ''}`;
  p.task('restrict.check-condition', { ...who, subject: id, before: next, rests: { checkOn } });
}

/** The day it binds: its own, else the release ahead, else the day it was set. */
function startOf(p: Pass, { startsOn, setOn, atRelease }: Condition): LondonDate | undefined {
  if (startsOn !== undefined) return startsOn;
  return atRelease && p.here?.kind === 'custody' ? licenceStart(p.case) : setOn;
}
