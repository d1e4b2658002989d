import { londonDateOf } from '#calendar/index.js';
import { type Role } from '#domain/roles.js';
import { hasBoard } from '../policy/kinds.js';
import { dateIn, untilSettled } from '../policy/until-settled.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { oasysToStandard } from './assessment.js';

/** Who is asked to the board, each by the role that answers for them (000 L441–445). */
const INVITED: readonly Role[] = [
  'offender-manager',
  'offender-supervisor',
  'education',
  'health',
  'security',
  'prison-key-worker',
];

/** Stage 5. The board, within the initial plan's clock; no board without an OASys to standard (G2; 000 Rec A4, L443). */
export function planning(p: Pass): void {
  if (!p.here || p.here.recalled || p.case.sentencedAt === undefined || !hasBoard(p.case)) return;
  const sentenced = londonDateOf(p.case.sentencedAt);
  p.gate('G1', managersNamed(p), {
    opens: p.case.os === undefined ? 'supervisor.assign' : 'allocation.name-offender-manager',
  });
  if (oasysToStandard(p)) p.stage('planning');
  const last = p.answered('board.hold');
  const postponed = last?.outcome === 'postponed' ? last : undefined;
  const date = untilSettled(
    p,
    'board.set-date',
    { within: 'ISP-CUSTODY', from: sentenced, sentBack: postponed },
    (answer) =>
      answer.outcome === 'no-slot' ? { role: 'head-of-omu', before: workingDays(answer.on, 3) } : undefined,
  );
  const boardOn = dateIn(date, 'boardOn') ?? date.due ?? date.on;
  const rests = { boardDate: boardOn };
  const held = postponed ? undefined : last;
  p.together([
    () => p.task('board.invite', { within: 'BOARD-INVITE', from: boardOn, rests }),
    // What is not answered by the day is recorded on the plan, not waited for.
    ...(held
      ? []
      : invited(p).map(
          (role) => () => p.task('board.contribute', { key: role, role, before: boardOn, rests }),
        )),
    () => {
      p.gate('G2', oasysToStandard(p), { opens: 'oasys.complete' });
      // Postponed to a new date, it is held then; the plan waits for the board that took place.
      const board = p.task('board.hold', { before: boardOn, rests, sentBack: postponed && date });
      planned(p, board);
    },
  ]);
}

/** Written, told to a person who was absent (whose view can reopen it), then given and explained (000 L458). */
function planned(p: Pass, board: Answer): void {
  const view = p.answered('board.feed-back');
  const plan = p.task('plan.write', {
    before: workingDays(board.on, 5),
    sentBack: view?.outcome === 'asks-for-change' ? view : undefined,
  });
  if (board.outcome === 'held-person-absent') p.task('board.feed-back', { before: workingDays(board.on, 3) });
  p.task('plan.share', { within: 'PLAN-SHARED', from: board.on, rests: { planVersion: plan.round } });
}

const invited = (p: Pass): readonly Role[] =>
  INVITED.filter((role) => role !== 'offender-manager' || !p.prisonOwns);

/** G1: a named supervisor; a named OM too, unless the prison's manager stands in (pathway.md, "Set of rules"). */
const managersNamed = (p: Pass): boolean =>
  p.case.os !== undefined && (p.prisonOwns || p.case.om !== undefined);
