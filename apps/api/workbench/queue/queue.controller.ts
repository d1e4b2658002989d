import { Get, Post } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { many, one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { claimed, goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { ClaimTask } from '../task/task-commands.query.js';
import { assignedText, assignView } from './assign.view.js';
import { filterFrom, variablesOf } from './queue.filter.js';
import { AssignTasks, PreviewAssign, Queue } from './queue.query.js';
import { queueView } from './queue.view.js';

/** The work of one's teams: filtered, claimed from the list, and given out in bulk with a look before (issue 6, screen 1). */
@Screen('queue')
export class QueueController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    return this.page(visit, visit.address, blankForm(visit));
  }

  @Post('claim')
  async claim(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const { claimTask } = await visit.ask(ClaimTask, {
      id: one(sent, 'claim'),
      commandId: `${one(sent, 'commandId')}:${one(sent, 'claim')}`,
    });
    if (isRefused(claimTask)) throw new Problem('conflict', claimTask.message);
    return claimed(visit.formPage, claimTask.task, ['It is in My work.']);
  }

  /** The ticked tasks: looked at row by row before anything moves. */
  @Post('assign')
  async assign(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const problems = problemsOf(sent);
    if (problems.length > 0) return this.page(visit, visit.formPage, failedForm(visit, sent, problems), 422);
    const ids = [...many(sent, 'task')];
    const userId = one(sent, 'userId');
    if (one(sent, 'do') !== 'assign') {
      const { previewAssign } = await visit.ask(PreviewAssign, { ids, userId });
      if (isRefused(previewAssign)) throw new Problem('conflict', previewAssign.message);
      const view = assignView(previewAssign, visit.now);
      const form = failedForm(visit, sent, []);
      const reason = one(sent, 'reason');
      return page('queue/assign.njk', { ...view, form, userId, reason, back: visit.formPage });
    }
    const { assignTasks } = await visit.ask(AssignTasks, {
      ids,
      userId,
      reason: one(sent, 'reason') || undefined,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(assignTasks)) throw new Problem('conflict', assignTasks.message);
    const { said, more } = assignedText(assignTasks);
    return goTo(visit.formPage, said, more);
  }

  private async page(visit: Visit, address: string, form: FormView, status?: number): Promise<Answer> {
    const query = new URL(address, 'http://own.invalid').searchParams;
    const filter = filterFrom(query);
    const after = query.get('after') ?? undefined;
    const data = await visit.ask(Queue, { ...variablesOf(filter, visit.actor.userId, visit.today), after });
    const ticked = many(form.values, 'task');
    const view = queueView(data, filter, visit.now, address, one(form.values, 'userId'));
    return page('queue/queue.njk', { ...view, ticked, form }, status);
  }
}

function problemsOf(sent: Fields): FieldProblem[] {
  return [
    ...(many(sent, 'task').length === 0
      ? [{ field: 'task', message: 'Tick the tasks that are to be given' }]
      : []),
    ...(one(sent, 'userId') === '' ? [{ field: 'userId', message: 'Choose who is to have them' }] : []),
  ];
}
