import { addDays, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { TASK_TYPES } from '../task-types.js';
import { type Answer, type Step } from '../runtime/state.js';
import { overrides } from './manager-gates.js';
import { deferrals, leavers } from './manager-requests.js';
import { scope } from './manager-scope.js';

/** What only a manager settles: what a taken-over case leaves unknown, overrides, requests, leavers and scope. */
export function manager(p: Pass): void {
  p.together([
    () => takenForGranted(p),
    () => contradicted(p),
    () => overrides(p),
    () => deferrals(p),
    () => leavers(p),
    () => scope(p),
  ]);
}

/**
 * One task for the case and one for the victim's side, which nobody else sees (design: keys and adoption). What new code or a
 * new catalogue takes for granted later is confirmed by the same task, asked again.
 */
function takenForGranted(p: Pass): void {
  const imported = p.facts('imported', 'ever').at(-1);
  const forVictims = ({ key, type }: Step): boolean =>
    key.startsWith('victim/') || TASK_TYPES.get(type)?.confidentiality === 'victim';
  const victims = p.assumed.filter(forVictims);
  const others = p.assumed.filter((step) => !forVictims(step));
  const unknown = Number(imported?.data['unknownUsernames'] ?? 0) > 0;
  const adoptedOn = imported && londonDateOf(imported.happenedAt);
  p.together([
    () =>
      (others.length > 0 || unknown || p.answered('manager.confirm-adopted')) &&
      confirm(p, 'manager.confirm-adopted', others, adoptedOn),
    () =>
      (victims.length > 0 || p.answered('victim.confirm-adopted')) &&
      confirm(p, 'victim.confirm-adopted', victims, adoptedOn),
  ]);
}

/** A record that contradicts itself is taken in, and settled by the head of OMU (pathway.md, "Dates"; design: import). */
function contradicted(p: Pass): void {
  const imported = p.facts('imported', 'ever').at(-1);
  const held = imported?.data['contradictions'];
  if (!imported || !Array.isArray(held) || held.length === 0) return;
  const on = londonDateOf(imported.happenedAt);
  const settled = p.answered('manager.settle-contradiction');
  if (!settled || settled.at < imported.happenedAt)
    p.stuck('contradictory-record', {
      owner: 'head-of-omu',
      unblocks: 'manager.settle-contradiction',
      detail: held.join(', '),
    });
  untilSettled(p, 'manager.settle-contradiction', { before: workingDays(on, 2) }, (answer) =>
    answer.outcome === 'asked-elsewhere'
      ? { before: dateIn(answer, 'answerDue') ?? workingDays(answer.on, 5) }
      : undefined,
  );
}

function confirm(p: Pass, type: string, steps: readonly Step[], adoptedOn: LondonDate | undefined): Answer {
  const newest = steps
    .map(({ answer }) => answer)
    .reduce((a, b) => (a && b && (a.assumed ?? 0) >= (b.assumed ?? 0) ? a : b), undefined);
  const taken = newest && { ...newest, at: newest.assumed ?? newest.at };
  const before = workingDays(adoptedOn ?? (taken ? londonDateOf(taken.at) : p.today), 10);
  return untilSettled(p, type, { before, sentBack: taken }, (answer) => {
    if (answer.outcome !== 'still-unknown') return undefined;
    const on = dateIn(answer, 'askAgainOn') ?? addDays(answer.on, 14);
    return { notBefore: on, before: workingDays(on, 5) };
  });
}
