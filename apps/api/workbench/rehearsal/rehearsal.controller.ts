import { Get, Param, Post } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { marksOf, one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { typedDay } from '../words/days.js';
import { End, Move, Share, Undo } from './rehearsal.commands.js';
import { ComparePage, RehearsalPage } from './rehearsal.query.js';
import { compareView, rehearsalView } from './rehearsal.view.js';

/** One rehearsal: how it stands there, and its way on and back. */
@Screen('rehearsals')
export class RehearsalController {
  @Get(':id')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return shown(visit, id, blankForm(visit));
  }

  @Get(':id/compare')
  async compare(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { rehearsal, places } = await visit.ask(ComparePage, { id });
    return page('rehearsal/compare.njk', found(compareView(found(rehearsal), places, visit.now)));
  }

  @Post(':id/move')
  async move(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const again = (problems: readonly FieldProblem[]): Promise<Answer> =>
      shown(visit, id, failedForm(visit, sent, problems), 422);
    const toDay = one(sent, 'how') === 'day';
    const to = typedDay(one(sent, 'to'));
    if (toDay && to === undefined)
      return again([{ field: 'to', message: 'Enter the day to move to, like 9/12/2026' }]);
    const input = { to: toDay ? to : undefined, everybodyAnswers: one(sent, 'everybody') === 'yes' };
    const { moveRehearsal: result } = await visit.ask(Move, { id, input, ...lastSeen(sent) });
    if (isRefused(result)) return again(problemsOf(result));
    const stopped = 'stopped' in result && result.stopped;
    return stopped
      ? goTo(`/rehearsals/${id}`, 'So much happened that we stopped on the way. Move on again for the rest.')
      : goTo(`/rehearsals/${id}#happened`);
  }

  @Post(':id/undo')
  async undo(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const all = one(sent, 'all') === 'yes';
    const { undoRehearsal: result } = await visit.ask(Undo, { id, all, ...lastSeen(sent) });
    if (isRefused(result)) throw new Problem('conflict', result.message);
    return goTo(
      `/rehearsals/${id}`,
      all ? 'The rehearsal is back where it began.' : 'The last step has been taken back.',
    );
  }

  @Post(':id/share')
  async share(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const team = one(sent, 'team') || undefined;
    const { shareRehearsal: result } = await visit.ask(Share, {
      id,
      team,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(result)) throw new Problem('conflict', result.message);
    return team === undefined
      ? goTo(`/rehearsals/${id}`, 'The rehearsal is yours alone again.')
      : goTo(`/rehearsals/${id}`, 'The rehearsal is shared.', [
          'Send your colleagues the address of this page.',
        ]);
  }

  @Post(':id/end')
  async end(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const { endRehearsal: result } = await visit.ask(End, { id, commandId: one(sent, 'commandId') });
    if (isRefused(result)) throw new Problem('conflict', result.message);
    return goTo('/rehearsals', 'The rehearsal has ended, and nothing of it is kept.');
  }
}

/** The command's own id, and the step after which it was meant. */
export const lastSeen = (sent: Fields): { commandId: string; step: number | undefined } => {
  const step = one(sent, 'step');
  return { commandId: one(sent, 'commandId'), step: /^\d+$/.test(step) ? Number(step) : undefined };
};

async function shown(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
  const { rehearsal, ...around } = await visit.ask(RehearsalPage, { id });
  const view = rehearsalView(found(rehearsal), around);
  // Each form is a command of its own; one that was sent and another that is sent after going back are two.
  const plain = () => ({ marks: marksOf(visit), values: {}, errors: {} });
  const forms = { undo: plain(), share: plain(), end: plain() };
  return page('rehearsal/rehearsal.njk', { ...view, form, forms }, status);
}
