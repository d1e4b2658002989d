import { addMonths, addWeeks } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { earliestRelease, isShortSentence, licenceStart, releaseByLaw } from '../policy/dates.js';
import { hasLicence, releaseIsCarried } from '../policy/kinds.js';
import { isOlderSentence, isParoleCase } from '../policy/parole.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { placedBefore } from '../tracks/approved-premises.js';
import { handOver } from './handover.js';
import { release } from './release.js';
import { releaseLicence } from './release-licence.js';

/** Stage 10, from handover on, or at once where release is near (pathway.md stage 10). A fixed-term recall takes the short form at once. */
export function preRelease(p: Pass): void {
  const start = licenceStart(p.case);
  if (!p.here || !releaseIsCarried(p.case)) return;
  const handover = isShortSentence(p.case) ? undefined : p.due('HANDOVER', releaseByLaw(p.case));
  p.together([
    // After a refusal the community manager keeps the case, or is handed it again before the next review (hmpps-services 2.5).
    () =>
      handover !== undefined &&
      !p.here?.recalled &&
      !(p.case.paroleDecision && !p.prisonOwns) &&
      handOver(p, handover),
    // Where the Parole Board decides, MAPPA is asked for its level before it does (002 L514).
    () => mappaLevel(p, isParoleCase(p.case) && !p.here?.recalled ? releaseByLaw(p.case) : start),
    () => start !== undefined && prepare(p, start, handover),
  ]);
}

function prepare(p: Pass, start: LondonDate, handover: LondonDate | undefined): void {
  // The Board may still refuse: of an undirected release only the CRD or NPD is certain.
  const from = isParoleCase(p.case) ? undefined : handover;
  const begins = p.case.recallType === 'fixed' ? p.here?.at : (from ?? addMonths(start, -8));
  p.together([
    () => {
      p.until(begins);
      p.stage(waitsForBoard(p, start) ? 'parole' : 'pre-release');
    },
    () => p.until(addWeeks(start, -16)) ?? resettlement(p, start),
    () => hasLicence(p.case) && (p.until(addWeeks(start, -14)) ?? releaseLicence(p, start)),
    () => release(p, start),
  ]);
}

/**
 * The day from which the Board may release on an older sentence comes before the law's own: until that one the person waits for the
 * Board, and is not held past a release date, however much is prepared meanwhile (decision 0010).
 */
function waitsForBoard(p: Pass, start: LondonDate): boolean {
  const from = isOlderSentence(p.case) ? earliestRelease(p.case) : undefined;
  return from !== undefined && from < start && !p.has(start);
}

function mappaLevel(p: Pass, start: LondonDate | undefined): void {
  if (!p.case.mappaCategory || start === undefined) return;
  p.until(addMonths(start, -8));
  p.task('mappa.set-level', { within: 'MAPPA-LEVEL', from: start });
}

/** Needs again, health, money, a roof: compared with what was found at induction (004 L1041; 000 L299–304). */
function resettlement(p: Pass, start: LondonDate): void {
  const high = isHighRoh(p.case.roh);
  p.together([
    () => p.task('resettlement.reassess-needs', { within: 'RESETTLEMENT-NEEDS', from: start }),
    () =>
      p.until(addWeeks(start, -12)) ??
      p.task('resettlement.arrange-health', { before: workingDays(start, -5), from: start }),
    () =>
      p.until(addWeeks(start, -12)) ??
      p.task('resettlement.arrange-practical', { before: workingDays(start, -2), from: start }),
    () =>
      high &&
      hasLicence(p.case) &&
      p.task('release.visit-with-police', { within: 'JOINT-VISIT', from: start }),
    () =>
      p.until(addWeeks(start, -4)) ??
      p.task('release.screen-risk', { within: 'ROH-SCREEN-RELEASE', from: start }),
    // Without a licence nobody sets where the person lives.
    () => hasLicence(p.case) && (p.until(addWeeks(start, -12)) ?? address(p, start)),
  ]);
}

/** A roof: approved premises, or the address checked, or the council asked; an address found meanwhile is checked again (004 L448–459). */
function address(p: Pass, start: LondonDate): unknown {
  const premises = p.here && placedBefore(p, p.here.id);
  if (premises) return tellProvider(p, start, premises.at);
  const referral = p.answered('accommodation.refer-homeless');
  const found = ['not-needed', 'council-accepted'].includes(referral?.outcome ?? '') ? referral : undefined;
  const checked = p.task('address.check', { within: 'ADDRESS-CHECK', from: start, sentBack: found });
  if (checked.outcome === 'suitable') return tellProvider(p, start, checked.round);
  return p.task('accommodation.refer-homeless', {
    within: 'DUTY-TO-REFER',
    from: start,
    facts: { noAddress: true },
    before: addWeeks(start, -4),
    sentBack: found && checked,
  });
}

/** Whoever gives the roof is told what they must know before the person comes (000 L665). */
const tellProvider = (p: Pass, start: LondonDate, address: number): unknown =>
  untilSettled(
    p,
    'release.send-provider-pack',
    { within: 'PROVIDER-PACK', from: start, rests: { address } },
    (answer) => (answer.outcome === 'sent-no-answer' ? { before: workingDays(answer.on, 2) } : undefined),
  );
