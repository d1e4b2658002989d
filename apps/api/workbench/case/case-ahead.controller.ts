import { Get, Param, Query } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { londonDateOf } from '#calendar/index.js';
import { date } from '../words/dates.js';
import { momentOf } from './case.controller.js';
import { CaseWhy } from './case.query.js';
import { upperFirst } from './case-words.js';
import { caseHeadView } from './header.view.js';
import { CasePlan, CaseRelease } from './plan.query.js';
import { casePlanView } from './plan.view.js';
import { releaseStep } from './release.view.js';
import { BAR_HEIGHT } from './timeline.picture.js';
import { CaseAhead, CaseTimeline } from './timeline.query.js';
import { timelineView } from './timeline.view.js';

/** What the head of a case links to (header.view.ts). */
const OF_EVERY_CASE: ReadonlySet<string> = new Set(['release', 'sentence-end', 'owner']);

/** Where a case comes from and where it goes: its line of time, its plan, its release, and why each of them is so. */
@Screen('cases')
export class CaseAheadController {
  @Get(':id/timeline')
  async timeline(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Query('ahead') asked?: string,
  ): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const withAhead = asked === 'yes';
    const { pathway, ahead } = withAhead
      ? await visit
          .ask(CaseAhead, { id, asOf: at })
          .then(({ pathway }) => ({ pathway, ahead: pathway?.projection }))
      : { pathway: (await visit.ask(CaseTimeline, { id, asOf: at })).pathway, ahead: undefined };
    const data = found(pathway);
    return page('case/timeline.njk', {
      head: caseHeadView(data, 'timeline', asOf, now),
      ...timelineView(data, ahead, now),
      barHeight: BAR_HEIGHT,
    });
  }

  @Get(':id/plan')
  async plan(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CasePlan, { id, asOf: at })).pathway);
    return page('case/plan.njk', { head: caseHeadView(data, 'plan', asOf, now), ...casePlanView(data, now) });
  }

  /** One page to print: the case and its plan, without navigation. */
  @Get(':id/print')
  async print(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CasePlan, { id, asOf: at })).pathway);
    return page('case/print.njk', {
      head: caseHeadView(data, 'print', asOf, now),
      ...casePlanView(data, now),
      printedAt: now,
    });
  }

  @Get(':id/release')
  async release(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CaseRelease, { id, asOf: at })).pathway);
    const { readiness } = data;
    return page('case/release.njk', {
      head: caseHeadView(data, 'release', asOf, now),
      releaseOn: readiness.releaseOn,
      steps: readiness.steps.map((step) => releaseStep(step, now)),
      done: readiness.done,
      lost: readiness.canNoLongerBeMet,
    });
  }

  @Get(':id/why')
  async why(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Query('about') about?: string,
  ): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CaseWhy, { id, asOf: at, about: about ?? 'owner' })).pathway);
    // What every case has may be still being worked out, and of a day in the past there may be nothing yet; else the address is wrong.
    const why = at === undefined && !OF_EVERY_CASE.has(about ?? 'owner') ? found(data.why) : data.why;
    return page('case/why.njk', {
      head: caseHeadView(data, 'why', asOf, now),
      about: about ?? 'owner',
      sentences: why?.sentences ?? [],
      source: why?.source ?? null,
      wouldChange: (why?.wouldChange ?? []).map(upperFirst),
      facts: (why?.facts ?? []).map(({ title, happenedAt, learntAt }) => ({
        title,
        happened: date(londonDateOf(Date.parse(happenedAt))),
        learnt: date(londonDateOf(Date.parse(learntAt))),
      })),
    });
  }
}
