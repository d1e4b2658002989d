import { addDays, addWeeks, londonDateOf } from '#calendar/index.js';
import { keyOf, type Fact } from '#domain/fact.js';
import { type LondonDate } from '#domain/time.js';
import { licenceStart } from '../policy/dates.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Pass } from '../runtime/pass.js';
import { interventionsOf } from './intervention-planned.js';

/** Needs for which a step is held in another language or form; another prisoner does not interpret sensitive ones (000 L638). */
const LANGUAGE: ReadonlySet<unknown> = new Set([
  'language',
  'welsh',
  'sign',
  'easy-read',
  'learning-disability',
  'literacy',
]);

/** Each need, and what every step must do about it, agreed with the person (000 L589–L607; 003 L559–L565; 004 L978–L1023). */
export function diversity(p: Pass): void {
  if (!p.here || p.here.kind === 'ended' || p.here.kind === 'at-large') return;
  const needs = [...p.facts('need-recorded', 'ever'), ...p.facts('pregnancy', 'ever')].filter(
    ({ data }) => data['ended'] !== true,
  );
  const steps = needs.some(({ data }) => LANGUAGE.has(data['need'])) ? stepsAhead(p) : [];
  p.together([
    ...needs.map((need) => () => adapt(p, need)),
    ...steps.map(
      ([step, on]) =>
        () =>
          p.task('diversity.arrange-language-help', {
            key: step,
            subject: step,
            before: on,
            rests: { stepDate: on },
          }),
    ),
  ]);
}

/** Before the plan is made and before the next intervention starts; else in ten working days (own number). */
function adapt(p: Pass, need: Fact): void {
  const known = londonDateOf(p.knownAt(need));
  const ahead = [boardOn(p), ...interventionsOf(p).map(({ startOn }) => startOn)]
    .filter((on) => on !== undefined)
    .map((on) => workingDays(on, -1))
    .filter((on) => on > known);
  const before = [...ahead, workingDays(known, 10)].sort()[0];
  untilSettled(
    p,
    'diversity.agree-adaptations',
    { key: keyOf(need), before, rests: { need: need.id } },
    // What was asked of education, health or psychology comes back in four weeks.
    (answer) => (answer.outcome === 'assessment-asked' ? { before: workingDays(answer.on, 20) } : undefined),
  );
}

/** The day of the board, once it is set. */
function boardOn(p: Pass): LondonDate | undefined {
  const date = p.answeredIn('custody#1', 'board.set-date');
  return date && dateIn(date, 'boardOn');
}

/** Key steps that are explained or held with the person in prison, each with its day, as far as they are in sight. */
function stepsAhead(p: Pass): readonly (readonly [string, LondonDate])[] {
  const { here } = p;
  if (here?.kind !== 'custody' || p.case.receivedAt === undefined) return [];
  const arrived = londonDateOf(Math.max(here.at, p.case.receivedAt));
  const start = licenceStart(p.case);
  const hearing = p.facts('parole-hearing-set').at(-1)?.data['on'];
  const board = here.recalled ? undefined : boardOn(p);
  return [
    ...(here.recalled ? ([['recall-explained', workingDays(londonDateOf(here.at), 1)]] as const) : []),
    ...(p.answeredIn(here.id, 'induction.complete') ? [] : ([['induction', addDays(arrived, 1)]] as const)),
    ...(board === undefined ? [] : ([['board', board]] as const)),
    ...(typeof hearing === 'string' ? ([['hearing', hearing]] as const) : []),
    ...(start !== undefined && p.has(addWeeks(start, -6))
      ? ([['licence', workingDays(start, -5)]] as const)
      : []),
  ];
}
