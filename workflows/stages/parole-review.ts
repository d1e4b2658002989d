import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { gate } from '../policy/gate.js';
import { isParoleCase, type Review } from '../policy/parole.js';
import { dateIn, lastTry, untilSettled, type NextTry } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Ask } from '../runtime/ask.js';
import { type Pass } from '../runtime/pass.js';
import { type Answer } from '../runtime/state.js';

/** Reports, dossier, the victim's statement, the hearing and what the Board decides (pathway.md stage 9). */
export function review(p: Pass, one: Review, opened: Answer, hearing: LondonDate): void {
  const adjourned = one.decisions.findLast(({ data }) => ADJOURNED.has(data['result']));
  const since = later(opened.on, adjourned ? londonDateOf(adjourned.learntAt) : opened.on);
  const due = p.due('PAROLE-REPORTS', hearing);
  // A hearing nearer than eight weeks: ten working days (0010).
  const last = due ?? addWeeks(hearing, -8);
  const by = last < since ? workingDays(since, 10) : last;
  const clock: Ask = due === by ? { within: 'PAROLE-REPORTS', from: hearing } : { before: by, from: hearing };
  p.together([
    () =>
      (isParoleCase(p.case) || opened.outcome === 'hearing-set' || adjourned) &&
      dossier(p, opened, hearing, {
        ...clock,
        rests: { hearingDate: hearing, panelDirection: adjourned && keyOf(adjourned) },
      }),
    ...p.case.victims
      .filter((victim) => victim.in === true)
      .map(
        ({ id }) =>
          () =>
            statement(p, id, hearing, by),
      ),
    () => decision(p, one, hearing),
  ]);
}
const ADJOURNED: ReadonlySet<unknown> = new Set(['adjourned', 'deferred']);

/** On a determinate recall Part B stands, and the panel asks for more by an oral hearing or an adjournment; otherwise every review has both reports. */
function dossier(p: Pass, opened: Answer, hearing: LondonDate, ask: Ask): void {
  const answers: Answer[] = [];
  p.all([
    () => answers.push(managersReport(p, ask, hearing)),
    () => answers.push(report(p, 'parole.write-os-report', ask, hearing)),
    () =>
      opened.data['psychologyReportAsked'] === true &&
      answers.push(report(p, 'parole.write-psychology-report', ask, hearing)),
  ]);
  const last = answers.reduce((a, b) => (b.at > a.at ? b : a));
  // Five working days, with time left for representations.
  const forRepresentations = workingDays(hearing, -10);
  const soon = workingDays(last.on, 5);
  p.task('parole.disclose-dossier', {
    before: soon < forRepresentations ? soon : later(forRepresentations, workingDays(last.on, 1)),
    rests: { dossierVersion: last.at },
  });
}
const later = (a: LondonDate, b: LondonDate): LondonDate => (a > b ? a : b);

const report = (p: Pass, type: string, ask: Ask, hearing: LondonDate): Answer =>
  untilSettled(p, type, ask, (answer) => moreTime(answer, hearing));

/** With a MAPPA category the report does not count until MAPPA was asked (002 L514). */
const managersReport = (p: Pass, ask: Ask, hearing: LondonDate): Answer =>
  untilSettled(p, 'parole.write-om-report', ask, (answer) =>
    answer.outcome === 'submitted' && p.case.mappaCategory && dateIn(answer, 'mappaAskedOn') === undefined
      ? { before: workingDays(answer.on, 5) }
      : moreTime(answer, hearing),
  );

/** More time, by the panel: to four weeks before the hearing, which still leaves room to answer the dossier (0010). */
function moreTime({ outcome, on }: Answer, hearing: LondonDate): Partial<Ask> | undefined {
  return outcome === 'more-time-agreed'
    ? { before: later(addWeeks(hearing, -4), workingDays(on, 5)) }
    : undefined;
}

/** Each victim in the scheme is told of the review, and asked before the dossier closes; who was not reached is tried again (004 L401, L954). */
function statement(p: Pass, id: string, hearing: LondonDate, by: LondonDate): void {
  untilSettled(
    p,
    'parole.take-victim-statement',
    { key: id, subject: id, before: by, from: hearing, rests: { hearingDate: hearing } },
    (answer) => {
      const last = workingDays(hearing, -5);
      return answer.outcome === 'could-not-reach' && answer.on < last ? { before: last } : undefined;
    },
  );
}

/** G11: no decision before every victim was asked; the Board's own day is never held up, on it the gate lapses. */
function decision(p: Pass, one: Review, hearing: LondonDate): void {
  const asked = p.case.victims.every(
    ({ id, in: optedIn }) => optedIn !== true || lastTry(p, 'parole.take-victim-statement', id) !== undefined,
  );
  gate(p, 'G11', asked, { opens: 'parole.take-victim-statement', lapsesOn: hearing });
  p.until(hearing);
  untilSettled(
    p,
    'parole.record-decision',
    {
      before: addDays(hearing, 14),
      from: hearing,
      rests: { reconsideration: setAside(one)?.id },
    },
    (answer) => afterAnswer(answer, hearing, setAside(one)),
  );
}

const setAside = ({ decisions }: Review): Fact | undefined =>
  decisions.findLast(({ data }) => data['result'] === 'set-aside');

/** Days in which a provisional decision may be challenged, where the answer names no day (Parole Board Rules 2019, rule 28). */
const RECONSIDERATION_DAYS = 21;
const SAME = {
  release: ['refused', 'open-conditions', 'adjourned', 'deferred'],
  refused: ['release', 'open-conditions', 'adjourned', 'deferred'],
  'open-conditions': ['release', 'refused', 'adjourned', 'deferred'],
} as const;

/** Provisional until the window has passed; recommended until the Secretary of State answers; adjourned until the new day. */
function afterAnswer(answer: Answer, hearing: LondonDate, reopened: Fact | undefined): ReturnType<NextTry> {
  const heardAgain = { notBefore: later(hearing, answer.on), before: addDays(later(hearing, answer.on), 14) };
  if (reopened && reopened.learntAt > answer.at) return heardAgain;
  const barred = SAME[answer.outcome as keyof typeof SAME];
  if (!barred) return heardAgain;
  if (answer.data['provisional'] === true) {
    const until =
      dateIn(answer, 'reconsiderationUntil') ??
      addDays(dateIn(answer, 'decidedOn') ?? answer.on, RECONSIDERATION_DAYS);
    const from = addDays(until, 1);
    return {
      notBefore: from,
      before: later(dateIn(answer, 'finalOn') ?? from, workingDays(from, 2)),
      barred,
    };
  }
  return answer.outcome === 'open-conditions' && answer.data['openConditionsAccepted'] === 'awaited'
    ? { before: addDays(answer.on, 28), barred }
    : undefined;
}
