import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type Role } from '#domain/roles.js';
import { isOrder } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { dateIn, lastTry, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';

/** Child safeguarding: children's services asked in every case (004 L318); a plan that protects a child overseen twice (003 L333). */
export function child(p: Pass): void {
  if (!p.here || p.here.kind === 'ended' || p.case.sentencedAt === undefined) return;
  const sentenced = londonDateOf(p.case.sentencedAt);
  p.together([() => askSocialCare(p, sentenced), ...oversight(p)]);
}

/** What brings a child closer: a concern, a partner, contact, another address. */
const LINKS: ReadonlySet<unknown> = new Set(['partner', 'child-contact', 'address']);

/** Before the analysis of harm is complete, and in five working days (own number) when the link changes later. */
function askSocialCare(p: Pass, sentenced: LondonDate): void {
  const links = [
    ...p.facts('child-concern', 'ever').filter((concern) => !isOwnAnswer(p, concern)),
    ...p.facts('significant-change', 'ever').filter(({ data }) => LINKS.has(data['change'])),
  ].sort((a, b) => a.happenedAt - b.happenedAt);
  const link = links.at(-1);
  const plan = p.due(isOrder(p.case.kind) ? 'ISP-COMMUNITY' : 'ISP-CUSTODY', sentenced);
  untilSettled(
    p,
    'child.ask-social-care',
    {
      before: link
        ? workingDays(londonDateOf(p.knownAt(link)), 5)
        : plan
          ? workingDays(plan, isOrder(p.case.kind) ? -5 : -15)
          : workingDays(sentenced, 15),
      rests: { childLink: link ? keyOf(link) : '' },
    },
    (answer) => (answer.outcome === 'no-answer' ? { before: workingDays(answer.on, 5) } : undefined),
  );
}

/** A concern that this very question found is no reason to ask it again. */
const isOwnAnswer = (p: Pass, concern: Fact): boolean =>
  lastTry(p, 'child.ask-social-care')?.at === concern.learntAt;

/** Middle and senior manager, each by themselves: inspections found one of them or neither (003 L333). */
const OVERSEERS: readonly Role[] = ['senior-probation-officer', 'head-of-pdu'];

function oversight(p: Pass): readonly (() => unknown)[] {
  const concern = p.facts('child-concern', 'ever').at(-1);
  if (!concern) return [];
  const known = londonDateOf(p.knownAt(concern));
  const review = lastRiskReview(p);
  const since = review && review.on > known ? review.on : known;
  return OVERSEERS.map((role) => () => {
    p.together([
      () =>
        oversee(p, role, role, {
          // With that step: five working days, our own number.
          before: workingDays(since, 5),
          rests: { childLink: keyOf(concern) },
          sentBack: review,
        }),
      () => {
        const start = p.here?.kind === 'custody' ? licenceStart(p.case) : undefined;
        p.until(start && addWeeks(start, -12));
        if (start && !isClosed(p, role))
          oversee(p, `release-${role}`, role, {
            before: p.due('LICENCE-CONDITIONS', start) ?? addWeeks(start, -4),
          });
      },
    ]);
  });
}

function oversee(p: Pass, key: string, role: Role, ask: Ask & { before: LondonDate }): void {
  const again: NextTry = (answer) => {
    const on = dateIn(answer, 'nextLook');
    if (answer.outcome === 'closed' || on === undefined || on <= answer.on) return undefined;
    // A review of risk after the day that was named has its own day.
    return { notBefore: addDays(on, -7), before: on > ask.before ? on : ask.before };
  };
  const last = lastTry(p, 'child.oversee', key);
  p.together([
    () => untilSettled(p, 'child.oversee', { key, role, ...ask }, again),
    () => {
      // What a manager wants changed is the offender manager's to change.
      if (last?.outcome === 'changes-needed')
        p.task('rmp.write', { key: `${key}-${last.on}`, before: workingDays(last.on, 5) });
    },
  ]);
}

const isClosed = (p: Pass, role: Role): boolean =>
  p.answered('child.oversee', 'here', role) !== undefined &&
  lastTry(p, 'child.oversee', role)?.outcome === 'closed';

/** Every review of risk is looked at by both (003 L454). */
function lastRiskReview(p: Pass): Answer | undefined {
  const found = ['risk.review', 'risk.review-after-change', 'roh.review-custody']
    .map((type) => p.answered(type, 'anywhere'))
    .filter((answer) => answer !== undefined && answer.assumed === undefined);
  return found.reduce((a, b) => (a && b && a.at >= b.at ? a : (b ?? a)), undefined);
}
