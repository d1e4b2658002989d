import { addMonths, londonDateOf } from '#calendar/index.js';
import { type CaseView } from '#domain/case.js';
import { isOrder } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import {
  eligibilityAhead,
  hearingAhead,
  isIndeterminate,
  isOlderSentence,
  isParoleCase,
  isParoleKind,
} from './parole.js';
import { workedOnOrBefore } from './working-days.js';

const earlier = (...dates: (LondonDate | undefined)[]): LondonDate | undefined =>
  dates.filter((on) => on !== undefined).sort()[0];
const later = (...dates: (LondonDate | undefined)[]): LondonDate | undefined =>
  dates
    .filter((on) => on !== undefined)
    .sort()
    .at(-1);

/**
 * The earliest day the person may be released (pathway.md, "Dates"): recalled, the PRRD; a confirmed date before all others;
 * indeterminate, a tariff end still to be reviewed, else the next hearing; a curfew that was granted; parole cases, a PED still to be
 * reviewed, else the next review or the day the law gives; others that day.
 * @returns undefined when no date is known, which is stuck and never overdue
 */
export const earliestRelease = (view: CaseView): LondonDate | undefined =>
  releaseWith(view, curfewRelease(view));

/** The same without a curfew that was granted: handover, scope and plans go by what the law gives (hmpps-services 2.5). */
export const releaseByLaw = (view: CaseView): LondonDate | undefined => releaseWith(view, undefined);

function releaseWith(view: CaseView, curfew: LondonDate | undefined): LondonDate | undefined {
  const { dates, kind } = view;
  // Quashed, the person is let go on that day; an order has no release.
  if (view.quashedAt !== undefined) return londonDateOf(view.quashedAt);
  if (isOrder(kind)) return undefined;
  if (dates.confirmed) return dates.confirmed;
  // A curfew recall goes back to the conditional release path (pathway.md stage 8).
  if (view.recalled && view.recallType !== 'hdc')
    return isIndeterminate(view) ? hearingAhead(view) : dates.prrd;
  if (isIndeterminate(view)) return eligibilityAhead(view) ?? hearingAhead(view) ?? dates.ted;
  if (curfew) return curfew;
  if (isParoleCase(view)) return eligibilityAhead(view) ?? earlier(hearingAhead(view), byLaw(view));
  return byLaw(view);
}

/**
 * The day on which the law lets the person out, whoever has decided nothing: the earlier of CRD and ARD (pathway.md, "Dates"). The NPD
 * is that of an older sentence; without a PED it stands in only where the calculation gives neither.
 */
function byLaw(view: CaseView): LondonDate | undefined {
  const { crd, ard, npd } = view.dates;
  return isOlderSentence(view) ? earlier(crd, ard, npd) : (earlier(crd, ard) ?? npd);
}

/**
 * Home detention curfew, once granted: HDCAD, else HDCED (pathway.md, "Dates"). An actual date on the prison's record says that it
 * was granted, where nothing was decided here. A recalled person has none, nor has who is let out by the Board alone.
 */
const curfewRelease = (view: CaseView): LondonDate | undefined => {
  const { curfew, dates } = view;
  if (view.recalled || isParoleKind(view)) return undefined;
  if (curfew === undefined) return dates.hdcad;
  return curfew === 'granted' ? (dates.hdcad ?? dates.hdced) : undefined;
};

/**
 * The day the licence starts and the person walks out: on a non-working day, the last working day before
 * (pathway.md, "Dates"; REL-NWD). A fixed-term recall keeps its plain PRRD in law; only the discharge moves.
 */
export function licenceStart(view: CaseView): LondonDate | undefined {
  const release =
    isParoleCase(view) && view.quashedAt === undefined ? directedRelease(view) : earliestRelease(view);
  return release && workedOnOrBefore(release);
}

/** A review may be held and refuse: out only on direction or curfew, at the CRD or NPD at the latest, or when its recall has run out. */
function directedRelease(view: CaseView): LondonDate | undefined {
  const { confirmed, prrd } = view.dates;
  if (confirmed || isIndeterminate(view)) return confirmed;
  return view.recalled ? prrd : (curfewRelease(view) ?? byLaw(view));
}

/** Ten months or less from sentence to earliest release: the community manager is responsible from sentence on (HANDOVER-SHORT). */
export function isShortSentence(view: CaseView): boolean {
  const release = releaseByLaw(view);
  if (view.sentencedAt === undefined || release === undefined || view.recalled) return false;
  return addMonths(londonDateOf(view.sentencedAt), 10) >= release;
}

/**
 * The last day of licence: SLED, else LED; the SED where the calculation gives no other end. Of an older sentence the licence ends at
 * three quarters, before the sentence does (Criminal Justice Act 1991 s37(1)). Undefined for a life sentence.
 */
export const licenceEnd = ({ dates }: CaseView): LondonDate | undefined =>
  dates.sled ?? dates.led ?? dates.sed;

/**
 * The last day of supervision: of the licence, or of the post-sentence supervision that follows it where the prison's calculation
 * gives one (TUSED). Since its repeal the calculation gives none, and a date that is withdrawn ends it (Sentencing Act 2026 s34).
 */
export const sentenceEnd = (view: CaseView): LondonDate | undefined =>
  later(licenceEnd(view), view.dates.tused);

/** Dates that cannot all be true (pathway.md, "Dates": held, and the case is stuck with the head of OMU). */
export function contradictions(view: CaseView): string[] {
  const { dates } = view;
  const end = sentenceEnd(view);
  const release = earliestRelease(view);
  return [
    ...(end && release && release > end ? ['release-after-sentence-end'] : []),
    ...(dates.hdced && dates.crd && dates.hdced > dates.crd ? ['hdced-after-crd'] : []),
    ...(dates.hdcad && dates.crd && dates.hdcad > dates.crd ? ['hdcad-after-crd'] : []),
    ...(dates.sled && dates.crd && dates.sled < dates.crd ? ['sled-before-crd'] : []),
    ...(dates.ped && dates.npd && dates.ped > dates.npd ? ['ped-after-npd'] : []),
  ];
}
