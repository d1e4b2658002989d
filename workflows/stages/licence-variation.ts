import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { askViews, viewsAsked } from '../tracks/victim-views.js';

/** A change asked for on licence: what it is about, the day it was asked, and the day it would start. */
interface Change {
  readonly key: string;
  readonly asked: LondonDate;
  readonly address?: boolean;
  readonly startsOn?: LondonDate;
  /** Something that must be mended today: a lapsed release step, a condition that was not carried. */
  readonly today?: boolean;
}

/** Stage 11: every change asked for is decided, the victim asked, the variation approved by the head of PDU and explained (004 L448; hmpps-services 1.1). */
export function licenceVariation(p: Pass): void {
  p.together(changes(p).map((change) => () => p.scope(`change#${change.key}`, () => decide(p, change))));
}

function changes(p: Pass): readonly Change[] {
  const asked = p.facts('licence-change-asked').map((fact: Fact) => ({
    key: keyOf(fact),
    asked: londonDateOf(p.knownAt(fact)),
    address: fact.data['kind'] === 'address',
    startsOn: fact.data['startsOn'] as LondonDate | undefined,
  }));
  const from = (
    key: string,
    answer: Answer | undefined,
    when: boolean,
    today?: boolean,
  ): readonly Change[] => (answer && when ? [{ key, asked: answer.on, today }] : []);
  const reviewed = p.answered('licence.review-prison-licence');
  const considered = p.answered('enforce.consider-recall', 'anywhere');
  const instead =
    considered?.outcome === 'alternative' &&
    considered.data['alternative'] === 'varied-licence' &&
    considered.at >= (p.here?.at ?? 0);
  return [
    ...asked,
    ...from('review', reviewed, reviewed?.outcome === 'vary'),
    ...from('instead-of-recall', considered, instead),
    ...['G7', 'provider-informed', 'police-informed', 'monitor-named', 'condition-not-carried'].flatMap(
      (step) => {
        const repair = p.answered('release.repair-lapsed-step', 'here', step);
        return from(`repair-${step}`, repair, repair?.outcome === 'varied-licence', true);
      },
    ),
  ];
}

/** Before it would start; the same day for a victim, a child or a high risk of harm. */
function decide(p: Pass, change: Change): void {
  const sameDay =
    change.today === true ||
    isHighRoh(p.case.roh) ||
    p.case.childSafeguarding ||
    p.case.victims.some((victim) => victim.in === true);
  const before = sameDay
    ? change.asked
    : change.startsOn === undefined
      ? workingDays(change.asked, 5)
      : dayBefore(change.startsOn, change.asked);
  if (!change.address) return settle(p, change, before);
  // A new address is checked like one for release, the occupier asked alone, and the victim asked too (004 L448, L455–459).
  const ahead = { decision: 'address', key: change.key, before } as const;
  p.together([
    ...askViews(p, ahead),
    () => {
      p.task('address.check', { before, from: change.asked, rests: { address: change.key } });
      const decided = p.answered('licence.decide-change') !== undefined;
      p.gate('G11', decided || viewsAsked(p, ahead), { key: 'address', opens: 'victim.ask-views' });
      settle(p, change, before);
    },
  ]);
}

/** Allowed, refused or needing no change; or a variation is proposed, and comes back when its approval is returned. */
function settle(p: Pass, change: Change, before: LondonDate): void {
  const returned = p.answered('licence.approve-variation');
  const proposed = p.task('licence.decide-change', {
    before,
    from: change.asked,
    sentBack: returned?.outcome === 'returned' ? returned : undefined,
  });
  if (proposed.outcome !== 'variation-proposed') return;
  const startsOn = dateIn(proposed, 'startsOn') ?? change.startsOn ?? addDays(proposed.on, 1);
  vary(p, change, proposed, startsOn);
}

/** Asked of every victim (G11), approved by somebody else than its author, explained and signed; victims are told. */
function vary(p: Pass, change: Change, proposed: Answer, startsOn: LondonDate): void {
  const before = dayBefore(startsOn, proposed.on);
  const rests = { proposal: proposed.at };
  const ahead = { decision: 'variation', key: change.key, before, rests } as const;
  p.together([
    ...askViews(p, ahead),
    () => {
      const decided = p.answered('licence.approve-variation') !== undefined;
      gate(p, 'G11', decided || viewsAsked(p, ahead), { opens: 'victim.ask-views' });
      const approved = p.task('licence.approve-variation', { before, from: startsOn, rests });
      if (approved.outcome !== 'approved') return;
      const issued = untilSettled(
        p,
        'licence.issue-variation',
        { before: dayBefore(startsOn, approved.on), from: startsOn },
        (answer) =>
          answer.outcome === 'not-seen'
            ? { role: 'senior-probation-officer', before: workingDays(answer.on, 1) }
            : undefined,
      );
      p.milestone('licence-varied', issued.on, change.key);
    },
  ]);
}

/** The working day before it starts, and never before it was asked. */
const dayBefore = (startsOn: LondonDate, asked: LondonDate): LondonDate => {
  const day = workingDays(startsOn, -1);
  return day > asked ? day : asked;
};
