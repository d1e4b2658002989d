import { Get } from '@nestjs/common';
import { page, type Answer } from '../visit/answer.js';
import { Screen, Visiting } from '../visit/screen.js';
import { Visit } from '../visit/visit.js';
import { PeopleSearch } from './search.query.js';
import { isEnough, searchView } from './search.view.js';

/** People by name or number; its box stands at the head of every page. */
@Screen('search')
export class SearchController {
  @Get()
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const text = visit.query.get('q')?.trim() ?? '';
    const after = visit.query.get('after') ?? undefined;
    const found = isEnough(text) ? (await visit.ask(PeopleSearch, { text, after })).searchPeople : undefined;
    return page('search/search.njk', searchView(text, found, visit.address));
  }
}
