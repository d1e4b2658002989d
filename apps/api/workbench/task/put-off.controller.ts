import { Get, Param, Post } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { dueWords } from '../words/dates.js';
import { AskToDefer, TaskBeside, type Beside } from './beside.query.js';
import { besideView } from './beside.view.js';
import { fieldsOf } from './form-fields.js';
import { apiProblems, readAnswers } from './form-read.js';
import { type FormField } from './task.query.js';

const field = (name: string, type: string, choices: string[] | null = null): FormField => ({
  name,
  type,
  required: true,
  directory: false,
  choices,
});
const WISH = field('askFor', 'choice', ['later', 'to-be-excused']);
const NEW_DATE = field('newDate', 'date');
const REASON = field('reason', 'text');

/** What its holder may ask for, as fields: another day, to be excused, or the one that there is. */
const fieldsFor = ({ whyNot, mayBeExcused }: Beside['deferral']): readonly FormField[] => [
  ...(whyNot === null && mayBeExcused ? [WISH, { ...NEW_DATE, required: false }] : []),
  ...(whyNot === null && !mayBeExcused ? [NEW_DATE] : []),
  ...(whyNot === null || mayBeExcused ? [REASON] : []),
];

/** The holder of a task asks a manager to have it later, or is told why it cannot wait (issue 6, screen 2: defer with reason). */
@Screen('tasks')
export class PutOffController {
  @Get(':id/put-off')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.page(visit, id, blankForm(visit));
  }

  @Post(':id/put-off')
  async send(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const again = (problems: readonly FieldProblem[], status: number): Promise<Answer> =>
      this.page(visit, id, failedForm(visit, sent, problems), status);
    const { deferral } = found((await visit.ask(TaskBeside, { id })).task);
    const fields = fieldsFor(deferral);
    const { data, problems } = readAnswers(fields, sent);
    if (problems.length > 0) return again(problems, 422);
    const excuse = deferral.whyNot !== null || data['askFor'] === 'to-be-excused';
    const { askToDefer } = await visit.ask(AskToDefer, {
      id,
      until: excuse ? undefined : (data['newDate'] as string | undefined),
      reason: one(sent, 'reason'),
      excuse,
      commandId: one(sent, 'commandId'),
    });
    if (!isRefused(askToDefer))
      return goTo(`/tasks/${id}`, 'Your manager has been asked.', [
        'Until they decide, the deadline stays. What you asked stands on the task.',
      ]);
    return 'problems' in askToDefer
      ? again(apiProblems(fields, askToDefer.problems.map(inForm)), 422)
      : again([{ message: askToDefer.message }], 409);
  }

  private async page(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const task = found((await visit.ask(TaskBeside, { id })).task);
    const fields = fieldsFor(task.deferral);
    return page(
      'task/put-off.njk',
      {
        id,
        title: task.title,
        due: dueWords(task, visit.now),
        whyNot: task.deferral.whyNot,
        fields: fieldsOf(fields, form, { people: [], steps: [] }),
        waiting: besideView(task).requests.find(({ waits }) => waits),
        form,
      },
      status,
    );
  }
}

const inForm = ({ field: name, message }: { readonly field: string; readonly message: string }) => ({
  field: name === 'until' ? NEW_DATE.name : name,
  message,
});
