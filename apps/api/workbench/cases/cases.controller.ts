import { Get, Query } from '@nestjs/common';
import { importsAt } from '#caseload/import/jobs.js';
import { page, type Answer } from '../visit/answer.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { mayRegister } from '../register/register.controller.js';
import { casesAsked, casesFilter } from './cases.filter.js';
import { Cases } from './cases.query.js';
import { casesView } from './cases.view.js';

/** The cases of one's places, or one's own. */
@Screen('cases')
export class CasesController {
  @Get()
  async show(@Visiting() visit: Visit, @Query('after') after?: string): Promise<Answer> {
    const asked = casesAsked(visit.query);
    const filter = casesFilter(asked, visit.actor.userId);
    const data = await visit.ask(Cases, { filter, after });
    const beginnings = [
      ...(mayRegister(visit.actor) ? [{ href: '/register', text: 'Register a sentence' }] : []),
      ...(importsAt(visit.actor).length > 0 ? [{ href: '/import', text: 'Import a caseload' }] : []),
    ];
    return page('cases/cases.njk', { ...casesView(data, asked, visit), beginnings });
  }
}
