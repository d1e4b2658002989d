import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { type Victim } from '#domain/case.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { isOrder } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { undelivered } from './victim-undelivered.js';
import { milestonesToTell, type ToTell } from './victim-milestones.js';

/** The victim contact track, from sentence to the end of supervision (004 L922, L948; pathway.md, "Tracks"). */
export function victim(p: Pass): void {
  const sentenced = londonDateOf(p.case.sentencedAt ?? p.now);
  if (!schemeApplies(p, sentenced)) return;
  p.together([
    () => p.case.victims.length > 0 || referred(p, sentenced),
    ...p.case.victims.map((person) => () => p.scope(person.id, () => contact(p, person, sentenced))),
    ...p.facts('victim-concern', 'ever').map(
      (concern) => () =>
        p.task('victim.answer-concern', {
          key: keyOf(concern),
          subject: concern.data['victim'] as string | undefined,
          ...(concern.data['urgent'] === true
            ? { before: londonDateOf(concern.learntAt) }
            : { within: 'VICTIM-CONCERN', from: londonDateOf(concern.learntAt) }),
        }),
    ),
  ]);
}

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
function contact(p: Pass, { id, in: optedIn }: Victim, sentenced: string): void {
  const choices = p
    .facts('victim-opted', 'ever')
    .filter(({ data }) => data['victim'] === id && data['in'] !== undefined);
  const subject = id;
  const reached = lastTry(p, 'victim.resolve-undelivered', 'offer');
  const offer = untilSettled(
    p,
    'victim.offer-contact',
    {
      subject,
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
    () => offer.outcome === 'could-not-reach' && undelivered(p, subject, 'offer', workingDays(offer.on, 5)),
    () => spoke && p.task('victim.give-note', { subject, within: 'VICTIM-NOTE', from: offer.on }),
    () => optedIn === true && keepInformed(p, subject, optedInSince(choices) ?? offer.on),
  ]);
}

/** The day from which a victim who is in has been in; what was known before it was told when contact began. */
function optedInSince(choices: readonly Fact[]): LondonDate | undefined {
  const lastOut = choices.findLastIndex(({ data }) => data['in'] !== true);
  const first = choices[lastOut + 1];
  return first && londonDateOf(first.happenedAt);
}

function keepInformed(p: Pass, subject: string, since: LondonDate): void {
  p.together([
    () => licenceViews(p, subject),
    () => release(p, subject),
    ...milestonesToTell(p)
      .filter(({ known }) => known >= since)
      .map((milestone) => () => tell(p, subject, milestone)),
    () =>
      p.here?.kind !== 'ended' &&
      p.every('victim.keep-in-touch', {
        subject,
        within: 'VICTIM-UPDATE',
        first: since,
        basis: 'last',
        lead: 28,
        unfinished: ['could-not-reach'],
        facts: { optedIn: true },
      }),
  ]);
}

function licenceViews(p: Pass, subject: string): void {
  const start = licenceStart(p.case);
  if (p.here?.kind !== 'custody' || start === undefined) return;
  p.until(addWeeks(start, -14));
  p.task('victim.ask-licence-views', {
    subject,
    within: 'VICTIM-LICENCE-VIEWS',
    from: start,
    rests: { releaseArea: p.case.area },
  });
}

/** Told before the day, again when it moves; who was not told by then is still told after it. */
function release(p: Pass, subject: string): void {
  const start = licenceStart(p.case);
  const type = 'victim.tell-release';
  if (start === undefined) return;
  if (p.here?.kind !== 'custody' && p.openKeys(type).length === 0) return;
  // Who was told of another day hears of the change at once.
  if (!p.answered(type)) p.until(addWeeks(start, -6));
  const told = p.task(type, { subject, within: 'VICTIM-RELEASE-NOTICE', from: start });
  if (told.outcome === 'could-not-reach') undelivered(p, subject, 'release', start);
}

/** Told, declined, or could not be reached and why; asked again when what there is to tell changes. */
function tell(p: Pass, subject: string, { key, known, on }: ToTell): void {
  const told = p.task('victim.tell', {
    key,
    subject,
    within: 'VICTIM-TELL',
    from: known,
    facts: { optedIn: true },
    rests: { milestone: on },
  });
  if (told.outcome === 'could-not-reach') undelivered(p, subject, key, workingDays(known, 5));
}
