import { addDays, londonDateOf } from '#calendar/index.js';
import { stuckCause, type StuckCauseId } from '#domain/stuck.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { type Stuck } from '../runtime/state.js';
import { TASK_TYPES } from '../task-types.js';

const UNBLOCK = 'manager.unblock';
/**
 * Causes that the area manager is asked to unblock, beside those whose own owner has a step to do (pathway.md, "Stuck"). What only the
 * comparison with the database can find (nobody in the team, a stage too long, a workflow that fails) is nudged and retried there.
 */
const ASKED: readonly StuckCauseId[] = [
  'high-risk-without-manager',
  'no-community-manager',
  'no-om-act-in-six-months',
  'wait-on-agency',
  'escalations-spent',
  'gate-nobody-can-open',
  'faulted',
];

/** One task for each cause, by the next nudge; looked at again on the day the manager names while the case stays stuck. */
export function unblock(p: Pass): void {
  p.together(ASKED.map((cause) => () => unblockOne(p, cause)));
}

function unblockOne(p: Pass, cause: StuckCauseId): void {
  const since = p
    .stuckNow(cause)
    .filter(isMended)
    .map((one) => londonDateOf(one.since))
    .sort()[0];
  if (since === undefined) return;
  const before =
    p.dueOf(UNBLOCK, cause) ?? (p.answered(UNBLOCK, 'here', cause) ? since : nudged(p.today, cause));
  untilSettled(p, UNBLOCK, { key: cause, before }, (answer) => {
    // Stuck anew, long after it was mended, is asked like the first time.
    if (answer.on < since) return { before: nudged(since, cause) };
    const again = dateIn(answer, 'reviewOn') ?? nudged(answer.on, cause);
    const notBefore = again > answer.on ? again : addDays(answer.on, 1);
    return { notBefore, before: nudged(notBefore, cause) };
  });
}

/** Not its own lateness, which would never end; nor what is victim liaison's, whose own managers are told (pathway.md, "Victim contact"). */
const isMended = ({ unblocks }: Stuck): boolean =>
  unblocks !== UNBLOCK && unblocks !== 'victim' && TASK_TYPES.get(unblocks)?.confidentiality !== 'victim';

function nudged(on: LondonDate, cause: StuckCauseId): LondonDate {
  const { nudge } = stuckCause(cause);
  return workingDays(on, 'hours' in nudge ? 1 : nudge.workingDays);
}
