import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { addDays } from '#calendar/index.js';
import { LONGEST_OVERRIDE_DAYS } from '#engine/gate-rules.js';
import { LONGEST_PUT_OFF_DAYS } from '#engine/stuck/acts.js';
import { blankForm, failedForm, readForm, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { date } from '../words/dates.js';
import { dayAsTyped, typedDay } from '../words/days.js';
import { stuckCaseView, type StuckCaseView } from './stuck-case.view.js';
import { LetPast, NudgeStuck, PutOffStuck, RetryPathway, StuckCase } from './stuck.query.js';
import { stuckHref } from './stuck.view.js';

const LONGEST = 2_000;
const Form = z.object({
  until: z
    .string({ error: 'Enter the last day' })
    .trim()
    .min(1, { error: 'Enter the last day' })
    .transform((text, context) => {
      const day = typedDay(text);
      if (day === undefined) context.addIssue({ code: 'custom', message: 'Enter a date, such as 9/12/2026' });
      return day ?? '';
    }),
  reason: z
    .string({ error: 'Enter why' })
    .trim()
    .min(1, { error: 'Enter why' })
    .max(LONGEST, { error: `The reason must be ${LONGEST.toLocaleString('en-GB')} characters or fewer` }),
});

/** A form with a day and a reason, and what it is for. */
interface Asking {
  readonly title: string;
  readonly about: string;
  readonly button: string;
  readonly days: number;
}

/** What a manager does about a case that stands still; giving a task to somebody else is a page of the task. */
@Screen('stuck')
export class StuckActsController {
  @Post(':pathway/:key/tell')
  async tell(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { nudgeStuck } = await visit.ask(NudgeStuck, { pathway, key, commandId: one(sent, 'commandId') });
    if (isRefused(nudgeStuck)) throw new Problem('conflict', nudgeStuck.message);
    const { told } = nudgeStuck;
    const team = told ? `${told.title}, ${told.place.name},` : 'The team';
    return goTo(stuckHref(pathway, key), `${team} has been told.`);
  }

  @Post(':pathway/:key/again')
  async again(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const { retryPathway } = await visit.ask(RetryPathway, {
      pathway,
      key,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(retryPathway)) throw new Problem('conflict', retryPathway.message);
    const { stuckPathway } = await visit.ask(StuckCase, { pathway, key });
    if (!stuckPathway) return goTo('/stuck', 'It was tried again, and the case moves.');
    return goTo(
      stuckHref(pathway, key),
      retryPathway.settled ? 'It was tried again, and still stands still.' : 'It is being tried again.',
    );
  }

  @Get(':pathway/:key/put-off')
  async askPutOff(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
  ): Promise<Answer> {
    const view = await this.view(visit, pathway, key);
    if (!view.may.putOff) throw new Problem('forbidden', 'This cannot be put off, or not by you.');
    return this.form(visit, view, PUT_OFF, blankForm(visit));
  }

  @Post(':pathway/:key/put-off')
  async putOff(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const view = await this.view(visit, pathway, key);
    const read = readForm(Form, sent);
    if (!read.ok) return this.form(visit, view, PUT_OFF, failedForm(visit, sent, read.problems), 422);
    const commandId = one(sent, 'commandId');
    const { putOffStuck } = await visit.ask(PutOffStuck, { pathway, key, ...read.data, commandId });
    if (isRefused(putOffStuck))
      return this.form(visit, view, PUT_OFF, failedForm(visit, sent, spoken(putOffStuck)), 422);
    return goTo(stuckHref(pathway, key), `Put off until ${date(read.data.until)}.`, [
      'It stays on the list, and those whose move it is hear of it again that morning.',
    ]);
  }

  @Get(':pathway/:key/gates/:gate')
  async askLetPast(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
    @Param('gate') gate: string,
  ): Promise<Answer> {
    const view = await this.view(visit, pathway, key);
    return this.form(visit, view, letPast(view, gate), blankForm(visit));
  }

  @Post(':pathway/:key/gates/:gate')
  async letPast(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
    @Param('gate') gateId: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const view = await this.view(visit, pathway, key);
    const asking = letPast(view, gateId);
    const read = readForm(Form, sent);
    if (!read.ok) return this.form(visit, view, asking, failedForm(visit, sent, read.problems), 422);
    const { overrideGate } = await visit.ask(LetPast, {
      gateId,
      ...read.data,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(overrideGate))
      return this.form(visit, view, asking, failedForm(visit, sent, spoken(overrideGate)), 422);
    return goTo(`/cases/${pathway}/gates`, `The case may go past this gate until ${date(read.data.until)}.`);
  }

  private async view(visit: Visit, pathway: string, key: string): Promise<StuckCaseView> {
    const { stuckPathway } = await visit.ask(StuckCase, { pathway, key });
    return stuckCaseView(found(stuckPathway), visit.actor, visit.now);
  }

  private form(visit: Visit, view: StuckCaseView, asking: Asking, form: FormView, status?: number): Answer {
    const latest = dayAsTyped(addDays(visit.today, asking.days));
    return page('stuck/until.njk', { view, asking, form, latest, action: visit.path }, status);
  }
}

const PUT_OFF: Asking = {
  title: 'Put off',
  about:
    'It stays on the list. Those whose move it is hear of it again on the morning of the day you choose.',
  button: 'Put off',
  days: LONGEST_PUT_OFF_DAYS,
};

function letPast({ gates, item }: StuckCaseView, id: string): Asking {
  const gate = found(gates.find(({ href }) => href === `${item.href}/gates/${id}`));
  return {
    title: 'Let the case past a gate',
    about: `Gate ${gate.title}. It opens by itself when ${gate.opens}.`,
    button: 'Let it past',
    days: LONGEST_OVERRIDE_DAYS,
  };
}

const NAMES: Readonly<Record<string, string>> = { until: 'The last day', reason: 'The reason' };

/** What the API says of a field begins with a verb; on a page it is a sentence. */
const spoken = (refusal: Parameters<typeof problemsOf>[0]) =>
  problemsOf(refusal).map(({ field, message }) => ({
    field,
    message: field === undefined ? message : `${NAMES[field] ?? field} ${message}`,
  }));
