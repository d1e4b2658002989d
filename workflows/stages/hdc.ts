import { addDays, londonDateOf } from '#calendar/index.js';
import { type LondonDate } from '#domain/time.js';
import { releaseByLaw } from '../policy/dates.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

/**
 * Stage 8, home detention curfew: eligibility and an address, the address checked, the victim asked, the governor decides
 * (pathway.md stage 8; hmpps-services 2.6). Once granted, the licence tasks run to the curfew date.
 */
export function hdc(p: Pass): void {
  const { here } = p;
  const { hdced } = p.case.dates;
  if (!here || here.recalled || p.case.kind !== 'determinate' || hdced === undefined) return;
  // The law has it only for eligibility dates before 2 September 2026 (HDC-STOP): the standard ends with them.
  const starts = p.due('HDC-START', hdced);
  if (starts === undefined || settledElsewhere(p, hdced)) return;
  p.until(addDays(starts, -28));
  // Nine days before the conditional release there is no time left for a curfew licence (HDC-CRD10).
  const release = releaseByLaw(p.case);
  if (release !== undefined && p.has(addDays(release, -9))) return;
  p.stage('hdc');
  const curfewDates = `${hdced}/${release ?? ''}`;
  p.together([
    () => address(p, hdced, starts, curfewDates),
    () => views(p, hdced),
    () => decide(p, hdced, curfewDates),
  ]);
}

/** A case taken over after its eligibility date, or with an actual date on record, was decided where it came from. */
const settledElsewhere = ({ case: view }: Pass, hdced: LondonDate): boolean =>
  (view.adoptedAt !== undefined && hdced < londonDateOf(view.adoptedAt)) ||
  (view.curfew === undefined && view.dates.hdcad !== undefined);

const UNFIT: readonly string[] = ['unsuitable', 'occupier-withdrew'];
const OUT: readonly string[] = ['ineligible', 'opted-out'];

/** Eligible with an address, which the community checks; one that fails is asked for again, and nobody is told by whom it failed. */
function address(p: Pass, hdced: LondonDate, starts: LondonDate, curfewDates: string): void {
  const decided = lastTry(p, 'hdc.decide')?.outcome;
  if (decided === 'refused' || decided === 'no-time-left') return;
  // A sentence too short for fourteen weeks: ten days from sentence (HDC-ELIG10).
  const tenDays = p.case.sentencedAt === undefined ? starts : addDays(londonDateOf(p.case.sentencedAt), 10);
  const eligible = untilSettled(
    p,
    'hdc.check-eligibility',
    {
      ...(tenDays > starts ? { before: tenDays } : { within: 'HDC-START' }),
      from: hdced,
      rests: { curfewDates },
      sentBack: newAddressNeeded(p),
    },
    (answer) =>
      answer.outcome === 'no-address'
        ? { notBefore: workingDays(answer.on, 5), before: workingDays(answer.on, 10) }
        : undefined,
  );
  if (eligible.outcome !== 'eligible') return;
  // The occupier may withdraw at any time: what is learnt of an address has it checked again.
  p.task('hdc.check-address', {
    key: eligible.at,
    within: 'HDC-ADDRESS',
    from: eligible.at,
    before: workingDays(eligible.on, 10),
    rests: { address: addressNews(p) },
  });
}

/** What sends eligibility back for another address: one that failed, or reasons that the governor found exceptional. */
function newAddressNeeded(p: Pass): Answer | undefined {
  const checked = p.answered('hdc.check-address', 'anywhere');
  const exceptional = p.answered('hdc.decide', 'here', 'exceptional');
  if (exceptional?.outcome === 'postponed' && (!checked || checked.at < exceptional.at)) return exceptional;
  return checked && UNFIT.includes(checked.outcome) ? checked : undefined;
}

const addressNews = (p: Pass): string =>
  p.facts('significant-change').findLast(({ data }) => data['change'] === 'address')?.id ?? '';

/** Every victim in the scheme is asked of each address, in time for the decision (VCS-STAGES). */
function views(p: Pass, hdced: LondonDate): void {
  const eligible = lastTry(p, 'hdc.check-eligibility');
  if (eligible?.outcome !== 'eligible') return;
  p.together(
    inScheme(p).map(
      (id) => () =>
        (!lastTry(p, 'hdc.decide') || p.answered('hdc.give-views', 'here', id)) &&
        p.task('hdc.give-views', {
          key: id,
          subject: id,
          before: viewsBy(hdced),
          from: hdced,
          rests: { address: eligible.at, releaseDate: hdced },
        }),
    ),
  );
}

const inScheme = (p: Pass): readonly string[] =>
  p.case.victims.flatMap((victim) => (victim.in === true ? [victim.id] : []));
const viewsBy = (hdced: LondonDate): LondonDate => workingDays(hdced, -6);

/**
 * The governor decides with the address checked and the victim's views in, or once their day has passed; without a fit address
 * nobody is let out on curfew. Always with reasons: from ten working days before, also where no address was found.
 */
function decide(p: Pass, hdced: LondonDate, curfewDates: string): void {
  const eligible = lastTry(p, 'hdc.check-eligibility');
  if (!eligible || OUT.includes(eligible.outcome)) return;
  const before = workingDays(hdced, -1);
  const checked = p.answered('hdc.check-address', 'here', eligible.at);
  const fit = checked !== undefined && !UNFIT.includes(checked.outcome);
  const ask = {
    before,
    from: hdced,
    barred: fit ? undefined : ['granted'],
    rests: { curfewDates, address: fit ? eligible.at : undefined },
  };
  // Exceptional reasons only: postponed, an address is taken after all.
  if (eligible.outcome === 'presumed-unsuitable')
    return tellVictims(p, p.task('hdc.decide', { ...ask, key: 'exceptional' }));
  const known = lastTry(p, 'hdc.decide');
  if (known) tellVictims(p, known);
  else if (!fit) p.until(workingDays(hdced, -10));
  const asked = known !== undefined || inScheme(p).every((id) => p.answered('hdc.give-views', 'here', id));
  p.gate('G11', asked, { key: 'curfew', opens: 'hdc.give-views', lapsesOn: workingDays(viewsBy(hdced), 1) });
  // Found after a postponement, an address is for the next decision, not for the one that was postponed.
  const found = known?.outcome === 'postponed' && fit && checked.at > known.at;
  const first = found ? { ...ask, rests: { curfewDates } } : ask;
  untilSettled(p, 'hdc.decide', first, (answer) => {
    if (answer.outcome !== 'postponed') return undefined;
    const on = dateIn(answer, 'releaseDate') ?? workingDays(answer.on, 5);
    // A fit address found meanwhile is not kept waiting.
    const at = fit && checked.at > answer.at ? {} : { notBefore: on };
    return { ...at, before: workingDays(on, 1), rests: ask.rests };
  });
}

const tellVictims = (p: Pass, { assumed, on }: Answer): void => {
  if (assumed === undefined) p.milestone('hdc-decided', on);
};
