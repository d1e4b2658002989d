import { addWeeks, endOfDay, londonDateOf } from '#calendar/index.js';
import { contradictions, earliestRelease } from '../policy/dates.js';
import { isIndeterminate } from '../policy/parole.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { inScope, scopeNow } from '../policy/scope-now.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 3, the first days. Restrictions come before the first telephone call, on every reception (002 L231, L239). */
export function reception(p: Pass): void {
  const { here } = p;
  const { receivedAt } = p.case;
  // Brought back after a recall, one is received again; on remand one already is there when the sentence is passed.
  if (!here || receivedAt === undefined || (here.recalled && receivedAt < here.at)) p.until(undefined);
  const arrived = Math.max(receivedAt as number, here?.at ?? 0);
  const on = londonDateOf(arrived);
  p.stage('reception');
  p.together([
    () => p.task('reception.complete-first-checks', { key: on, before: on }),
    () => p.task('reception.restrict-contact', { within: 'CONTACT-RESTRICT', from: arrived }),
    () => dates(p),
    () => supervisor(p, on),
    ...(here?.recalled
      ? []
      : [
          () =>
            untilSettled(
              p,
              'reception.chase-documents',
              { before: workingDays(londonDateOf(here?.at ?? arrived), 10) },
              // The sender is nudged every week until all is here or said never to have been made.
              (answer) =>
                answer.outcome === 'sender-did-not-answer' ? { before: addWeeks(answer.on, 1) } : undefined,
            ),
          () => decideScope(p, firstReceived(p, on)),
          () => p.task('reception.act-on-ties', { within: 'PROTECTIVE-FACTORS', from: firstReceived(p, on) }),
        ]),
  ]);
}

/**
 * The rule answers as soon as risk of harm and PPO status are known; until then somebody asks for them (000 L387; SCO-14).
 * Nobody answers against the rule: a prison may take a case in by its own choice, which makes no probation duty.
 */
function decideScope(p: Pass, from: string): void {
  const decision = scopeNow(p);
  if (!decision) return;
  const known = [...p.facts('roh-changed', 'ever'), ...p.facts('oasys-completed', 'ever')].find(
    ({ data }) => data['level'] !== undefined,
  );
  const byRule = decision.rule.startsWith('universal') || decision.outcome === 'pending';
  untilSettled(
    p,
    'scope.decide',
    {
      within: 'SCOPE-DECISION',
      from,
      answeredBy: known ?? (byRule ? undefined : p.facts('sentenced', 'ever')[0]),
      barred: decision.outcome === 'in-scope' ? AGAINST_UNIVERSAL : AGAINST_TABLE,
    },
    (answer) => (answer.outcome === 'pending' ? { before: workingDays(answer.on, 5) } : undefined),
  );
}
const AGAINST_UNIVERSAL = ['out-of-scope', 'local-opt-in'] as const;
const AGAINST_TABLE = ['in-scope', 'out-of-scope'] as const;

/** Clocks "from reception on sentence" do not start again with a move. */
export const firstReceived = (p: Pass, otherwise: string): string => {
  const [first] = p.facts('received').length ? p.facts('received') : p.facts('returned');
  return first ? londonDateOf(first.happenedAt) : otherwise;
};

/** Checked by a second person; missing or contradictory dates are stuck with the head of OMU, never overdue (pathway.md, "Dates"). */
function dates(p: Pass): void {
  const changed = p.facts('dates-changed', 'ever').at(-1);
  const wrong = contradictions(p.case);
  // A recalled lifer has no date until the Board is asked, and that is not the prison's to settle (stage 9).
  const unknown = earliestRelease(p.case) === undefined && !(p.case.recalled && isIndeterminate(p.case));
  const settled = p.holding('reception.settle-dates');
  if (wrong.length > 0 && settled?.outcome !== 'stand')
    p.stuck('contradictory-dates', {
      owner: 'head-of-omu',
      unblocks: 'dates-changed',
      detail: wrong.join(', '),
    });
  if (unknown) p.stuck('no-release-date', { owner: 'head-of-omu', unblocks: 'dates-changed' });
  const known = changed ? p.knownAt(changed) : (p.case.sentencedAt ?? p.now);
  // Back after a recall, the dates are checked again however old they are.
  const anchor = londonDateOf(p.here?.recalled ? Math.max(known, p.here.at) : known);
  const check = p.holding('reception.check-dates');
  p.together([
    () => p.task('reception.check-dates', { within: 'DATES-CHECKED', from: anchor }),
    () => {
      if (wrong.length === 0 && !unknown && check?.outcome !== 'differ') return;
      untilSettled(
        p,
        'reception.settle-dates',
        { before: check?.outcome === 'differ' ? workingDays(check.on, 1) : anchor },
        (answer) =>
          answer.outcome === 'asked-court'
            ? { before: workingDays(dateIn(answer, 'expectedOn') ?? answer.on, 5) }
            : answer.outcome === 'corrected'
              ? { before: workingDays(answer.on, 2) }
              : undefined,
      );
    },
  ]);
}

/** A named person, never a team, in two working days; seen within ten (National Standards 2007; 000 L387). */
function supervisor(p: Pass, arrived: string): void {
  const from = firstReceived(p, arrived);
  const moves = p.facts('moved').length;
  // Out of scope nobody is named; while it is pending, the answer comes first (pathway.md, "Scope").
  if (!inScope(p)) return;
  const named = p.task(
    'supervisor.assign',
    moves
      ? { before: workingDays(arrived, 2) }
      : {
          within: 'ASSIGN-OS',
          from,
          answeredBy: p.case.os === undefined ? undefined : p.facts('os-changed', 'ever').at(-1),
        },
  );
  // Whoever is named only after the case was taken over is on no record as having seen them.
  const adoptedOn = p.case.adoptedAt && londonDateOf(p.case.adoptedAt);
  const since = adoptedOn && from < adoptedOn && named.on >= adoptedOn ? named.on : from;
  const seenBy = moves ? workingDays(arrived, 10) : p.due('FIRST-CONTACT-OS', since);
  if (seenBy && !p.answered('supervisor.make-first-contact') && p.has(endOfDay(seenBy)))
    p.stuck('never-seen-by-supervisor', {
      owner: 'head-of-omu',
      unblocks: 'supervisor.make-first-contact',
      detail: seenBy,
    });
  untilSettled(
    p,
    'supervisor.make-first-contact',
    moves ? { before: seenBy } : { within: 'FIRST-CONTACT-OS', from: since },
    (answer) =>
      answer.outcome === 'not-seen'
        ? { before: dateIn(answer, 'nextOn') ?? workingDays(answer.on, 2) }
        : undefined,
  );
}
