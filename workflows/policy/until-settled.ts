import { type LondonDate } from '#domain/time.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';

/** When an answer settles nothing: the day on which, or by which, somebody tries again; undefined when it is settled. */
export type NextTry = (answer: Answer) => (Partial<Ask> & { readonly notBefore?: LondonDate }) | undefined;

const keyOfTry = (key: Ask['key'], n: number): string | number =>
  key === undefined ? n : `${String(key)}-${n}`;

/**
 * A step that is tried until it is settled: not seen, not reached, asked elsewhere, postponed. Each try is a step of its own
 * (`type`, `type#2`, `type#3` …), so that every answer stays on record with its own clock.
 * @param next what follows an answer: undefined ends the tries; else the bound of the next one, which appears on `notBefore`
 * @returns the answer that settled it, or the branch waits
 */
export function untilSettled(p: Pass, type: string, ask: Ask, next: NextTry): Answer {
  // Only the last try can still ask anything; the ones before it are history.
  let n = 1;
  while (p.isKnown(type, keyOfTry(ask.key, n + 1))) n += 1;
  const before = n === 1 ? undefined : p.answered(type, 'here', n === 2 ? ask.key : keyOfTry(ask.key, n - 1));
  const asked = before && next(before);
  let answer = p.task(type, n === 1 ? ask : askAgain(ask, asked, n));
  for (;;) {
    // What is taken for granted is taken as settled.
    const again = answer.assumed === undefined ? next(answer) : undefined;
    if (!again) return answer;
    if (again.notBefore !== undefined) p.until(again.notBefore);
    n += 1;
    answer = p.task(type, askAgain(ask, again, n));
  }
}

/** The ask of a later try: what was asked at first, but its clock is the one that the answer before it sets. */
function askAgain(ask: Ask, next: ReturnType<NextTry>, n: number): Ask {
  const { within: _within, from: _from, facts: _facts, remindOn: _remind, ...kept } = ask;
  const { notBefore: _notBefore, ...bound } = next ?? {};
  return { ...kept, ...bound, key: keyOfTry(ask.key, n) };
}

/** The last answer among the tries of a step in the present scope; undefined while there is none. */
export const lastTry = (p: Pass, type: string, key?: string | number): Answer | undefined =>
  lastOf((of) => p.answered(type, 'here', of), key);

/** The same while what it rests on is unchanged: a try that is to be asked again is no answer. */
export function holdingTry(p: Pass, type: string, key?: string | number): Answer | undefined {
  let n = 1;
  while (p.answered(type, 'here', keyOfTry(key, n + 1))) n += 1;
  return p.holding(type, undefined, n === 1 ? key : keyOfTry(key, n));
}

/** The same of a step in another part, such as the custody before a release or a track. */
export const lastTryIn = (p: Pass, scope: string, type: string, key?: string | number): Answer | undefined =>
  lastOf((of) => p.answeredIn(scope, type, of), key);

function lastOf(answered: (key: Ask['key']) => Answer | undefined, key: Ask['key']): Answer | undefined {
  let last = answered(key);
  for (let n = 2; last; n++) {
    const again = answered(keyOfTry(key, n));
    if (!again) break;
    last = again;
  }
  return last;
}

/** The London day a date field of an answer names (a datetime: its day); undefined when it was left empty. */
export function dateIn({ data }: Answer, field: string): LondonDate | undefined {
  const value = data[field];
  return typeof value === 'string' ? value.slice(0, 10) : undefined;
}

/** The next day a standing clock runs from: the earlier of when its first answer was due and when it came (lateness never pays). */
export const earlierOfDueAndDone = (answer: Answer | undefined): LondonDate | undefined =>
  answer && (!answer.assumed && answer.due !== undefined && answer.due < answer.on ? answer.due : answer.on);
