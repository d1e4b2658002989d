import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { mayBeDeferred } from '../policy/deferral.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

const DECIDE = 'manager.decide-deferral';
/** After so many deferrals of one task the next manager up decides. */
const PATIENCE = 2;

/** A holder's request to defer or be excused; never for release, victim, risk of harm or recall (pathway.md, "Gates"). */
export function deferrals(p: Pass): void {
  const asked = p.facts('deferral-asked', 'ever').filter(({ data }) => mayBeDeferred(String(data['task'])));
  p.together(
    asked.map((request) => () => {
      const before = workingDays(londonDateOf(request.happenedAt), 2);
      const answer = p.task(DECIDE, { key: keyOf(request), before, role: decider(p, request, asked) });
      p.milestone(`deferral:${answer.outcome}:${String(request.data['task'])}`, answer.on, keyOf(request));
    }),
  );
}

function decider(p: Pass, request: Fact, asked: readonly Fact[]): Role {
  const earlier = asked.filter(
    (one) =>
      one.happenedAt < request.happenedAt &&
      one.data['task'] === request.data['task'] &&
      p.answered(DECIDE, 'here', keyOf(one))?.outcome === 'deferred',
  );
  const up = earlier.length >= PATIENCE;
  if (p.prisonOwns) return up ? 'governor' : 'head-of-omu';
  return up ? 'head-of-pdu' : 'senior-probation-officer';
}

/** The named manager or supervisor leaves or is away: the case is given to another before the last day, or the day it is known (000 L398). */
export function leavers(p: Pass): void {
  const { om, os } = p.case;
  const posts = [
    { user: om, role: 'senior-probation-officer', post: 'om-changed' },
    { user: p.here?.kind === 'custody' ? os : undefined, role: 'head-of-omu', post: 'os-changed' },
  ] as const;
  p.together(
    posts.flatMap(({ user, role, post }) => {
      const left = p
        .facts('staff-left', 'ever')
        .findLast(({ data }) => user !== undefined && data['username'] === user);
      if (!left) return [];
      const changed = p.facts(post, 'ever').findLast(({ happenedAt }) => happenedAt > left.happenedAt);
      const key = `${keyOf(left)}-${post}`;
      const before = londonDateOf(Math.max(left.happenedAt, left.learntAt));
      return [
        () =>
          untilSettled(p, 'manager.reassign-work', { key, role, before, answeredBy: changed }, (answer) => {
            const until = answer.outcome === 'covered-until' ? dateIn(answer, 'coverUntil') : undefined;
            return until === undefined ? undefined : { notBefore: addDays(until, -5), before: until };
          }),
      ];
    }),
  );
}
