import { Get, Param } from '@nestjs/common';
import { caseHeadView } from '../case/header.view.js';
import { page, type Answer } from '../visit/answer.js';
import { found } from '../visit/problem.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { CaseDisclosures } from './case-disclosures.query.js';
import { disclosureItem } from './victim.view.js';

/**
 * What victim liaison lets the named offender manager know, on a page of the case. Every case has the page and for everybody else
 * it says nothing, so that it does not tell whether there is a victim (004 L953).
 */
@Screen('cases')
export class CaseDisclosuresController {
  @Get(':id/disclosures')
  async show(@Visiting() visit: Visit, @Param('id') id: string): Promise<Answer> {
    const data = found((await visit.ask(CaseDisclosures, { id })).pathway);
    return page('victims/case-disclosures.njk', {
      head: caseHeadView(data, 'disclosures', { typed: '' }, visit.now),
      disclosed: data.disclosures.map((one) => disclosureItem(one)),
    });
  }
}
