import { addDays, londonDateOf } from '#calendar/index.js';
import { dateIn, holdingTry, untilSettled } from '../policy/until-settled.js';
import { gate } from '../policy/gate.js';
import { workingDays } from '../policy/working-days.js';
import { type Answer } from '../runtime/state.js';
import { type Pass } from '../runtime/pass.js';
import { firstReceived } from './reception.js';

/** Stage 3, induction: complete only when every result has reached the shared record (000 L361–370). */
export function induction(p: Pass): void {
  const { here } = p;
  if (!here || p.case.receivedAt === undefined) p.until(undefined);
  const arrived = firstReceived(p, londonDateOf(p.case.receivedAt as number));
  if (p.answered('reception.restrict-contact')) p.stage('induction');
  p.together([
    () => {
      // After a recall nobody is inducted again before the reason for it is here, at the prison of now (G9; 000 L579).
      if (here?.recalled)
        gate(p, 'G9', holdingTry(p, 'recall.send-reason')?.outcome === 'sent-acknowledged', {
          opens: 'recall.send-reason',
        });
      p.all([
        () =>
          untilSettled(p, 'induction.assess-needs', { before: addDays(arrived, 5) }, (answer) =>
            answer.outcome === 'not-fit-yet' ? { before: addDays(answer.on, 7) } : undefined,
          ),
        () => p.task('induction.screen-basic-skills', { within: 'BASIC-SKILLS-SCREEN', from: arrived }),
        () => p.task('induction.screen-health', { before: addDays(arrived, 1) }),
      ]);
      p.task('induction.complete', { within: 'INDUCTION', from: arrived });
    },
    () => skills(p, arrived),
    () => {
      if (here?.recalled) return;
      const category = p.facts('category-changed', 'ever')[0];
      const returned = p.answered('category.approve', 'here', 'first');
      const proposal = untilSettled(
        p,
        'category.propose-first',
        {
          within: 'CATEGORISE',
          from: arrived,
          answeredBy: category,
          sentBack: returned?.outcome === 'returned' ? returned : undefined,
        },
        (answer) => (answer.outcome === 'security-first' ? { before: workingDays(answer.on, 3) } : undefined),
      );
      // A category that nobody here approved came from the prison record and is in force.
      if (!category || p.answered('category.approve', 'here', 'first')) approve(p, proposal, arrived);
    },
  ]);
}

/** A full assessment where the screening asks for one, before the board is invited; what is not offered here is unmet need (000 L549–553). */
function skills(p: Pass, arrived: string): void {
  const screening = p.answered('induction.screen-basic-skills');
  if (screening?.outcome !== 'full-assessment-needed') return;
  const board = p.answered('board.set-date');
  const invitations = board && p.due('BOARD-INVITE', dateIn(board, 'boardOn'));
  const usual = workingDays(arrived, 20);
  const full = p.task('induction.assess-skills-fully', {
    before:
      invitations !== undefined && invitations > screening.on && invitations < usual ? invitations : usual,
  });
  if (full.outcome === 'no-provision-here') p.milestone('unmet-need', full.on, 'basic-skills');
}

/** By another than the proposer, inside the same clock (hmpps-services 2.4). */
const approve = (p: Pass, proposal: Answer, arrived: string): Answer =>
  p.task('category.approve', {
    key: 'first',
    before: p.due('CATEGORISE', arrived) ?? workingDays(arrived, 10),
    rests: { proposal: proposal.at },
  });
