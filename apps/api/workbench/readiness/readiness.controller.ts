import { Get, Query } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { ReleaseReadiness } from './readiness.query.js';
import { readinessAsked, readinessFilter, readinessView } from './readiness.view.js';

/** Whoever has cases of their own sees these first. */
const HAVE_CASES: ReadonlySet<string> = new Set(['offender-manager', 'offender-supervisor']);

/** Every release step across the cases, and what can no longer be met (pathway.md stage 10, "Readiness"). */
@Screen('release-readiness')
export class ReadinessController {
  @Get()
  async show(@Visiting() visit: Visit, @Query('after') after?: string): Promise<Answer> {
    const { actor, query } = visit;
    const asked = readinessAsked(
      query,
      actor.memberships.some(({ role }) => HAVE_CASES.has(role)),
    );
    const data = await visit.ask(ReleaseReadiness, { filter: readinessFilter(asked, actor.userId), after });
    return page('readiness/readiness.njk', readinessView(data, asked, visit));
  }
}
