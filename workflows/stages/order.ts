import { londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { sentenceEnd } from '../policy/dates.js';
import { doneElsewhere, ledSince } from '../policy/leading.js';
import { earlierOfDueAndDone } from '../policy/until-settled.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { makeContact } from './contact.js';
import { furtherOffences } from './further-offence.js';
import { requirementsRun } from './order-requirements.js';
import { identifyMappa, orderBegins } from './order-start.js';

/** Requirements under which somebody is seen on the standing contact clock; without them the minimum set holds (003 L426; decision 0012). */
const SEEN_UNDER: readonly string[] = ['supervision', 'activity'];
/** A community order or suspended sentence order: no custody, its requirements in the community (pathway.md, table of kinds). */
export function order(p: Pass): void {
  const { here } = p;
  if (!here) return;
  const made = londonDateOf(here.at);
  const led = ledSince(p, made);
  p.stage(p.case.om === undefined ? 'allocation' : 'order');
  p.together([
    () => identifyMappa(p, made),
    () => orderBegins(p, led, seenFrom(p, led)),
    () => requirementsRun(p, made),
    () => standingWork(p, made, led),
    ...furtherOffences(p),
    () => ends(p),
  ]);
}

/**
 * The day from which the person is seen on the contact clock; undefined while nothing asks for it. Unknown requirements are not none; at
 * high risk of harm somebody is seen whatever the court ordered.
 */
function seenFrom(p: Pass, led: LondonDate): LondonDate | undefined {
  let ordered: Fact | undefined;
  for (const fact of [...p.facts('sentenced', 'ever'), ...p.facts('sentence-varied', 'ever')]) {
    const list = fact.data['requirements'];
    if (!Array.isArray(list)) continue;
    ordered = list.some((one) => SEEN_UNDER.includes(String(one))) ? (ordered ?? fact) : undefined;
  }
  if (p.case.requirements === undefined) return led;
  const since = ordered ?? (isHighRoh(p.case.roh) ? p.case.rohChanged : undefined);
  const on = since && londonDateOf(since.happenedAt);
  return on === undefined || on > led ? on : led;
}

/** Contact where the order has supervision; the plan reviewed under every order (003 L426, L495; 002 L761). */
function standingWork(p: Pass, made: LondonDate, led: LondonDate): void {
  // The last time it was done, here or by the pathway that led before; else from the day it became ours.
  const last = (from: LondonDate, ...types: readonly string[]): LondonDate =>
    types
      .flatMap((type) => [lastHere(p.answered(type, 'anywhere'), made), doneElsewhere(p, type, made)])
      .filter((on) => on !== undefined)
      .sort()
      .at(-1) ?? from;
  const seen = seenFrom(p, led);
  p.together([
    () => makeContact(p, seen),
    () =>
      p.every('licence.review-plan', {
        within: 'PLAN-REVIEW',
        first: last(led, 'licence.make-plan', 'licence.review-plan'),
        lead: 28,
      }),
    () =>
      seen !== undefined &&
      p.every('licence.rescore-oasys', {
        within: 'OASYS-RESCORE',
        first: last(seen, 'oasys.complete', 'licence.rescore-oasys'),
        lead: 28,
      }),
  ]);
}

const lastHere = (answer: Answer | undefined, made: LondonDate): LondonDate | undefined =>
  answer && answer.on >= made ? earlierOfDueAndDone(answer) : undefined;

/** By date; revoked early it has ended already. An end that nobody knows is stuck, never guessed (pathway.md, "Dates"). */
function ends(p: Pass): void {
  const end = sentenceEnd(p.case);
  if (end === undefined) p.stuck('no-order-end', { owner: 'court-officer', unblocks: 'dates-changed' });
  p.until(end);
  p.task('termination.end-supervision', { within: 'LICENCE-END', from: end });
}
