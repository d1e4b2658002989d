import { Get, Param, Post } from '@nestjs/common';
import { blankForm, failedForm, type FieldProblem } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found } from '../visit/problem.js';
import { Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { LiaisonScreen } from './liaison-screen.js';
import { ProduceLetter, VictimRecord } from './victim.query.js';
import { letterChoices, victimView } from './victim.view.js';
import { VICTIM_TYPES } from './victims.view.js';

/** Letters to a victim, in English or Welsh, each about a step that is about them. */
@LiaisonScreen('victims/:id/:victim/letter')
export class VictimLettersController {
  @Get()
  show(@Visiting() visit: Visit, @Param('id') id: string, @Param('victim') victim: string): Promise<Answer> {
    return this.page(visit, id, victim);
  }

  @Post()
  async make(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victim: string,
    @Sent() sent: Fields,
  ): Promise<Answer> {
    const task = one(sent, 'task');
    if (task === '')
      return this.page(visit, id, victim, sent, [
        { field: 'task', message: 'Choose what the letter is about' },
      ]);
    const { produceDocument: made } = await visit.ask(ProduceLetter, {
      id,
      task,
      language: one(sent, 'language') === 'WELSH' ? 'WELSH' : 'ENGLISH',
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(made)) {
      const problems = problemsOf(made).map(({ message }) => ({ field: 'task', message }));
      return this.page(visit, id, victim, sent, problems);
    }
    const { version } = made.document;
    const done = made.fresh
      ? 'The letter was made. Open it below, and send it by a way that is safe.'
      : `Nothing that the letter says has changed, so version ${version} stands.`;
    return goTo(`/victims/${id}/${victim}#letters`, done);
  }

  private async page(
    visit: Visit,
    id: string,
    victimId: string,
    sent?: Fields,
    problems: readonly FieldProblem[] = [],
  ): Promise<Answer> {
    const data = await visit.ask(VictimRecord, { id, victim: victimId, types: [...VICTIM_TYPES] });
    const { offender, name, href } = found(victimView(data, visit.now));
    const victim = found(data.victimCases.nodes[0]?.victims[0]);
    const form = sent
      ? failedForm(visit, sent, problems)
      : blankForm(visit, { language: victim.language, task: visit.query.get('about') ?? '' });
    const choices = letterChoices(data.tasks.nodes, victim.reference);
    return page('victims/letter.njk', { offender, name, href, choices, form }, sent && 422);
  }
}
