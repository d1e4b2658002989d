import { Get, Post, Query } from '@nestjs/common';
import { marksOf, one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { claimed, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { ClaimTask } from '../task/task-commands.query.js';
import { MyWork } from './my-work.query.js';
import { boundsOf, myWorkView } from './my-work.view.js';

/** What is mine, what is late, what comes next; the workbench begins here. */
@Screen()
export class MyWorkController {
  @Get()
  async show(@Visiting() visit: Visit, @Query('after') after?: string): Promise<Answer> {
    const data = await visit.ask(MyWork, { after, ...boundsOf(visit.today) });
    const view = myWorkView(data, visit.now, visit.address);
    return page('my-work/my-work.njk', { ...view, form: { marks: marksOf(visit) } });
  }

  /** Takes a task that is meant for them and in nobody's hands. */
  @Post()
  async claim(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const { claimTask } = await visit.ask(ClaimTask, {
      id: one(sent, 'task'),
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(claimTask)) throw new Problem('conflict', claimTask.message);
    return claimed(visit.formPage, claimTask.task);
  }
}
