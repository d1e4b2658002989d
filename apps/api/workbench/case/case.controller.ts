import { Get, Param, Query } from '@nestjs/common';
import { type Instant } from '#domain/time.js';
import { pagesOf } from '../frame/pages.js';
import { isOneOf } from '#identity/permission/who.js';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { CaseFacts, CaseGates, CaseJournal, CaseOverview, CasePeople, CaseTasks } from './case.query.js';
import { deadlineItem, factItems, gateItem, journalDays, personItems } from './case.view.js';
import { asOfFrom, caseHeadView, type AsOf } from './header.view.js';
import { TOLD_EVENTS } from './journal.words.js';
import { caseTasksView } from './tasks.view.js';

const DEADLINES = 8;
/** What an overview tells of the journal: what moved, not what was set. */
const NEWS = [
  'FactRecorded',
  'StageReached',
  'TaskDone',
  'ClockMissed',
  'ClockMoved',
  'GateOverridden',
  'StuckRaised',
  'Ended',
];

/** The moment a page shows, and what was typed for it. */
export function momentOf(visit: Visit): { asOf: AsOf; at: string | undefined; now: Instant } {
  const asOf = asOfFrom(visit.query, visit.today);
  return { asOf, at: asOf.at, now: asOf.at === undefined ? visit.now : Date.parse(asOf.at) };
}

/** A case: who it is, what runs, what is known; now, or as it was at the end of a day. */
@Screen('cases')
export class CaseController {
  @Get(':id')
  async overview(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CaseOverview, { id, asOf: at, events: NEWS })).pathway);
    return page('case/overview.njk', {
      head: caseHeadView(data, 'overview', asOf, now),
      deadlines: data.clocks.slice(0, DEADLINES).map((clock) => deadlineItem(clock, now)),
      late: data.clocks.filter(({ overdue }) => overdue).length,
      more: Math.max(0, data.clocks.length - DEADLINES),
      gates: data.gates.map(gateItem),
      news: journalDays(data.timeline.nodes),
    });
  }

  @Get(':id/tasks')
  async tasks(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CaseTasks, { id, asOf: at })).pathway);
    return page('case/tasks.njk', {
      head: caseHeadView(data, 'tasks', asOf, now),
      ...caseTasksView(data, now),
    });
  }

  @Get(':id/facts')
  async facts(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const { pathway, factKinds } = await visit.ask(CaseFacts, { id, asOf: at });
    const data = found(pathway);
    const mine = new Set(factKinds.flatMap((kind) => (kind.mayRecord ? [kind.id] : [])));
    return page('case/facts.njk', {
      head: caseHeadView(data, 'facts', asOf, now),
      facts: factItems(data.facts, mine),
      records: at === undefined && isOneOf(visit.actor, 'staff'),
    });
  }

  @Get(':id/people')
  async people(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CasePeople, { id, asOf: at })).pathway);
    return page('case/people.njk', {
      head: caseHeadView(data, 'people', asOf, now),
      people: personItems(data),
    });
  }

  @Get(':id/gates')
  async gates(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const data = found((await visit.ask(CaseGates, { id, asOf: at })).pathway);
    return page('case/gates.njk', {
      head: caseHeadView(data, 'gates', asOf, now),
      gates: data.gates.map(gateItem),
    });
  }

  @Get(':id/journal')
  async journal(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Query('after') after?: string,
  ): Promise<Answer> {
    const { asOf, at, now } = momentOf(visit);
    const asked = { id, asOf: at, events: [...TOLD_EVENTS], after };
    const data = found((await visit.ask(CaseJournal, asked)).pathway);
    return page('case/journal.njk', {
      head: caseHeadView(data, 'journal', asOf, now),
      days: journalDays(data.timeline.nodes),
      pages: pagesOf(data.timeline.pageInfo, visit.address),
    });
  }
}
