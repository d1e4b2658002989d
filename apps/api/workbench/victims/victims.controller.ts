import { Get, Param } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { LiaisonScreen } from './liaison-screen.js';
import { VictimRecord } from './victim.query.js';
import { victimCaseView } from './victim-case.view.js';
import { victimView } from './victim.view.js';
import { FindCase, VictimCase, VictimCases } from './victims.query.js';
import { casesView, offenderView, VICTIM_TYPES } from './victims.view.js';

/** Cases of victim liaison, and what is known of each victim (pathway.md, "Victim contact"). */
@LiaisonScreen('victims')
export class VictimsController {
  @Get()
  async list(@Visiting() visit: Visit): Promise<Answer> {
    const search = visit.query.get('search')?.trim();
    const filter = { mine: visit.query.get('show') === 'mine', ...(search ? { search } : {}) };
    const data = await visit.ask(VictimCases, { filter, after: visit.query.get('after') ?? undefined });
    return page('victims/victims.njk', casesView(data, visit.now, visit.address));
  }

  /** A case of the area in which a victim is to be entered. */
  @Get('find')
  async find(@Visiting() visit: Visit): Promise<Answer> {
    const search = visit.query.get('search')?.trim() ?? '';
    const cases = search === '' ? [] : (await visit.ask(FindCase, { search })).pathways.nodes;
    return page('victims/find.njk', { search, cases: cases.map(offenderView) });
  }

  @Get(':id')
  async one(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const ahead = visit.query.get('ahead') === 'yes';
    const data = await visit.ask(VictimCase, { id, types: [...VICTIM_TYPES], ahead });
    return page('victims/victim-case.njk', found(victimCaseView(data, visit.now)));
  }

  @Get(':id/:victim')
  async victim(
    @Visiting() visit: Visit,
    @Param('id') id: string,
    @Param('victim') victim: string,
  ): Promise<Answer> {
    const data = await visit.ask(VictimRecord, { id, victim, types: [...VICTIM_TYPES] });
    return page('victims/victim.njk', found(victimView(data, visit.now)));
  }
}
