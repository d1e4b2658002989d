import { Get, Param } from '@nestjs/common';
import { marksOf } from '../forms/marks.js';
import { page, type Answer } from '../visit/answer.js';
import { Problem } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { stuckCaseView } from './stuck-case.view.js';
import { StuckCase, StuckList } from './stuck.query.js';
import { filterOf, stuckListView } from './stuck.view.js';

const FREE = 'It moves again, or it is not a case you work with.';

/** Cases that stand still: by cause, age and whose move it is, and each with what sets it free. */
@Screen('stuck')
export class StuckController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const filter = filterOf(visit.query, visit.now);
    const data = await visit.ask(StuckList, { filter, after: visit.query.get('after') ?? undefined });
    return page('stuck/stuck.njk', stuckListView(data, visit.now, visit.address));
  }

  @Get(':pathway/:key')
  async show(
    @Visiting() visit: Visit,
    @Param('pathway') pathway: string,
    @Param('key') key: string,
  ): Promise<Answer> {
    const { stuckPathway } = await visit.ask(StuckCase, { pathway, key });
    if (!stuckPathway) throw new Problem('not-found', FREE);
    const view = stuckCaseView(stuckPathway, visit.actor, visit.now);
    return page('stuck/stuck-case.njk', { ...view, form: { marks: marksOf(visit) } });
  }
}
