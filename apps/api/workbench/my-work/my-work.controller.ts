import { Get, Query } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { MyWork } from './my-work.query.js';
import { boundsOf, myWorkView } from './my-work.view.js';

/** What is mine, what is late, what comes next; the workbench begins here. */
@Screen()
export class MyWorkController {
  @Get()
  async show(@Visiting() visit: Visit, @Query('after') after?: string): Promise<Answer> {
    const data = await visit.ask(MyWork, { after, ...boundsOf(visit.today) });
    return page('my-work/my-work.njk', myWorkView(data, visit.now, visit.address));
  }
}
