import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { blankForm, failedForm, readForm, type FieldProblem, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { colleaguesOf } from './colleagues.js';
import { HandOver, TaskAndTeam } from './task-commands.query.js';

const LONGEST = 2_000;
const Form = z.object({
  userId: z.string({ error: 'Select who is to have it' }).min(1, { error: 'Select who is to have it' }),
  reason: z
    .string()
    .trim()
    .min(1, { error: 'Enter why you hand it over' })
    .max(LONGEST, { error: `The reason must be ${LONGEST} characters or fewer` }),
});

/** Gives a task to a colleague of its team, with the reason; they are told. */
@Screen('tasks')
export class HandOverController {
  @Get(':id/hand-over')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.page(visit, id, blankForm(visit));
  }

  @Post(':id/hand-over')
  async send(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const read = readForm(Form, { ...sent, reason: one(sent, 'reason') });
    if (!read.ok) return this.again(visit, id, sent, read.problems, 422);
    const { task } = await visit.ask(TaskAndTeam, { id });
    const { assignTask } = await visit.ask(HandOver, {
      id,
      ...read.data,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(assignTask)) return this.again(visit, id, sent, [{ message: assignTask.message }], 409);
    const name = colleaguesOf(found(task)).find((colleague) => colleague.id === read.data.userId)?.name;
    return goTo('/', `“${found(task).title}” is with ${name ?? 'your colleague'} now.`, [
      'They have been told, and what you wrote stays with it.',
    ]);
  }

  private again(
    visit: Visit,
    id: string,
    sent: Fields,
    problems: readonly FieldProblem[],
    status: number,
  ): Promise<Answer> {
    return this.page(visit, id, failedForm(visit, sent, problems), status);
  }

  private async page(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const task = found((await visit.ask(TaskAndTeam, { id })).task);
    const chosen = one(form.values, 'userId');
    const colleagues = colleaguesOf(task)
      .filter((colleague) => colleague.id !== task.holder?.id)
      .map(({ id: value, name, role }) => ({
        value,
        text: name,
        hint: { text: role },
        checked: value === chosen,
      }));
    const reason = one(form.values, 'reason');
    return page('task/hand-over.njk', { id, title: task.title, colleagues, reason, form }, status);
  }
}
