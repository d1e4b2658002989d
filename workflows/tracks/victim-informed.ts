import { addWeeks } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { milestonesToTell, type ToTell } from './victim-milestones.js';
import { undelivered } from './victim-undelivered.js';
import { type Who } from './victim-who.js';

/** A victim who is in: asked about the licence, told of release and of every milestone, and kept in touch with (004 L401, L954). */
export function keepInformed(p: Pass, who: Who, since: LondonDate): void {
  p.together([
    () => licenceViews(p, who),
    () => release(p, who),
    ...milestonesToTell(p)
      .filter(({ known }) => known >= since)
      .map((milestone) => () => tell(p, who, milestone)),
    () =>
      p.here?.kind !== 'ended' &&
      p.every('victim.keep-in-touch', {
        ...who,
        within: 'VICTIM-UPDATE',
        first: since,
        basis: 'last',
        lead: 28,
        unfinished: ['could-not-reach'],
        facts: { optedIn: true },
        // Any contact starts the period again.
        seen: p.facts('contact-made', 'ever').filter(({ data }) => data['victim'] === who.subject),
      }),
  ]);
}

function licenceViews(p: Pass, who: Who): void {
  const start = licenceStart(p.case);
  if (p.here?.kind !== 'custody' || start === undefined) return;
  p.until(addWeeks(start, -14));
  p.task('victim.ask-licence-views', {
    ...who,
    within: 'VICTIM-LICENCE-VIEWS',
    from: start,
    rests: { releaseArea: p.case.area },
  });
}

/** Told before the day, again when it moves; who was not told by then is still told after it. */
function release(p: Pass, who: Who): void {
  const start = licenceStart(p.case);
  const type = 'victim.tell-release';
  if (start === undefined) return;
  if (p.here?.kind !== 'custody' && p.openKeys(type).length === 0) return;
  // Who was told of another day hears of the change at once.
  if (!p.answered(type)) p.until(addWeeks(start, -6));
  const told = p.task(type, { ...who, within: 'VICTIM-RELEASE-NOTICE', from: start });
  if (told.outcome === 'could-not-reach') undelivered(p, who, 'release', start);
}

/** Told, declined, or could not be reached and why; asked again when what there is to tell changes. */
function tell(p: Pass, who: Who, { key, known, on }: ToTell): void {
  const told = p.task('victim.tell', {
    ...who,
    key,
    within: 'VICTIM-TELL',
    from: known,
    facts: { optedIn: true },
    rests: { milestone: on },
  });
  if (told.outcome === 'could-not-reach') undelivered(p, who, key, workingDays(known, 5));
}
