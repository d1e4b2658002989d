import { londonDateOf } from '#calendar/index.js';
import { contradictions, earliestRelease } from '../policy/dates.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 3, the first days. Restrictions come before the first telephone call, on every reception (002 L231, L239). */
export function reception(p: Pass): void {
  const { here } = p;
  const { receivedAt } = p.case;
  if (!here || receivedAt === undefined || receivedAt < here.at - 1) p.until(undefined);
  const arrived = receivedAt as number;
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
            p.task('reception.chase-documents', {
              before: workingDays(londonDateOf(here?.at ?? arrived), 10),
            }),
          () => p.task('scope.decide', { within: 'SCOPE-DECISION', from: firstReceived(p, on) }),
          () => p.task('reception.act-on-ties', { within: 'PROTECTIVE-FACTORS', from: firstReceived(p, on) }),
        ]),
  ]);
}

/** Clocks "from reception on sentence" do not start again with a move. */
export const firstReceived = (p: Pass, otherwise: string): string => {
  const [first] = p.facts('received').length ? p.facts('received') : p.facts('returned');
  return first ? londonDateOf(first.happenedAt) : otherwise;
};

/** Checked by a second person; missing or contradictory dates are stuck with the head of OMU, never overdue (pathway.md, "Dates"). */
function dates(p: Pass): void {
  const changed = p.facts('dates-changed', 'ever').at(-1);
  const wrong = contradictions(p.case);
  const unknown = earliestRelease(p.case) === undefined;
  if (wrong.length > 0)
    p.stuck('contradictory-dates', {
      owner: 'head-of-omu',
      unblocks: 'dates-changed',
      detail: wrong.join(', '),
    });
  if (unknown) p.stuck('no-release-date', { owner: 'head-of-omu', unblocks: 'dates-changed' });
  const anchor = changed ? londonDateOf(changed.learntAt) : londonDateOf(p.case.sentencedAt ?? p.now);
  if (wrong.length > 0 || unknown) p.task('reception.settle-dates', { before: anchor });
  const check = p.task('reception.check-dates', { within: 'DATES-CHECKED', from: anchor });
  if (check.outcome === 'differ') p.task('reception.settle-dates', { before: workingDays(check.on, 1) });
}

/** A named person, never a team, in two working days; seen within ten (National Standards 2007; 000 L387). */
function supervisor(p: Pass, arrived: string): void {
  const from = firstReceived(p, arrived);
  const moves = p.facts('moved').length;
  p.task(
    'supervisor.assign',
    moves
      ? { before: workingDays(arrived, 2) }
      : {
          within: 'ASSIGN-OS',
          from,
          answeredBy: p.case.os === undefined ? undefined : p.facts('os-changed', 'ever').at(-1),
        },
  );
  p.task(
    'supervisor.make-first-contact',
    moves ? { before: workingDays(arrived, 10) } : { within: 'FIRST-CONTACT-OS', from },
  );
}
