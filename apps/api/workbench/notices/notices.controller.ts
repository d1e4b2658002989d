import { Get, Post } from '@nestjs/common';
import { many, marksOf, one } from '../forms/marks.js';
import { isRefused } from '../operations/refusal.js';
import { goTo, page, type Answer } from '../visit/answer.js';
import { type Fields } from '../visit/http.js';
import { Problem } from '../visit/problem.js';
import { Screen, Sent, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { AcknowledgeNotices, Notices } from './notices.query.js';
import { filterOf, noticesView } from './notices.view.js';

/** The inbox: what somebody or their teams must know, and what must be acknowledged first. */
@Screen('notices')
export class NoticesController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const filter = filterOf(visit.query);
    const after = visit.query.get('after') ?? undefined;
    const to = filter.to === 'me' ? 'ME' : filter.to === 'teams' ? 'MY_TEAMS' : undefined;
    const data = await visit.ask(Notices, {
      filter: { unread: filter.show === 'unread', ...(to === undefined ? {} : { to }) },
      after,
      must: after === undefined && filter.show === 'unread' && to === undefined,
    });
    const view = noticesView(data, filter, visit.now, visit.address);
    return page('notices/notices.njk', { ...view, form: { marks: marksOf(visit) } });
  }

  /** One by its own button, or all that are ticked. */
  @Post()
  async acknowledge(@Visiting() visit: Visit, @Sent() sent: Fields): Promise<Answer> {
    const single = one(sent, 'one');
    const ids = single === '' ? many(sent, 'ids') : [single];
    if (ids.length === 0)
      return goTo(visit.formPage, 'Nothing was acknowledged.', [
        'Tick the notices you have read, then acknowledge them.',
      ]);
    const { acknowledgeNotices: done } = await visit.ask(AcknowledgeNotices, {
      ids: [...ids],
      commandId: one(sent, 'commandId'),
    });
    if (isRefused(done)) throw new Problem('conflict', done.message);
    const count = done.notices.length;
    const missing = done.notFound.length;
    return goTo(
      visit.formPage,
      `${count} ${count === 1 ? 'notice was' : 'notices were'} acknowledged.`,
      missing === 0
        ? undefined
        : [`${missing} ${missing === 1 ? 'is' : 'are'} no longer there, or no longer for you.`],
    );
  }
}
