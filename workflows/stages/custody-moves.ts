import { londonDateOf } from '#calendar/index.js';
import { endsReview } from '#domain/parole.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { gate } from '../policy/gate.js';
import { isOpenCategory, isOpenPrison } from '../policy/kinds.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** Moves: planned ones wait for a complete record (G13), security and court moves never; each is told of and taken on (000 L339–349). */
export function moves(p: Pass): void {
  const planned = p.facts('move-planned').at(-1);
  const done = p.facts('moved');
  p.together([
    () => planned && !done.some(({ happenedAt }) => happenedAt > planned.happenedAt) && prepare(p, planned),
    ...done.map((move, i) => () => arrived(p, move, done[i - 1], i === done.length - 1)),
    () => openConditions(p),
  ]);
}

const LEFT_AS_IT_IS: ReadonlySet<unknown> = new Set(['security', 'court', 'health']);

/** G13: the record complete before the move, or overridden by the head of OMU; a security or court move lapses the gate on its day. */
function prepare(p: Pass, planned: Fact): void {
  const on = planned.data['on'] as string | undefined;
  if (on === undefined) return;
  const rests = { moveDate: `${on}@${String(planned.data['to'] ?? '')}` };
  const record = p.holding('move.complete-record', rests);
  const urgent = LEFT_AS_IT_IS.has(planned.data['reason']);
  p.together([
    () => p.task('move.complete-record', { before: workingDays(on, -1), rests }),
    () => {
      gate(p, 'G13', record?.outcome === 'complete' || record?.outcome === 'move-cancelled', {
        opens: 'move.complete-record',
        ...(urgent ? { lapsesOn: on } : {}),
      });
      if (record?.outcome !== 'move-cancelled') p.milestone('move-may-go', on, rests.moveDate);
    },
  ]);
}

/** Told to the manager, taken on by the new supervisor; what went without a complete record is repaired in one working day. */
function arrived(p: Pass, move: Fact, before: Fact | undefined, isLast: boolean): void {
  const movedOn = londonDateOf(move.happenedAt);
  const key = keyOf(move);
  const record = p.answered('move.complete-record');
  // Completed since the move before this one, it was completed for this one.
  const complete = record?.outcome === 'complete' && record.at > (before?.happenedAt ?? 0);
  p.together([
    () =>
      untilSettled(
        p,
        'move.tell-offender-manager',
        { key, within: 'MOVE-NOTICE', from: movedOn },
        (answer) =>
          answer.outcome === 'told-not-acknowledged' ? { before: workingDays(answer.on, 1) } : undefined,
      ),
    () =>
      untilSettled(p, 'move.take-on-case', { key, before: workingDays(movedOn, 10) }, (answer) =>
        answer.outcome === 'record-incomplete' ? { before: workingDays(answer.on, 5) } : undefined,
      ),
    () => {
      if (isLast ? complete : !p.openKeys('move.complete-record').includes(key)) return;
      untilSettled(
        p,
        'move.complete-record',
        { key, place: fromPrison(move), before: workingDays(movedOn, 1) },
        (answer) =>
          answer.outcome === 'moved-incomplete' ? { before: workingDays(answer.on, 1) } : undefined,
      );
    },
  ]);
}

/** The sending prison completes what it knows. */
const fromPrison = ({ data }: Fact): string | undefined =>
  typeof data['from'] === 'string' ? data['from'] : undefined;

/**
 * Approved or directed for open conditions, one is prepared before the move, which does not wait; moved first, the receiving
 * supervisor does it. A lifer's OASys is reviewed twenty working days after arriving there (004 L874, L897, L904).
 */
function openConditions(p: Pass): void {
  const approved = p
    .facts('category-changed', 'ever')
    .findLast(({ data }) => isOpenCategory(data['category']) || data['open'] === true);
  const directed = p
    .facts('parole-decision', 'ever')
    .findLast(
      (fact) =>
        fact.data['result'] === 'open-conditions' &&
        endsReview(fact) &&
        fact.data['openConditions'] !== 'rejected',
    );
  const cause = [approved, directed]
    .filter((fact) => fact !== undefined)
    .sort((a, b) => b.happenedAt - a.happenedAt)[0];
  if (!cause || p.here?.kind !== 'custody' || cause.happenedAt < p.here.at) return;
  const arrival = p
    .facts('moved')
    .find(({ happenedAt, data }) => happenedAt >= cause.happenedAt && isOpenPrison(data['to']));
  const planned = p.facts('move-planned').findLast(({ happenedAt }) => happenedAt >= cause.happenedAt);
  const lifer = p.case.kind === 'life' || p.case.kind === 'ipp';
  p.together([
    () =>
      untilSettled(
        p,
        'move.prepare-open',
        {
          key: keyOf(cause),
          before:
            (planned?.data['on'] as string | undefined) ?? workingDays(londonDateOf(cause.happenedAt), 10),
          rests: { destination: String(planned?.data['to'] ?? '') },
        },
        (answer) => (answer.outcome === 'moved-first' ? { before: workingDays(answer.on, 5) } : undefined),
      ),
    () =>
      lifer &&
      arrival &&
      p.task('oasys.review-open', {
        key: keyOf(arrival),
        within: 'OASYS-OPEN',
        from: londonDateOf(arrival.happenedAt),
      }),
  ]);
}
