import { londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { gate } from '../policy/gate.js';
import { hasBoard } from '../policy/kinds.js';
import { PRISON_SETTINGS, type PrisonSettings } from '../policy/prison-settings.js';
import { inScope, scopeNow } from '../policy/scope-now.js';
import { isIndeterminate } from '../policy/parole.js';
import { dateIn, lastTry, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { checkSample } from './assessment-quality.js';
import { oasysToStandard } from './assessment.js';
import { firstReceived } from './reception.js';

/** Who is asked to the board, each by the role that answers for them (000 L441–445). */
const INVITED: readonly Role[] = [
  'offender-manager',
  'offender-supervisor',
  'education',
  'health',
  'security',
  'prison-key-worker',
];

/**
 * Stage 5. The board, within the initial plan's clock; no board without an OASys to standard (G2; 000 Rec A4, L443). Out of scope
 * there is no board: the prison writes the plan itself, the light path (pathway.md, "Scope"; 004 L505).
 */
export function planning(p: Pass, settings: PrisonSettings = PRISON_SETTINGS): void {
  if (!p.here || p.here.recalled || p.case.sentencedAt === undefined || !hasBoard(p.case)) return;
  const sentenced = londonDateOf(p.case.sentencedAt);
  const scope = scopeNow(p)?.outcome;
  if (scope === 'pending') return;
  if (!inScope(p)) return prisonPlan(p, sentenced);
  p.together([() => firstBoard(p, settings), () => board(p, sentenced)]);
}

/** The two-board pattern where the prison uses it: early needs and who does what, no targets, so G2 does not stop it (000 L439). */
function firstBoard(p: Pass, { twoBoards }: PrisonSettings): void {
  const received = firstReceived(p, londonDateOf(p.case.receivedAt ?? p.here?.at ?? 0));
  if (p.case.prison === undefined || !twoBoards.has(p.case.prison) || p.case.os === undefined) return;
  if (p.due('BOARD-FIRST', received) !== undefined)
    p.task('board.hold-first', { within: 'BOARD-FIRST', from: received });
}

/** An assessment to standard, a plan on it, given and explained; a day of our own, as no standard speaks. */
function prisonPlan(p: Pass, sentenced: string): void {
  if (!oasysToStandard(p)) return;
  p.stage('planning');
  const plan = p.task('plan.write', { before: workingDays(sentenced, 40) });
  p.task('plan.share', { within: 'PLAN-SHARED', from: plan.on, rests: { planVersion: plan.round } });
}

function board(p: Pass, sentenced: string): void {
  const last = p.answered('board.hold');
  const postponed = last?.outcome === 'postponed' ? last : undefined;
  const held = postponed ? undefined : last;
  gate(p, 'G1', held !== undefined || managersNamed(p), {
    opens: p.case.os === undefined ? 'supervisor.assign' : 'allocation.name-offender-manager',
  });
  if (oasysToStandard(p)) p.stage('planning');
  // Once it was held, a move sets no new date.
  const date = held ? (lastTry(p, 'board.set-date') ?? held) : setDate(p, sentenced, postponed);
  const boardOn = dateIn(date, 'boardOn') ?? date.due ?? date.on;
  const rests = { boardDate: boardOn };
  p.together([
    () => p.task('board.invite', { within: 'BOARD-INVITE', from: boardOn, rests }),
    // What is not answered by the day is recorded on the plan, not waited for.
    ...(held
      ? []
      : invited(p).map(
          (role) => () => p.task('board.contribute', { key: role, role, before: boardOn, rests }),
        )),
    () => held && heldAgain(p, held),
    () => {
      gate(p, 'G2', held !== undefined || oasysToStandard(p), { opens: 'oasys.complete' });
      // Postponed to a new date, it is held then; the plan waits for the board that took place.
      const first = p.answered('board.hold-first');
      const second = first && first.outcome !== 'not-held' ? { within: 'BOARD-SECOND', from: first.on } : {};
      const took = p.task('board.hold', { ...second, before: boardOn, rests, sentBack: postponed && date });
      planned(p, took);
    },
  ]);
}

/** Held on an override of G2, an exception on record: a second is held once the OASys is to standard, in fifteen working days (own number), and the plan is written anew (tasks.csv board.hold; 000 Rec A4, L443). */
function heldAgain(p: Pass, held: Answer): void {
  const kind = 'board-held-on-override';
  if (!oasysToStandard(p)) {
    if (p.overriddenGates.some((one) => one.gate === 'G2')) p.milestone(kind, held.on);
    return;
  }
  if (!p.milestones.some((one) => one.kind === kind)) return;
  const told = p.facts('oasys-completed', 'ever').find(({ learntAt }) => learntAt > held.at);
  const done = (p.answered('oasys.countersign') ?? p.answered('oasys.complete'))?.on;
  const on = done ?? londonDateOf(told?.learntAt ?? held.at);
  untilSettled(p, 'board.hold', { key: 'again', before: workingDays(on, 15) }, (answer) =>
    answer.outcome === 'postponed' ? { before: workingDays(answer.on, 10) } : undefined,
  );
}

const setDate = (p: Pass, sentenced: string, postponed?: Answer): Answer =>
  untilSettled(
    p,
    'board.set-date',
    { within: 'ISP-CUSTODY', from: sentenced, before: workingDays(sentenced, 40), sentBack: postponed },
    (answer) =>
      answer.outcome === 'no-slot' ? { role: 'head-of-omu', before: workingDays(answer.on, 3) } : undefined,
  );

/** Written, told to a person who was absent (whose view can reopen it), then given and explained (000 L458). */
function planned(p: Pass, board: Answer): void {
  const view = p.answered('board.feed-back');
  const second = lastTry(p, 'board.hold', 'again');
  const again = second?.outcome === 'postponed' ? undefined : second;
  const plan = p.task('plan.write', {
    before: workingDays((again ?? board).on, 5),
    sentBack: again ?? (view?.outcome === 'asks-for-change' ? view : undefined),
  });
  if (board.outcome === 'held-person-absent') p.task('board.feed-back', { before: workingDays(board.on, 3) });
  p.together([
    () => p.task('plan.share', { within: 'PLAN-SHARED', from: board.on, rests: { planVersion: plan.round } }),
    () => checkSample(p, 'plan', plan, p.due('PLAN-REVIEW', plan.on) ?? workingDays(plan.on, 20)),
    () => blocked(p, plan),
  ]);
}

/** One decision for each target that cannot be worked on here, before the plan is given (000 L345–349, L501). */
function blocked(p: Pass, plan: Answer): void {
  if (plan.outcome !== 'agreed-with-blocked') return;
  const count = Math.max(1, Number(plan.data['blockedTargets'] ?? 1));
  p.together(
    Array.from({ length: count }, (_, i) => `${plan.round}-${i + 1}`).map((key) => () => {
      const answer = p.task('plan.unblock-target', { key, before: workingDays(plan.on, 5) });
      if (answer.outcome === 'unmet') p.milestone('unmet-need', answer.on, `target-${key}`);
    }),
  );
}

const invited = (p: Pass): readonly Role[] =>
  [...INVITED, ...(isIndeterminate(p.case) ? (['lifer-manager'] as const) : [])].filter(
    (role) => role !== 'offender-manager' || !p.prisonOwns,
  );

/** G1: a named supervisor; a named OM too, unless the prison's manager stands in (pathway.md, "Set of rules"). */
const managersNamed = (p: Pass): boolean =>
  p.case.os !== undefined && (p.prisonOwns || p.case.om !== undefined);
