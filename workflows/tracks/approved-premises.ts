import { addDays, addMonths, londonDateOf } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { hasLicence, releaseIsCarried } from '../policy/kinds.js';
import { dateIn, lastTry, lastTryIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { residence } from './approved-premises-residence.js';

/**
 * Approved premises: applied for, assessed, found and made ready before release, or at once as an alternative to recall; then
 * lived in (hmpps-services 2.10; 002 L569–611). Public protection outranks occupancy: no clock here hangs on a free bed (002 L597).
 */
export function approvedPremises(p: Pass): void {
  const { here } = p;
  if (here?.kind === 'custody') p.scope(here.id, () => beforeRelease(p));
  if (here?.kind !== 'licence') return;
  const custody = p.episodes.findLast(({ kind }) => kind === 'custody');
  p.together([
    () => custody && p.scope(custody.id, () => residence(p)),
    () => p.scope(here.id, () => insteadOfRecall(p)),
  ]);
}

/** High or very high RoH, or directed by the Parole Board; where the Board decides, the release is known once it has (pathway.md stage 10). */
function beforeRelease(p: Pass): void {
  const { roh, premisesDirected } = p.case;
  const start = licenceStart(p.case);
  if (start === undefined || !releaseIsCarried(p.case) || !hasLicence(p.case)) return;
  const needed = isHighRoh(roh) || premisesDirected;
  if (!needed && p.answered('ap.apply') === undefined) return;
  p.until(addMonths(start, -8));
  const direction = p.facts('release-direction').at(-1);
  const change = premisesDirected ? direction : p.case.rohChanged;
  place(p, start, change && londonDateOf(p.knownAt(change)));
}

/** The manager chose premises rather than recall: asked for the same day. */
function insteadOfRecall(p: Pass): void {
  const chosen = p.answered('enforce.consider-recall', 'anywhere');
  if (!chosen || chosen.at < (p.here?.at ?? 0)) return;
  if (chosen.outcome !== 'alternative' || chosen.data['alternative'] !== 'approved-premises') return;
  p.together([() => place(p, chosen.on, chosen.on), () => residence(p)]);
}

const KINDS: Readonly<Record<string, string>> = {
  'applied-standard': 'standard',
  'applied-short-notice': 'short',
  'applied-emergency': 'emergency',
};

/** Six months before, or two days after the need was known where that is later; then as fast as the kind of application asks. */
function place(p: Pass, start: LondonDate, known: LondonDate | undefined): void {
  const sixMonths = p.due('AP-APPLY', start) ?? addMonths(start, -6);
  const short = p.has(addDays(addMonths(start, -6), 1));
  const asked = lastTry(p, 'ap.assess');
  const applied = p.task('ap.apply', {
    ...(known !== undefined && workingDays(known, 2) > sixMonths
      ? { before: known < start ? workingDays(known, 2) : known }
      : { within: 'AP-APPLY', before: sixMonths }),
    from: start,
    rests: { releaseDate: start },
    // Less than six months ahead is short notice (facts of the catalogue: application).
    barred: short ? ['applied-standard'] : undefined,
    sentBack: asked?.outcome === 'more-information-asked' ? asked : undefined,
  });
  const application = KINDS[applied.outcome];
  if (application === undefined) return;
  const assessed = p.task('ap.assess', {
    within: 'AP-ASSESS',
    from: applied.at,
    before: workingDays(applied.on, 10),
    facts: { application },
    rests: { applied: applied.at },
  });
  if (assessed.outcome === 'suitable') bedFor(p, start, applied, assessed);
}

function bedFor(p: Pass, start: LondonDate, applied: Answer, assessed: Answer): void {
  const ready = lastTry(p, 'ap.prepare-arrival');
  const placed = untilSettled(
    p,
    'ap.place',
    {
      within: 'AP-PLACE',
      from: assessed.at,
      before: workingDays(assessed.on, 5),
      rests: { releaseDate: start },
      sentBack: ready?.outcome === 'place-lost' ? ready : undefined,
    },
    (answer) =>
      answer.outcome === 'no-place'
        ? { notBefore: workingDays(answer.on, 1), before: workingDays(answer.on, 5) }
        : undefined,
  );
  if (placed.outcome !== 'placed') return;
  const arrival = dateIn(placed, 'arriveOn') ?? start;
  const notice = workingDays(arrival, -5);
  untilSettled(
    p,
    'ap.prepare-arrival',
    {
      before: notice > placed.on ? notice : arrival,
      from: arrival,
      rests: { arrivalDate: `${arrival}@${placed.at}` },
      barred: agenciesHaveMet(p, applied) ? undefined : ['ready'],
    },
    (answer) => {
      const next = workingDays(answer.on, 1);
      return answer.outcome === 'not-ready' ? { notBefore: next, before: next } : undefined;
    },
  );
}

/** Nobody arrives before the MAPPA meeting that must be held (002 L588). */
const agenciesHaveMet = (p: Pass, applied: Answer): boolean =>
  (p.case.mappaLevel ?? 0) < 2 ||
  p.facts('mappa-meeting-held', 'ever').some(({ happenedAt }) => happenedAt >= applied.at);

/** Whether the premises booked in that episode are ready; undefined when none are booked. */
export function premisesReady(p: Pass, episode: string): boolean | undefined {
  const placed = placedBefore(p, episode);
  if (!placed) return undefined;
  const ready = lastTryIn(p, scopeOf(episode), 'ap.prepare-arrival');
  return ready?.outcome === 'ready' && ready.at > placed.at;
}
/** The place found in that episode, while it stands. */
export function placedBefore(p: Pass, episode: string): Answer | undefined {
  const placed = lastTryIn(p, scopeOf(episode), 'ap.place');
  return placed?.outcome === 'placed' ? placed : undefined;
}
const scopeOf = (episode: string): string => `approved-premises/${episode}`;
