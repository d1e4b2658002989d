import { londonDateOf } from '#calendar/index.js';
import { HOUR } from '#domain/time.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { parseLondon } from '#calendar/index.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';

/** Stage 7, once for each application (pathway.md stage 7; 000 L654, L679). */
export function rotl(p: Pass): void {
  p.together(
    p
      .facts('rotl-applied')
      .map(
        (application) => () => p.scope(`rotl#${keyOf(application)}`, () => temporaryRelease(p, application)),
      ),
  );
}

function temporaryRelease(p: Pass, application: Fact): void {
  const applied = londonDateOf(application.happenedAt);
  const decideBy = p.due('ROTL-DECISION', applied) ?? workingDays(applied, 20);
  const outing = (application.data['firstOuting'] as string | undefined) ?? decideBy;
  const subject = application.id;
  const rests = { outing };
  p.stage('rotl');
  const check = p.task('rotl.check-application', { before: workingDays(applied, 5), subject, rests });
  if (check.outcome !== 'eligible') return;

  const reports = [
    () => p.task('rotl.write-report', { before: workingDays(decideBy, -5), subject }),
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
  // The board is held with the reports, or once their dates have passed.
  p.race([() => p.all(reports), () => p.until(workingDays(decideBy, -1))]);
  p.gate('G4', riskIsConfirmed(p), { opens: 'rotl.write-report' });

  const decision = p.task('rotl.decide', {
    within: 'ROTL-DECISION',
    from: applied,
    subject,
    barred: mayBeUnescorted(p) ? undefined : ['approved-unescorted'],
  });
  if (!decision.outcome.startsWith('approved')) return;
  p.milestone('rotl-decided', decision.on);
  const licence = p.task('rotl.issue-licence', { within: 'ROTL-POLICE', from: outing, subject, rests });
  if (licence.outcome === 'issued-police-told') outAndBack(p, application, licence);
}

/** G4: the level is current and confirmed by the report; nobody may override (000 L679). */
function riskIsConfirmed(p: Pass): boolean {
  return ['confirmed-supports', 'confirmed-opposes'].includes(p.answered('rotl.write-report')?.outcome ?? '');
}

/** G5: a direct victim means escorted unless OM and victim liaison have both answered otherwise; no answer is escorted (000 L679). */
function mayBeUnescorted(p: Pass): boolean {
  if (p.case.victims.length === 0) return true;
  const manager = p.answered('rotl.write-report')?.data['escort'] === 'may-be-unescorted';
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
  const mine = ({ data }: Fact): boolean => data['application'] === application.id;
  const out = p.facts('temporarily-released').find(mine);
  const returnBy =
    typeof licence.data['backBy'] === 'string'
      ? parseLondon(licence.data['backBy'])
      : (out?.data['returnBy'] as number | undefined);
  if (!out || returnBy === undefined) p.until(undefined);
  const due = returnBy as number;
  const subject = application.id;
  const returned = p.facts('returned-from-temporary-release').find(mine);
  const failed = p.facts('failed-to-return').find(mine);
  p.all([
    () =>
      p.task('rotl.confirm-return', {
        within: 'ROTL-RETURN',
        from: due,
        before: due,
        subject,
        answeredBy: returned ?? p.facts('recaptured')[0],
      }),
    () => {
      if (returned) return;
      if (!failed) p.until(due);
      if (failed && p.facts('recaptured').length === 0)
        p.stuck('unlawfully-at-large', { owner: 'duty-governor', unblocks: 'recaptured' });
      p.task('rotl.declare-at-large', { before: due + HOUR, subject, answeredBy: failed });
    },
  ]);
  p.task('rotl.record-outcome', { before: workingDays(londonDateOf(due), 3), subject });
}
