import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { blankForm, failedForm, readForm, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { AnswerQuestion, Question, WaitingOnOthers } from './asked.query.js';
import { questionView, waitingView } from './asked.view.js';

const LONGEST = 10_000;
const Form = z.object({
  answer: z
    .string({ error: 'Enter your answer' })
    .trim()
    .min(1, { error: 'Enter your answer' })
    .max(LONGEST, { error: `It must be ${LONGEST} characters or fewer` }),
});

/** What colleagues ask of somebody, and what somebody waits for from others (issue 6, screens 1 and 2). */
@Screen()
export class AskedController {
  @Get('waiting')
  async waiting(@Visiting() visit: Visit): Promise<Answer> {
    const data = await visit.ask(WaitingOnOthers, { after: visit.query.get('after') ?? undefined });
    return page('my-work/waiting.njk', waitingView(data, visit.now, visit.address));
  }

  @Get('questions/:id')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.page(visit, id, blankForm(visit));
  }

  @Post('questions/:id')
  async answer(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const read = readForm(Form, sent);
    if (!read.ok) return this.page(visit, id, failedForm(visit, sent, read.problems), 422);
    const commandId = one(sent, 'commandId');
    const { answerQuestion } = await visit.ask(AnswerQuestion, { id, answer: read.data.answer, commandId });
    if (isRefused(answerQuestion))
      return this.page(visit, id, failedForm(visit, sent, problemsOf(answerQuestion)), 409);
    return goTo('/', 'Your answer is with your colleague.');
  }

  private async page(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const question = found((await visit.ask(Question, { id })).question);
    const view = questionView(question, visit.actor.userId, visit.now);
    return page('my-work/question.njk', { ...view, form }, status);
  }
}
