import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { blankForm, failedForm, readForm, type FormView } from '../forms/form.js';
import { one } from '../forms/marks.js';
import { isRefused, problemsOf } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { addressOf } from './queue.filter.js';
import { DeleteView, MyTeams, OneView, RenameView, SaveView, type ViewInList } from './queue-views.query.js';
import { filterOfView, sharedWords } from './queue-views.view.js';

const LONGEST = 60;
const Name = z.object({
  name: z
    .string({ error: 'Enter a name for the view' })
    .trim()
    .min(1, { error: 'Enter a name for the view' })
    .max(LONGEST, { error: `The name must be ${LONGEST} characters or fewer` }),
});

/** Saved views of the team queue: kept, shared, opened by a link that stays the same, renamed and deleted (issue 6, screen 1). */
@Screen('queue/views')
export class QueueViewsController {
  @Get('new')
  async ask(@Visiting() visit: Visit): Promise<Answer> {
    return this.newPage(visit, visit.query.toString(), blankForm(visit));
  }

  @Post('new')
  async save(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const query = addressOf(filterOfView({ query: one(sent, 'query') })).split('?')[1] ?? '';
    const read = readForm(Name, sent);
    if (!read.ok) return this.newPage(visit, query, failedForm(visit, sent, read.problems), 422);
    const { saveQueueView } = await visit.ask(SaveView, {
      name: read.data.name,
      query,
      team: one(sent, 'team') || undefined,
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(saveQueueView))
      return this.newPage(visit, query, failedForm(visit, sent, problemsOf(saveQueueView)), 409);
    return goTo(`/queue?${query}`, `The view “${read.data.name}” is kept.`);
  }

  @Get(':id')
  async open(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return goTo(addressOf(filterOfView(await this.read(visit, id))));
  }

  @Get(':id/change')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const view = await this.read(visit, id);
    return this.changePage(view, blankForm(visit, { name: view.name }));
  }

  @Post(':id/change')
  async change(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const view = await this.read(visit, id);
    const back = addressOf(filterOfView(view));
    const commandId = one(sent, 'commandId');
    if (one(sent, 'do') === 'delete') {
      const { deleteQueueView } = await visit.ask(DeleteView, { id, commandId });
      if (isRefused(deleteQueueView)) throw new Problem('conflict', deleteQueueView.message);
      return goTo('/queue', `The view “${view.name}” is deleted.`);
    }
    const read = readForm(Name, sent);
    if (!read.ok) return this.changePage(view, failedForm(visit, sent, read.problems), 422);
    const { renameQueueView } = await visit.ask(RenameView, { id, name: read.data.name, commandId });
    if (isRefused(renameQueueView))
      return this.changePage(view, failedForm(visit, sent, problemsOf(renameQueueView)), 409);
    return goTo(back, `The view is called “${read.data.name}” now.`);
  }

  private async read(visit: Visit, id: string): Promise<ViewInList> {
    return found((await visit.ask(OneView, { id })).queueView);
  }

  private changePage(view: ViewInList, form: FormView, status?: number): Answer {
    const { id, name, mayChange } = view;
    const back = addressOf(filterOfView(view));
    return page(
      'queue/change-view.njk',
      { id, name, mayChange, shared: sharedWords(view), back, form },
      status,
    );
  }

  private async newPage(visit: Visit, query: string, form: FormView, status?: number): Promise<Answer> {
    const { me } = await visit.ask(MyTeams);
    const teams = new Map(me.memberships.map(({ team }) => [team.id, `${team.title}, ${team.place.name}`]));
    const chosen = one(form.values, 'team');
    const shares = [
      { value: '', text: 'Me alone', checked: chosen === '' },
      ...[...teams].map(([value, text]) => ({ value, text, checked: value === chosen })),
    ];
    return page('queue/new-view.njk', { query, shares, back: `/queue?${query}`, form }, status);
  }
}
