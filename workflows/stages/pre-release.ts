import { addDays, addMonths, addWeeks } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { earliestRelease, isShortSentence, licenceStart } from '../policy/dates.js';
import { releaseIsCarried } from '../policy/kinds.js';
import { dateIn, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { release } from './release.js';
import { releaseLicence } from './release-licence.js';

/** Stage 10, from handover on, or at once where release is near (pathway.md stage 10). A fixed-term recall takes the short form at once. */
export function preRelease(p: Pass): void {
  const start = licenceStart(p.case);
  if (!p.here || !releaseIsCarried(p.case)) return;
  const handover = isShortSentence(p.case) ? undefined : p.due('HANDOVER', earliestRelease(p.case));
  p.together([
    // After a refusal the community manager keeps the case, or is handed it again before the next review (hmpps-services 2.5).
    () =>
      handover !== undefined &&
      !p.here?.recalled &&
      !(p.case.paroleDecision && !p.prisonOwns) &&
      handOver(p, handover),
    // Where the Parole Board decides, MAPPA is asked for its level before it does (002 L514).
    () => start === undefined && !p.here?.recalled && mappaLevel(p, earliestRelease(p.case)),
    () => start !== undefined && prepare(p, start, handover),
  ]);
}

function prepare(p: Pass, start: LondonDate, handover: LondonDate | undefined): void {
  const begins = p.case.recallType === 'fixed' ? p.here?.at : (handover ?? addMonths(start, -8));
  p.together([
    () => {
      p.until(begins);
      p.stage('pre-release');
    },
    () => mappaLevel(p, start),
    () => p.until(addWeeks(start, -16)) ?? resettlement(p, start),
    () => p.until(addWeeks(start, -14)) ?? releaseLicence(p, start),
    () => release(p, start),
  ]);
}

/** From the prison's manager to the community's: named eight weeks ahead, chased from the day (HANDOVER-*). */
function handOver(p: Pass, handover: LondonDate): void {
  const release = earliestRelease(p.case);
  if (release === undefined) return;
  const rests = { handoverDate: handover };
  p.together([
    () => {
      if (p.case.mappaLevel !== 3) return;
      p.until(addMonths(release, -18));
      p.task('handover.decide-early', { within: 'HANDOVER-EARLY', from: release });
    },
    () => chase(p, handover),
    () => {
      p.until(addDays(handover, -56));
      const known = p.case.om === undefined ? undefined : p.facts('om-changed', 'ever').at(-1);
      untilSettled(
        p,
        'handover.name-manager',
        { within: 'HANDOVER-CHASE', from: handover, remindOn: handover, rests, answeredBy: known },
        coverOrOtherArea,
      );
      untilSettled(
        p,
        'handover.hand-over',
        {
          within: 'HANDOVER',
          from: release,
          rests,
          answeredBy: p.case.omResponsible ? known : undefined,
        },
        (answer) =>
          answer.outcome === 'sent-not-accepted' ? { before: workingDays(answer.on, 5) } : undefined,
      );
    },
  ]);
}

/** Whose move it is when nobody is named: listed in two days, urgent in seven, and in fourteen the supervisor is told whom to call. */
const CHASED = [
  ['HANDOVER-REMIND', 'offender-supervisor'],
  ['HANDOVER-URGENT', 'head-of-pdu'],
  ['HANDOVER-CHASE', 'senior-probation-officer'],
] as const;

function chase(p: Pass, handover: LondonDate): void {
  if (p.case.om !== undefined) return;
  const [rung] = CHASED.filter(([row]) => p.has(p.due(row, handover)));
  if (rung)
    p.stuck('no-community-manager', { owner: rung[1], unblocks: 'handover.name-manager', detail: rung[0] });
}

/** Cover runs out on a date; another area has to name somebody itself. */
const coverOrOtherArea: NextTry = (answer) => {
  if (answer.outcome === 'other-area') return { before: workingDays(answer.on, 5) };
  const until = answer.outcome === 'named-cover' ? dateIn(answer, 'coverUntil') : undefined;
  return until === undefined ? undefined : { notBefore: addDays(until, -14), before: until };
};

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
    () => high && p.task('release.visit-with-police', { within: 'JOINT-VISIT', from: start }),
    () =>
      p.until(addWeeks(start, -4)) ??
      p.task('release.screen-risk', { within: 'ROH-SCREEN-RELEASE', from: start }),
    () => p.until(addWeeks(start, -12)) ?? address(p, start),
  ]);
}

/** A roof: the address checked, or the council asked; an address found meanwhile is checked again (004 L448–459). */
function address(p: Pass, start: LondonDate): void {
  const referral = p.answered('accommodation.refer-homeless');
  const found = ['not-needed', 'council-accepted'].includes(referral?.outcome ?? '') ? referral : undefined;
  const checked = p.task('address.check', { within: 'ADDRESS-CHECK', from: start, sentBack: found });
  if (checked.outcome === 'suitable')
    untilSettled(
      p,
      'release.send-provider-pack',
      { within: 'PROVIDER-PACK', from: start, rests: { address: checked.round } },
      (answer) => (answer.outcome === 'sent-no-answer' ? { before: workingDays(answer.on, 2) } : undefined),
    );
  else
    p.task('accommodation.refer-homeless', {
      within: 'DUTY-TO-REFER',
      from: start,
      facts: { noAddress: true },
      before: addWeeks(start, -4),
      sentBack: found && checked,
    });
}
