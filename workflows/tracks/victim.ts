import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { type Victim } from '#domain/case.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isOrder } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { disclosures } from './victim-disclosure.js';
import { keepInformed } from './victim-informed.js';
import { moved, officersLeaving } from './victim-officers.js';
import { notes } from './victim-notes.js';
import { undelivered } from './victim-undelivered.js';

/** The victim contact track, from sentence to the end of supervision (004 L922, L948; pathway.md, "Tracks"). */
export function victim(p: Pass): void {
  const sentenced = londonDateOf(p.case.sentencedAt ?? p.now);
  if (!schemeApplies(p, sentenced)) return;
  p.together([
    () => p.case.victims.length > 0 || referred(p, sentenced),
    ...p.case.victims.map((person) => () => p.scope(person.id, () => contact(p, person, sentenced))),
    () => p.together(officersLeaving(p)),
    () => p.together(concerns(p)),
  ]);
}

/** Unwanted contact, or anything else that worries a victim: answered the same day where it is urgent (VICTIM-CONCERN). */
const concerns = (p: Pass): readonly (() => unknown)[] =>
  p.facts('victim-concern', 'ever').map(
    (concern) => () =>
      p.task('victim.answer-concern', {
        key: keyOf(concern),
        subject: concern.data['victim'] as string | undefined,
        ...(concern.data['urgent'] === true
          ? { before: londonDateOf(concern.learntAt) }
          : { within: 'VICTIM-CONCERN', from: londonDateOf(concern.learntAt) }),
      }),
  );

/** Sexual or violent and twelve months or more; where the rule cannot say, victim liaison does. */
function schemeApplies(p: Pass, sentenced: string): boolean {
  if (p.case.victimScheme !== undefined) return p.case.victimScheme;
  // An order is no custody of twelve months; activated, it is, and the question is asked then.
  if (isOrder(p.case.kind)) return false;
  return p.task('victim.decide-scheme', { before: workingDays(sentenced, 10) }).outcome !== 'does-not-apply';
}

/** Sent, and yet no victim on record: somebody has to enter them before anyone can be asked. */
function referred(p: Pass, sentenced: string): void {
  const sent = p.task('victim.refer', { within: 'VICTIM-REFERRAL', from: sentenced });
  if (sent.outcome === 'sent' && !sent.assumed)
    p.stuck('wait-on-agency', { owner: 'victim-liaison-officer', unblocks: 'victim-opted' });
}

/** Each victim separately; opting out ends contact, never protection. */
function contact(p: Pass, { id, in: optedIn, area }: Victim, sentenced: string): void {
  const choices = p
    .facts('victim-opted', 'ever')
    .filter(({ data }) => data['victim'] === id && data['in'] !== undefined);
  const who = { subject: id, place: area };
  const since = optedInSince(choices);
  const reached = lastTry(p, 'victim.resolve-undelivered', 'offer');
  const offer = untilSettled(
    p,
    'victim.offer-contact',
    {
      ...who,
      within: 'VICTIM-FIRST-CONTACT',
      from: sentenced,
      before: workingDays(sentenced, 40),
      facts: { victimScheme: true },
      answeredBy: choices.at(-1),
      sentBack: reached?.outcome === 'reached' ? reached : undefined,
    },
    (answer) => {
      if (answer.outcome !== 'wants-contact-later') return undefined;
      const on = dateIn(answer, 'askAgainOn') ?? addWeeks(answer.on, 12);
      return { notBefore: addDays(on, -7), before: on };
    },
  );
  const spoke = ['opted-in', 'opted-out'].includes(offer.outcome);
  p.together([
    () => offer.outcome === 'could-not-reach' && undelivered(p, who, 'offer', workingDays(offer.on, 5)),
    () => spoke && p.task('victim.give-note', { ...who, within: 'VICTIM-NOTE', from: offer.on }),
    () => p.together(notes(p, who)),
    () => p.together(moved(p, who)),
    // Opting out ends contact; what victim liaison knows is still asked for where it bears on risk.
    () => (spoke || optedIn !== undefined) && p.together(disclosures(p, who, offer.on)),
    () => optedIn === true && keepInformed(p, who, since ?? offer.on),
  ]);
}

/** The day from which a victim who is in has been in; what was known before it was told when contact began. */
function optedInSince(choices: readonly Fact[]): LondonDate | undefined {
  const lastOut = choices.findLastIndex(({ data }) => data['in'] !== true);
  const first = choices[lastOut + 1];
  return first && londonDateOf(first.happenedAt);
}
