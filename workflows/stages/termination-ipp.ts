import { addWeeks, londonDateOf } from '#calendar/index.js';
import { type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { ippLicence, type IppLicence } from '../policy/ipp.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';

/** The IPP licence of this case as its facts have it; undefined for other sentences and before the first release. */
export const ippLicenceOf = (p: Pass): IppLicence | undefined =>
  p.case.kind === 'ipp'
    ? ippLicence(RESTS_ON.flatMap((kind) => p.facts(kind, 'ever')).sort(inTime))
    : undefined;
const RESTS_ON = ['released', 'recall-revoked', 'recall-rescinded'] as const;
const inTime = (a: Fact, b: Fact): number => a.happenedAt - b.happenedAt;

/** Whether the licence has ended by law while no answer said otherwise: from here on nobody may be recalled on it. */
export function ippLicenceHasEnded(p: Pass): boolean {
  const licence = ippLicenceOf(p);
  return licence !== undefined && p.has(licence.ends) && !isPutOff(p);
}
function isPutOff(p: Pass): boolean {
  const said = p.answeredIn(p.here?.id ?? '', 'termination.confirm-ipp-end');
  return said?.outcome === 'not-ended' && !p.has(dateIn(said, 'nextDate'));
}

/** The licence of an IPP does not run for life: referred to the Parole Board after three years, ended by law after two good ones more. */
export function ippOnLicence(p: Pass): void {
  const licence = ippLicenceOf(p);
  if (!licence || !p.here) return;
  // What was due before this licence began, or before the case was taken over, can first be done now.
  const since = londonDateOf(Math.max(p.here.at, p.case.adoptedAt ?? 0));
  p.together([() => refer(p, licence, since), () => confirmEnd(p, licence, since)]);
}

/** Asked early enough for the manager's report; once referred, a later recall does not refer it again (IPP-REFER). */
function refer(p: Pass, { firstReleased, refers, ends }: IppLicence, since: LondonDate): void {
  const before = p.answered('licence.refer-ipp', 'anywhere');
  if (before?.outcome === 'referred' && !p.answered('licence.refer-ipp')) return;
  if (ends <= refers) return;
  p.until(addWeeks(refers, -26));
  const onTime = p.due('IPP-REFER', firstReleased) === refers && refers >= since;
  untilSettled(
    p,
    'licence.refer-ipp',
    {
      ...(onTime
        ? { within: 'IPP-REFER', from: firstReleased }
        : { before: workingDays(refers > since ? refers : since, 20) }),
      rests: { firstRelease: firstReleased },
    },
    (answer) => {
      if (answer.outcome !== 'not-yet-due') return undefined;
      const on = dateIn(answer, 'qualifyingDate') ?? refers;
      return { notBefore: addWeeks(on, -26), before: on > answer.on ? on : workingDays(answer.on, 5) };
    },
  );
}

/** It ends on the day whether or not anybody confirms it; who has not is late that night (IPP-AUTO-END). */
function confirmEnd(p: Pass, { ends, goodSince }: IppLicence, since: LondonDate): void {
  p.until(ends);
  const onTime = p.due('IPP-AUTO-END', goodSince) === ends && ends >= since;
  untilSettled(
    p,
    'termination.confirm-ipp-end',
    onTime
      ? { within: 'IPP-AUTO-END', from: goodSince }
      : { before: ends > since ? ends : workingDays(since, 5) },
    (answer) => {
      if (answer.outcome !== 'not-ended') return undefined;
      const on = dateIn(answer, 'nextDate');
      return on !== undefined && on > answer.on
        ? { notBefore: on, before: on }
        : { before: workingDays(answer.on, 5) };
    },
  );
}

/** Sought or held on a licence that no longer is: unlawful, and nothing goes before it (pathway.md, table of kinds). */
export function unlawfulRecall(p: Pass): void {
  const recall = ippLicenceOf(p)?.unlawfulRecall;
  if (p.case.recalled && recall)
    p.stuck('recalled-after-licence-ended', {
      owner: 'ppcs-caseworker',
      unblocks: 'recall-rescinded',
      detail: londonDateOf(recall.happenedAt),
    });
}
