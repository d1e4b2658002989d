import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { roleWords } from '../case/case-words.js';
import { blankForm, failedForm, readForm, type FieldProblem, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { AddNote, AskColleague, MayBeAsked, TaskBeside } from './beside.query.js';
import { besideView } from './beside.view.js';

const LONGEST = 10_000;
const words = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, { error: missing })
    .max(LONGEST, { error: `It must be ${LONGEST} characters or fewer` });
const Note = z.object({ words: words('Enter a note') });
const Question = z.object({
  userId: z.string({ error: 'Select whom you ask' }).min(1, { error: 'Select whom you ask' }),
  question: words('Enter your question'),
});
const WRONG = 422;
const REFUSED = 409;

/** Notes on a task, and questions about it to a colleague (issue 6, screen 2). */
@Screen('tasks')
export class BesideTaskController {
  @Get(':id/notes')
  async notes(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.notesPage(visit, id, blankForm(visit));
  }

  @Post(':id/notes')
  async note(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const read = readForm(Note, sent);
    if (!read.ok) return this.notesPage(visit, id, failedForm(visit, sent, read.problems), WRONG);
    const commandId = one(sent, 'commandId');
    const { addTaskNote } = await visit.ask(AddNote, { id, words: read.data.words, commandId });
    if (isRefused(addTaskNote))
      return this.notesPage(visit, id, failedForm(visit, sent, problemsOf(addTaskNote)), REFUSED);
    return goTo(`/tasks/${id}`, 'Your note is kept with the task.');
  }

  @Get(':id/ask')
  async ask(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.askPage(visit, id, blankForm(visit));
  }

  @Post(':id/ask')
  async asked(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const again = (problems: readonly FieldProblem[], status: number): Promise<Answer> =>
      this.askPage(visit, id, failedForm(visit, sent, problems), status);
    const read = readForm(Question, sent);
    if (!read.ok) return again(read.problems, WRONG);
    const commandId = one(sent, 'commandId');
    const { askColleague } = await visit.ask(AskColleague, { id, ...read.data, commandId });
    if (isRefused(askColleague)) return again(problemsOf(askColleague), REFUSED);
    return goTo(`/tasks/${id}`, 'Your question is with your colleague.', [
      'The task stays yours, and its deadline stays. You are told when they answer.',
    ]);
  }

  private async notesPage(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const task = found((await visit.ask(TaskBeside, { id })).task);
    return page('task/notes.njk', { id, title: task.title, notes: besideView(task).notes, form }, status);
  }

  private async askPage(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const task = found((await visit.ask(MayBeAsked, { id })).task);
    const chosen = one(form.values, 'userId');
    const people = [
      { value: '', text: 'Choose one' },
      ...task.mayBeAsked.map(({ user, roles }) => ({
        value: user.id,
        text: `${user.displayName}, ${roles.map(roleWords).join(', ').toLowerCase()}`,
        selected: user.id === chosen,
      })),
    ];
    const walled = task.confidentiality === 'victim';
    return page('task/ask.njk', { id, title: task.title, people, walled, form }, status);
  }
}
