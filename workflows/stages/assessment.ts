import { type Fact } from '#domain/fact.js';
import { isHighRoh } from '#domain/sentence.js';
import { londonDateOf } from '#calendar/index.js';
import { hasBoard } from '../policy/kinds.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { actionsOwed, checkSample } from './assessment-quality.js';

/** Stage 4. Screening, full analysis, OASys to standard, countersigned, with a plan for every risk above low (002 L274–304). */
export function assessment(p: Pass): void {
  if (!p.here || p.here.recalled || p.case.sentencedAt === undefined) return;
  const sentenced = londonDateOf(p.case.sentencedAt);
  const initialPlan = p.due('ISP-CUSTODY', sentenced) ?? workingDays(sentenced, 40);
  if (p.answered('induction.complete')) p.stage('assessment');
  const screening = p.task('roh.screen', { within: 'ROH-SCREEN', from: sentenced });
  const signed = p.answered('oasys.countersign');
  const analysis =
    screening.outcome === 'concern' || screening.assumed
      ? p.task('roh.analyse', {
          before: workingDays(initialPlan, -15),
          from: sentenced,
          sentBack: signed?.outcome === 'exemption-refused' ? signed : undefined,
        })
      : undefined;
  p.together([
    () => specialistTools(p, workingDays(initialPlan, -12)),
    () => isHighRoh(p.case.roh) && decideReferral(p, workingDays(initialPlan, -12)),
    () =>
      p.case.roh !== undefined &&
      p.case.roh !== 'low' &&
      p.task('rmp.write', { before: workingDays(initialPlan, -10) }),
    () => {
      if (!hasBoard(p.case)) return;
      p.task('oasys.contribute', { before: workingDays(initialPlan, -15) });
      const oasys = completeOasys(p, sentenced, initialPlan);
      checkSample(p, 'assessment', oasys, initialPlan);
      if (needsCountersignature(p, analysis))
        p.task('oasys.countersign', {
          within: 'COUNTERSIGN',
          from: oasys.on,
          before: workingDays(oasys.on, 5),
          facts: { screeningExempted: analysis?.outcome === 'exemption-proposed' },
          rests: { assessment: `${oasys.round}-${analysis?.round ?? 0}` },
        });
    },
  ]);
}

function completeOasys(p: Pass, sentenced: string, initialPlan: string): Answer {
  const recorded = p
    .facts('oasys-completed', 'ever')
    .find(({ data }) => data['tool'] === 'oasys' && data['complete'] !== false);
  const type = p.due('OASYS-PPO', sentenced) ? 'oasys.complete-ppo' : 'oasys.complete';
  const within = type === 'oasys.complete-ppo' ? 'OASYS-PPO' : 'ISP-CUSTODY';
  return p.task(type, {
    within,
    from: sentenced,
    before: initialPlan,
    answeredBy: recorded,
    sentBack: notToStandard(p, type),
  });
}

/** Returned by the countersigner, or complete only once its quality actions are done: the author's again, until it is to standard. */
function notToStandard(p: Pass, type: string): Answer | undefined {
  const signed = p.answered('oasys.countersign');
  if (signed?.outcome === 'returned') return signed;
  const own = p.answered(type);
  const better = p.facts('oasys-completed', 'ever').at(-1);
  if (own?.outcome !== 'complete-with-actions' || (better && better.data['complete'] !== false))
    return undefined;
  return { ...own, at: own.at + 1 };
}

/**
 * Scored with the tools the case needs, before the OASys is complete; a score is never a level of risk (002 L323–343). A sex
 * offender who is violent too has one combined score (L323, L342); domestic abuse is assessed by SARA (L272).
 */
export function specialistTools(p: Pass, before: string, withoutOasys = !hasBoard(p.case)): void {
  const ogrs = withoutOasys || p.answered('oasys.complete')?.outcome === 'not-required';
  const tools = [
    ...(p.case.registeredSexOffender ? [p.case.violent ? 'rm2000-combined' : 'rm2000'] : []),
    ...(p.case.domesticAbuse ? ['sara'] : []),
    ...(ogrs ? ['ogrs'] : []),
  ];
  p.together(
    tools.map(
      (tool) => () =>
        untilSettled(
          p,
          'assessment.score-specialist-tool',
          { key: tool, before, answeredBy: scored(p, tool) },
          (answer) =>
            answer.outcome === 'no-trained-assessor'
              ? { role: 'senior-probation-officer', before: workingDays(answer.on, 5) }
              : undefined,
        ),
    ),
  );
}
const scored = (p: Pass, tool: string): Fact | undefined =>
  p.facts('oasys-completed', 'ever').find(({ data }) => data['tool'] === tool);

/** Recorded either way; a referral that the coordinator returns is the manager's again (002 L280, L536). */
function decideReferral(p: Pass, before: string): void {
  const answer = p.answeredIn('mappa', 'mappa.answer-referral');
  p.task('mappa.decide-referral', { before, sentBack: answer?.outcome === 'returned' ? answer : undefined });
}

/** High or very high now or last time, any lowering, any exemption (COUNTERSIGN). */
function needsCountersignature(p: Pass, analysis: Answer | undefined): boolean {
  return isHighRoh(p.case.roh) || isHighRoh(p.case.lastRoh) || analysis?.outcome === 'exemption-proposed';
}

/** G2: OASys complete to standard, with no countersignature and no action of a quality check owed. */
export function oasysToStandard(p: Pass): boolean {
  const oasys = p.answered('oasys.complete') ?? p.answered('oasys.complete-ppo');
  const recorded = p.facts('oasys-completed', 'ever').at(-1);
  if (recorded ? recorded.data['complete'] === false : !oasys) return false;
  if (actionsOwed(p)) return false;
  const signed = p.answered('oasys.countersign');
  const analysis = p.answered('roh.analyse');
  // Refused, the exemption has become an analysis: signed again only where that is for the countersigner too.
  if (signed?.outcome === 'exemption-refused')
    return analysis !== undefined && analysis.at > signed.at && !needsCountersignature(p, analysis);
  return signed ? signed.outcome === 'countersigned' : !needsCountersignature(p, analysis);
}
