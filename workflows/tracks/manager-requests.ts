import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { excusedAs, mayBeDeferred, wished } from '../policy/deferral.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';

const DECIDE = 'manager.decide-deferral';
/** After so many deferrals of one task the next manager up decides. */
const PATIENCE = 2;

/** A holder's request to defer or be excused; never for release, victim, risk of harm or recall (pathway.md, "Gates"). */
export function deferrals(p: Pass): void {
  const asked = p.facts('deferral-asked', 'ever').filter(isHeard);
  p.together(
    asked.map((request) => () => {
      const answer = p.task(DECIDE, {
        key: keyOf(request),
        before: workingDays(londonDateOf(request.happenedAt), 2),
        role: decider(p, request, asked),
        ...(excusedAs(taskIn(request)) ? {} : { barred: ['excused'] }),
      });
      p.milestone(`deferral:${answer.outcome}:${wished(taskIn(request)).type}`, answer.on, keyOf(request));
      grant(p, request, answer);
    }),
  );
}

const taskIn = ({ data }: Fact): string => String(data['task']);
const isHeard = (request: Fact): boolean =>
  mayBeDeferred(taskIn(request)) &&
  (request.data['for'] !== 'excuse' || excusedAs(taskIn(request)) !== undefined);

/** What was decided holds for the steps that stood open then; one asked later has its own clock. The last decision about a step counts. */
function grant(p: Pass, request: Fact, answer: Answer): void {
  const { type, key } = wished(taskIn(request));
  const open = p.openSince(type, answer.at).filter((one) => key === undefined || one === key);
  const outcome = excusedAs(type);
  const until = dateIn(answer, 'newDate') ?? request.data['newDate'];
  for (const one of open) {
    if (answer.outcome === 'deferred' && typeof until === 'string') p.defer(one, until);
    if (answer.outcome === 'excused' && outcome !== undefined)
      p.excuse(one, { outcome, at: answer.at, byFact: request.id });
  }
}

function decider(p: Pass, request: Fact, asked: readonly Fact[]): Role {
  const earlier = asked.filter(
    (one) =>
      one.happenedAt < request.happenedAt &&
      taskIn(one) === taskIn(request) &&
      p.answered(DECIDE, 'here', keyOf(one))?.outcome === 'deferred',
  );
  const up = earlier.length >= PATIENCE;
  if (p.prisonOwns) return up ? 'governor' : 'head-of-omu';
  return up ? 'head-of-pdu' : 'senior-probation-officer';
}

const POSTS = [
  { post: 'om-changed', role: 'senior-probation-officer' },
  { post: 'os-changed', role: 'head-of-omu' },
] as const;
/** Days before cover ends on which the case is given to somebody for good. */
const BEFORE_COVER_ENDS = 5;

/**
 * Who holds the case leaves, is away or is covered: it is given to another before the last day, the end of the cover, or the day it
 * is known (000 L398). A post already empty is filled by the step that names its holder: nobody is asked twice.
 */
export function leavers(p: Pass): void {
  p.together(POSTS.map((one) => () => leaver(p, one)));
}

function leaver(p: Pass, { post, role }: (typeof POSTS)[number]): void {
  const named = p.facts(post, 'ever');
  const left = p
    .facts('staff-left', 'ever')
    .findLast((fact) => holderAt(named, fact) === fact.data['username']);
  const inCustody = p.here?.kind === 'custody';
  if (!left || (post === 'os-changed' && !inCustody)) return;
  const vacant = post === 'om-changed' ? p.case.om === undefined && !inCustody : p.case.os === undefined;
  if (vacant) return;
  const { lastDay, until, coveredBy } = left.data as Readonly<Record<string, string | undefined>>;
  const known = londonDateOf(Math.max(left.happenedAt, left.learntAt));
  if (coveredBy !== undefined && until !== undefined) p.until(addDays(until, -BEFORE_COVER_ENDS));
  untilSettled(
    p,
    'manager.reassign-work',
    {
      key: `${keyOf(left)}-${post}`,
      role,
      before: lastDay ?? (coveredBy === undefined ? undefined : until) ?? known,
      answeredBy: named.findLast(({ happenedAt }) => happenedAt > left.happenedAt),
    },
    (answer) => {
      const over = answer.outcome === 'covered-until' ? dateIn(answer, 'coverUntil') : undefined;
      return over === undefined ? undefined : { notBefore: addDays(over, -BEFORE_COVER_ENDS), before: over };
    },
  );
}

const holderAt = (named: readonly Fact[], { happenedAt }: Fact): unknown =>
  named.findLast((fact) => fact.happenedAt <= happenedAt)?.data['username'];
