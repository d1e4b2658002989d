import { addWeeks, londonDateOf } from '#calendar/index.js';
import { type Victim } from '#domain/case.js';
import { keyOf } from '#domain/fact.js';
import { licenceStart } from '../policy/dates.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { milestonesToTell, type ToTell } from './victim-milestones.js';

/** The victim contact track, from sentence to the end of supervision (004 L922, L948; pathway.md, "Tracks"). */
export function victim(p: Pass): void {
  const sentenced = londonDateOf(p.case.sentencedAt ?? p.now);
  if (!schemeApplies(p, sentenced)) return;
  p.together([
    () => p.case.victims.length > 0 || p.task('victim.refer', { within: 'VICTIM-REFERRAL', from: sentenced }),
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
  return p.task('victim.decide-scheme', { before: workingDays(sentenced, 10) }).outcome !== 'does-not-apply';
}

/** Each victim separately; opting out ends contact, never protection. */
function contact(p: Pass, { id, in: optedIn }: Victim, sentenced: string): void {
  const chosen = p
    .facts('victim-opted', 'ever')
    .findLast(({ data }) => data['victim'] === id && data['in'] !== undefined);
  const subject = id;
  const offer = p.task('victim.offer-contact', {
    subject,
    within: 'VICTIM-FIRST-CONTACT',
    from: sentenced,
    facts: { victimScheme: true },
    answeredBy: chosen,
  });
  const spoke = ['opted-in', 'opted-out'].includes(offer.outcome);
  p.together([
    () =>
      offer.outcome === 'could-not-reach' &&
      p.task('victim.resolve-undelivered', { key: 'offer', subject, before: workingDays(offer.on, 5) }),
    () => spoke && p.task('victim.give-note', { subject, within: 'VICTIM-NOTE', from: offer.on }),
    () => optedIn === true && keepInformed(p, subject, offer.on),
  ]);
}

function keepInformed(p: Pass, subject: string, since: string): void {
  const release = licenceStart(p.case);
  const inCustody = p.here?.kind === 'custody';
  p.together([
    () => {
      if (!inCustody || release === undefined) return;
      p.until(addWeeks(release, -14));
      p.task('victim.ask-licence-views', { subject, within: 'VICTIM-LICENCE-VIEWS', from: release });
    },
    () => {
      if (!inCustody || release === undefined) return;
      p.until(addWeeks(release, -6));
      const told = p.task('victim.tell-release', { subject, within: 'VICTIM-RELEASE-NOTICE', from: release });
      if (told.outcome === 'could-not-reach') undelivered(p, subject, 'release', release);
    },
    ...milestonesToTell(p).map((milestone) => () => tell(p, subject, milestone)),
    () =>
      void (
        p.here?.kind !== 'ended' &&
        p.every('victim.keep-in-touch', {
          subject,
          within: 'VICTIM-UPDATE',
          first: since,
          basis: 'last',
          lead: 28,
          facts: { optedIn: true },
        })
      ),
  ]);
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

/** Nobody is left untold in silence: the manager finds another way, before the event it is about. */
function undelivered(p: Pass, subject: string, key: string, before: string): void {
  p.stuck('victim-notice-not-delivered', {
    owner: 'victim-liaison-manager',
    unblocks: 'victim.resolve-undelivered',
    detail: key,
  });
  const other = p.task('victim.resolve-undelivered', { key, subject, before });
  if (other.outcome === 'cannot-be-reached') return;
}
