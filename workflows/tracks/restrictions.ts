import { addDays, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { dateIn, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { conditionsOf, conditionOf } from './condition.js';
import { keepCondition } from './condition-checks.js';

/**
 * Restrictions, from the first hour of reception (reception.restrict-contact, again on every move) to the last condition of the
 * licence: each with a named monitor, a check that comes round, and an answer when it is broken (002 L714; 003 L476, L549).
 */
export function restrictions(p: Pass): void {
  if (!p.here || p.here.kind === 'ended') return;
  p.together([
    ...contactFromPrison(p),
    ...conditionsOf(p).map((condition) => () => p.scope(condition.id, () => keepCondition(p, condition))),
    ...p.facts('condition-broken', 'ever').map((broken) => () => answerBreach(p, broken)),
  ]);
}

/** A restriction once set has its review date; lifted or refused it has none. */
const atReview: NextTry = (answer) => {
  const on = dateIn(answer, 'reviewOn');
  if (['lifted', 'refused'].includes(answer.outcome) || on === undefined || on <= answer.on) return undefined;
  return { notBefore: addDays(on, -7), before: on };
};

/**
 * Between receptions: asked for by the manager, victim liaison or police, an application to have contact with a child, or
 * unwanted contact of which the prison was told; that the same day (000 L717, L721; 002 L654, L708–L710).
 */
function contactFromPrison(p: Pass): (() => unknown)[] {
  if (p.here?.kind !== 'custody') return [];
  return [
    ...p.facts('restriction-requested').map((asked) => () => {
      const on = londonDateOf(p.knownAt(asked));
      const before = asked.data['urgent'] === true ? on : workingDays(on, 2);
      untilSettled(p, 'restrict.decide-contact', { key: keyOf(asked), before }, atReview);
    }),
    ...p.facts('victim-concern').map((concern) => () => {
      // Only what victim liaison and the manager passed on is known here; the victim's own words are not (004 L953).
      const passed = p.answeredIn('victim', 'victim.answer-concern', keyOf(concern));
      if (passed?.data['prisonTold'] === true)
        untilSettled(
          p,
          'restrict.decide-contact',
          { key: `contact-${keyOf(concern)}`, before: passed.on },
          atReview,
        );
    }),
  ];
}

/** The same day for a victim, a child or high risk of harm, else the next working day (own rule of tasks.csv; 003 L277–L279). */
function answerBreach(p: Pass, broken: Fact): void {
  const learnt = londonDateOf(p.knownAt(broken));
  const condition = conditionOf(p, broken.data['condition']);
  const careful =
    condition?.protects === 'victim' ||
    condition?.protects === 'child' ||
    broken.data['serious'] === true ||
    isHighRoh(p.case.roh);
  const answer = p.task('restrict.answer-breach', {
    key: keyOf(broken),
    subject: condition?.id,
    before: careful ? learnt : workingDays(learnt, 1),
  });
  // The victim hears of the breach when it happens, and of what came of it (pathway.md, "Victim contact").
  if (!answer.assumed) p.milestone('breach-answered', answer.on, keyOf(broken));
}
