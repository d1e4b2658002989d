import { Get, Param, Post } from '@nestjs/common';
import { blankForm, failedForm, type FormView } from '../forms/form.js';
import { many, one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { problemOf } from './problem.js';
import { GiveWork, PlanWork } from './work.query.js';
import { givenOf, givenText, partOf, workRows } from './work.view.js';

/** What somebody holds, given to others row by row: for who leaves, moves or is away for long. */
@Screen('directory/people')
export class DirectoryWorkController {
  @Get(':id/work')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    return this.page(visit, id, blankForm(visit));
  }

  @Post(':id/work')
  async give(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const rows = givenOf(many(sent, 'row'));
    if (rows.length === 0) {
      const problem = { field: 'row', message: 'Tick what is to be given to others' };
      return this.page(visit, id, failedForm(visit, sent, [problem]), 422);
    }
    const { reassign } = await visit.ask(GiveWork, {
      input: { userId: id, rows, reason: one(sent, 'reason') || undefined },
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(reassign)) return this.page(visit, id, failedForm(visit, sent, [reassign]), 422);
    const { said, more } = givenText(reassign.rows);
    return goTo(`/directory/people/${id}/work`, said, more);
  }

  private async page(visit: Visit, id: string, form: FormView, status?: number): Promise<Answer> {
    const { planReassignment } = await visit.ask(PlanWork, { who: id });
    if (isRefused(planReassignment)) throw problemOf(planReassignment);
    const { user, rows, closed } = planReassignment;
    const ticked = form.summary.length > 0 ? many(form.values, 'row') : undefined;
    const { part, pages } = partOf(rows, visit.address);
    const shown = workRows(part, visit.now).map((row) => ({
      ...row,
      ticked: row.value !== undefined && (ticked?.includes(row.value) ?? true),
    }));
    const reason = one(form.values, 'reason');
    return page(
      'directory/work.njk',
      { id: user.id, name: user.displayName, rows: shown, closed, total: rows.length, pages, reason, form },
      status,
    );
  }
}
