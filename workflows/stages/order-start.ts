import { londonDateOf } from '#calendar/index.js';
import { isHighRoh } from '#domain/sentence.js';
import { type LondonDate } from '#domain/time.js';
import { doneElsewhere } from '../policy/leading.js';
import { isTiered, setTier } from '../policy/tier.js';
import { untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { nameOffenderManager } from './allocation.js';
import { specialistTools } from './assessment.js';
import { visitHome } from './licence-first-days.js';

/** Which category of MAPPA the offences bring, on every sentence (002 L239–243). */
export const identifyMappa = (p: Pass, made: LondonDate): unknown =>
  untilSettled(
    p,
    'allocation.identify-mappa-category',
    { within: 'MAPPA-IDENTIFY', from: made, answeredBy: p.facts('mappa-changed', 'ever')[0] },
    (answer) => (answer.outcome === 'needs-more' ? { before: workingDays(answer.on, 5) } : undefined),
  );

/**
 * The first weeks of an order (pathway.md stages 2, 4, 11). The minimum set holds whatever the order is made of: a responsible officer,
 * first contact, induction, risk of harm, a plan (003 L426); OASys comes with supervision, unpaid work alone has its own assessment (003 L382).
 * @param from the day the order was made, or on which this pathway came to lead: what is owed to the person runs from there
 * @param seenFrom the day from which the person is seen on the contact clock, if at all
 */
export function orderBegins(p: Pass, from: LondonDate, seenFrom: LondonDate | undefined): void {
  const rows2007 = p.due('FIRST-CONTACT-OM', from) !== undefined;
  const contactBy = p.due(rows2007 ? 'FIRST-CONTACT-OM' : 'ALLOCATE-OM', from) ?? workingDays(from, 5);
  const planBy = p.due('ISP-COMMUNITY', from) ?? workingDays(contactBy, 15);
  p.together([
    () => setTier(p, from),
    () => {
      if (!isTiered(p)) return;
      nameOffenderManager(p, from, p.facts('om-changed', 'ever').at(-1));
      const seenOn = firstContact(p, rows2007 ? 'FIRST-CONTACT-OM' : 'ALLOCATE-OM', from);
      // National Standards 2007 count the plan from the sentence, today's from the first appointment.
      p.task('licence.make-plan', {
        within: 'ISP-COMMUNITY',
        from: rows2007 ? from : seenOn,
        before: planBy,
      });
    },
    () =>
      untilSettled(p, 'licence.induct', { before: contactBy }, (answer) =>
        answer.outcome === 'completed' ? undefined : { before: workingDays(answer.on, 5) },
      ),
    () =>
      !p.answered('induction.screen-basic-skills', 'anywhere') &&
      // In the community nobody from a prison's education department is there to ask.
      p.task('induction.screen-basic-skills', {
        within: 'BASIC-SKILLS-SCREEN',
        from,
        role: 'offender-manager',
      }),
    () => assess(p, from, planBy),
    // Where no OASys is made the likelihood of reconviction is scored all the same (003 L347).
    () => specialistTools(p, workingDays(planBy, -2), seenFrom === undefined),
    () =>
      seenFrom !== undefined &&
      completeOasys(p, seenFrom, seenFrom > from ? workingDays(seenFrom, 15) : planBy),
    () => (isHighRoh(p.case.roh) || p.case.childSafeguarding) && visitHome(p, from),
    () =>
      p.case.registeredSexOffender &&
      untilSettled(p, 'licence.confirm-notification', { within: 'SOA-NOTIFY', from }, (answer) =>
        answer.outcome === 'not-registered' ? { before: workingDays(answer.on, 1) } : undefined,
      ),
  ]);
}

/** Two-way, or the fact that says so; what another pathway's manager has done counts. */
function firstContact(p: Pass, within: string, from: LondonDate): LondonDate {
  const known = doneElsewhere(p, 'allocation.make-first-contact', '');
  if (known !== undefined) return from;
  const kept = p.facts('appointment-kept').find(({ data }) => data['kind'] === 'first');
  return untilSettled(p, 'allocation.make-first-contact', { within, from, answeredBy: kept }, (answer) =>
    answer.outcome === 'not-reached' ? { before: workingDays(answer.on, 2) } : undefined,
  ).on;
}

/** Screening, the full analysis where it shows a concern, and a plan for every risk above low before the plan itself (002 L273–280). */
function assess(p: Pass, from: LondonDate, planBy: LondonDate): void {
  const signed = p.answered('oasys.countersign');
  const high = isHighRoh(p.case.roh);
  p.together([
    () => {
      const screening = p.task('roh.screen', { within: 'ROH-SCREEN', from });
      if (screening.outcome !== 'concern') return;
      const analysis = p.task('roh.analyse', {
        before: workingDays(planBy, -5),
        sentBack: signed && signed.outcome !== 'countersigned' ? signed : undefined,
      });
      if (isHighRoh(p.case.roh) || analysis.outcome === 'exemption-proposed')
        p.task('oasys.countersign', {
          within: 'COUNTERSIGN',
          from: analysis.on,
          before: workingDays(analysis.on, 5),
          rests: { assessment: analysis.round },
        });
    },
    () => high && decideReferral(p, planBy),
    () =>
      p.case.roh !== undefined &&
      p.case.roh !== 'low' &&
      p.task('rmp.write', { within: high ? 'RMP-COMMENCEMENT' : undefined, from, before: planBy }),
  ]);
}

/** High and very high are referred to MAPPA, or the reason is recorded; returned, it is decided again (002 L280). */
function decideReferral(p: Pass, before: LondonDate): void {
  const answer = p.answeredIn('mappa', 'mappa.answer-referral');
  p.task('mappa.decide-referral', { before, sentBack: answer?.outcome === 'returned' ? answer : undefined });
}

/** With the community plan; a prolific offender's within days (003 L348–354). */
function completeOasys(p: Pass, from: LondonDate, planBy: LondonDate): void {
  const recorded = p.facts('oasys-completed', 'ever').find(({ data }) => data['tool'] === 'oasys');
  const made =
    recorded && londonDateOf(recorded.happenedAt) >= londonDateOf(p.here?.at ?? 0) ? recorded : undefined;
  if (p.due('OASYS-PPO', from)) p.task('oasys.complete-ppo', { within: 'OASYS-PPO', from, answeredBy: made });
  else p.task('oasys.complete', { before: planBy, answeredBy: made });
}
