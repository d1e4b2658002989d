import { Get, Param, Post } from '@nestjs/common';
import { one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { found, Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { afterView } from './after.view.js';
import { AfterTask, ClaimTask, TaskInShort } from './task-commands.query.js';

/** What is done with a task beside answering it: taking it, and what comes after it. */
@Screen('tasks')
export class TaskStepsController {
  @Post(':id/claim')
  async claim(@Visiting() visit: Visit, @Param('id') id: string, @Sent() sent: Fields): Promise<Answer> {
    const { claimTask } = await visit.ask(ClaimTask, { id, commandId: one(sent, 'commandId') });
    if (isRefused(claimTask)) throw new Problem('conflict', claimTask.message);
    return goTo(`/tasks/${id}`, 'The task is yours.');
  }

  @Get(':id/done')
  async done(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { title, pathway } = found((await visit.ask(TaskInShort, { id })).task);
    const after = await visit.ask(AfterTask, { id, pathway: pathway.id });
    return page('task/done.njk', { title, caseHref: `/cases/${pathway.id}`, ...afterView(after, visit.now) });
  }
}
