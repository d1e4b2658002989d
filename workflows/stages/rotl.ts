import { londonDateOf, parseLondon } from '#calendar/index.js';
import { HOUR, type LondonDate } from '#domain/time.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 7, once for each application; a failure to return stops the others until it is reviewed (pathway.md stage 7; 000 L654, L679). */
export function rotl(p: Pass): void {
  const failures = p.facts('failed-to-return').map(({ data }) => data['application']);
  const unreviewed = (application: Fact): boolean =>
    (failures.includes(application.id) || failures.includes(keyOf(application))) &&
    p.answeredIn(`${p.here?.id}/rotl#${keyOf(application)}`, 'rotl.record-outcome') === undefined;
  const applications = p.facts('rotl-applied');
  const stopped = applications.filter(unreviewed);
  p.together(
    applications
      .filter((application) => stopped.length === 0 || stopped.includes(application))
      .map(
        (application) => () => p.scope(`rotl#${keyOf(application)}`, () => temporaryRelease(p, application)),
      ),
  );
}

function temporaryRelease(p: Pass, application: Fact): void {
  const applied = londonDateOf(application.happenedAt);
  const decideBy = p.due('ROTL-DECISION', applied) ?? workingDays(applied, 20);
  const outing = (application.data['firstOuting'] as string | undefined) ?? decideBy;
  const subject = keyOf(application);
  const rests = { outing };
  p.stage('rotl');
  const check = p.task('rotl.check-application', { before: workingDays(applied, 5), subject, rests });
  if (check.outcome !== 'eligible') return;
  p.together([
    ...(p.answered('rotl.decide') ? [] : reports(p, decideBy, subject, rests)),
    () => {
      const decision = decide(p, applied, decideBy, subject);
      if (!decision.outcome.startsWith('approved')) return;
      p.milestone('rotl-decided', decision.on);
      const licence = p.task('rotl.issue-licence', { within: 'ROTL-POLICE', from: outing, subject, rests });
      if (licence.outcome === 'issued-police-told') outAndBack(p, application, licence);
    },
  ]);
}

/** Asked until the decision is made: what is late is still wanted, for without the manager's report G4 stays shut. */
const reports = (
  p: Pass,
  decideBy: LondonDate,
  subject: string,
  rests: { outing: string },
): (() => unknown)[] => [
  () => writeReport(p, decideBy, subject),
  () => p.task('rotl.get-police-view', { before: workingDays(decideBy, -2), subject, rests }),
  ...p.case.victims.map(
    (victim) => () =>
      p.task('rotl.give-views', {
        key: victim.id,
        subject: victim.id,
        within: 'VICTIM-ROTL-VIEWS',
        from: decideBy,
        rests,
      }),
  ),
];

/** Not current: the risk of harm is reviewed first, and reported on again. */
function writeReport(p: Pass, decideBy: LondonDate, subject: string): Answer {
  return untilSettled(p, 'rotl.write-report', { before: workingDays(decideBy, -10), subject }, (report) => {
    if (report.outcome !== 'not-current') return undefined;
    const review = p.task('roh.review-custody', { key: report.at, before: workingDays(report.on, 5) });
    return { before: workingDays(review.on, 2) };
  });
}

/** The board is held with the reports, or once their dates have passed; G4 is overridden by nobody (000 L679). */
function decide(p: Pass, applied: LondonDate, decideBy: LondonDate, subject: string): Answer {
  const report = lastTry(p, 'rotl.write-report');
  const views = p.case.victims.map(({ id }) => p.answered('rotl.give-views', 'here', id));
  const isIn = [report, p.answered('rotl.get-police-view'), ...views].every((answer) => answer !== undefined);
  if (!isIn && !p.answered('rotl.decide')) p.until(workingDays(decideBy, -1));
  const current = ['confirmed-supports', 'confirmed-opposes'].includes(report?.outcome ?? '');
  p.gate('G4', current, { opens: 'rotl.write-report' });
  return untilSettled(
    p,
    'rotl.decide',
    {
      within: 'ROTL-DECISION',
      from: applied,
      subject,
      barred: mayBeUnescorted(p) ? undefined : ['approved-unescorted'],
    },
    (answer) => (answer.outcome === 'deferred' ? { before: workingDays(answer.on, 10) } : undefined),
  );
}

/** G5: a direct victim means escorted unless OM and victim liaison have both answered otherwise; no answer is escorted (000 L679). */
function mayBeUnescorted(p: Pass): boolean {
  if (p.case.victims.length === 0) return true;
  const manager = lastTry(p, 'rotl.write-report')?.data['escort'] === 'may-be-unescorted';
  return (
    manager &&
    p.case.victims.every(
      (victim) =>
        p.answered('rotl.give-views', 'here', victim.id)?.data['vloAdvice'] === 'unescorted-acceptable',
    )
  );
}

/** Late the minute the time passes; a failure to return is declared within the hour, and is not a recall. */
function outAndBack(p: Pass, application: Fact, licence: Answer): void {
  const ids: readonly unknown[] = [application.id, keyOf(application)];
  const mine = ({ data }: Fact): boolean => ids.includes(data['application']);
  const out = p.facts('temporarily-released').find(mine);
  const returnBy =
    typeof licence.data['backBy'] === 'string'
      ? parseLondon(licence.data['backBy'])
      : (out?.data['returnBy'] as number | undefined);
  if (!out || returnBy === undefined) p.until(undefined);
  const due = returnBy as number;
  const subject = keyOf(application);
  const returned = p.facts('returned-from-temporary-release').find(mine);
  const caught = p.facts('recaptured').find(({ happenedAt }) => happenedAt >= due);
  const failed = p.facts('failed-to-return').find(mine);
  p.all([
    () =>
      p.task('rotl.confirm-return', {
        within: 'ROTL-RETURN',
        from: due,
        before: due,
        subject,
        answeredBy: returned ?? caught,
      }),
    () => {
      if (returned) return;
      if (!failed) p.until(due);
      if (failed && !caught)
        p.stuck('unlawfully-at-large', { owner: 'duty-governor', unblocks: 'recaptured' });
      p.task('rotl.declare-at-large', { before: due + HOUR, subject, answeredBy: failed });
    },
  ]);
  const outcome = p.task('rotl.record-outcome', { before: workingDays(londonDateOf(due), 3), subject });
  // After a failure the category is looked at again, as the risk of harm is by its own clock (hmpps-services 2.4).
  if (failed) p.task('category.review', { key: failed.id, before: workingDays(outcome.on, 10) });
}
